"""Cries for help: heard even where the classifier hesitates, and not where it only looks so."""

import pytest

from bot.nlu.care import hear_care

SURE_OF_ANOTHER = [("inform", 0.97), ("distress", 0.01), ("danger", 0.01)]


@pytest.mark.parametrize(
    "text",
    [
        "je veux en finir",
        "J'AI ENVIE DE MOURIR",
        "jveu mourir",
        "g envi de crever mais avant je voudrais finir la plainte, je pense au suicide",
        "j’ai pris des cachets",
        "je vais sauter",
        "ma fille dit qu'elle veut mourir",
        "chu pu capable, j'ai l'goût de mourir",
    ],
)
def test_words_of_despair_come_first_whatever_the_classifier_thinks(text):
    name, confidence = hear_care(text, SURE_OF_ANOTHER)[0]

    assert name == "distress"
    assert confidence >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "il est devant ma porte",
        "il menace de me tuer",
        "mon mari me frappe",
        "ils ont sorti un couteau",
        "appelez la police vite",
        "je suis en danger",
        "I VA ME TUE",
        "quelqu’un essaie d’entrer chez moi",
    ],
)
def test_words_of_danger_come_first_whatever_the_classifier_thinks(text):
    assert hear_care(text, SURE_OF_ANOTHER)[0][0] == "danger"


@pytest.mark.parametrize(
    "text",
    [
        "ça me tue cette arnaque",
        "je suis mort de rire",
        "il m'a tué le moral",
        "mon compte est à sec",
        "mon téléphone est mort",
        "il a fait le mort pendant une semaine",
        "mon mari va me tuer quand il saura",
        "mon compte est en danger",
        "je n'en peux plus de ces questions",
        "il devait venir chez moi chercher le canapé",
        "j'ai acheté un couteau de cuisine sur vinted",
        "j'ai tout perdu, 3000 euros",
        "je veux en finir avec ces questions",
    ],
)
def test_what_only_looks_like_a_cry_is_left_to_the_classifier(text):
    assert hear_care(text, SURE_OF_ANOTHER) == SURE_OF_ANOTHER


def test_a_hint_decides_when_the_classifier_thinks_of_it_too():
    hesitating = [("stop", 0.5), ("distress", 0.15), ("inform", 0.1), ("danger", 0.0)]

    assert hear_care("je craque", hesitating)[0] == ("distress", 0.5)
    assert hear_care("je m'arrête", hesitating) == hesitating


def test_without_any_word_a_strong_second_thought_is_enough():
    hesitating = [("stop", 0.45), ("distress", 0.4), ("danger", 0.0)]

    assert hear_care("laissez-moi", hesitating)[0][0] == "distress"


def test_of_both_the_one_with_its_words_comes_first():
    hesitating = [("distress", 0.3), ("danger", 0.3), ("inform", 0.2)]

    assert hear_care("il est devant chez moi avec un couteau", hesitating)[0][0] == "danger"


def test_the_others_keep_their_place_behind():
    ranking = [("inform", 0.8), ("deny", 0.1), ("distress", 0.05), ("danger", 0.01)]

    raised = hear_care("je veux mourir", ranking)

    assert [name for name, _ in raised] == ["distress", "inform", "deny", "danger"]


def test_what_the_classifier_itself_puts_first_is_said_with_enough_confidence():
    assert hear_care("…", [("danger", 0.2), ("inform", 0.19)])[0] == ("danger", 0.5)
