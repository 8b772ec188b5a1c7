"""The sentences of a message that tell what happened, without those that go round it."""

from bot.nlu.telling import told


def nothing_but_bikes(sentences):
    return [0.1 if "vélo" in sentence else 0.9 for sentence in sentences]


def test_sentences_that_tell_nothing_are_left_out():
    text = (
        "Excusez-moi de vous déranger avec mon histoire ce soir. J'ai acheté un vélo que je n'ai "
        "jamais reçu.\nVous pouvez me répondre quand vous aurez le temps, merci."
    )

    assert told(text, nothing_but_bikes) == "J'ai acheté un vélo que je n'ai jamais reçu."


def test_a_short_sentence_goes_with_the_next():
    text = "Le vélo. Jamais reçu depuis le mois de mars, vous vous rendez compte. Merci."

    assert told(text, nothing_but_bikes) == text


def test_a_message_that_tells_nothing_stays_whole():
    text = "Je ne sais pas trop par où commencer, pardon. Vous allez me dire que je suis naïve."

    assert told(text, nothing_but_bikes) == text


def test_one_sentence_is_not_weighed():
    assert told("bonjour", lambda _: []) == "bonjour"
