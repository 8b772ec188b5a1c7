"""The text classifier, trained on a handful of examples."""

import pytest

from bot.nlu.text_model import TextModel


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("bonjour monsieur", "greet"),
        ("ça coûte combien", "ask_cost"),
        ("dois-je débourser quelque chose ?", "ask_cost"),
        ("un vendeur m'a volé 50 euros", "tell_story"),
        ("je voudrais être morte", "distress"),
    ],
)
def test_a_text_like_no_example_is_heard(small_model, text, intent):
    ranking = small_model.rank(text)

    assert ranking[0][0] == intent


@pytest.mark.parametrize("text", ["JE VEUX MOURIR", "c est gratui", "bjour"])
def test_capitals_and_lost_accents_change_little(small_model, text):
    intents = {"JE VEUX MOURIR": "distress", "c est gratui": "ask_cost", "bjour": "greet"}

    assert small_model.rank(text)[0][0] == intents[text]


def test_chances_add_up_to_one_and_come_in_order(small_model):
    chances = [chance for _, chance in small_model.rank("bonsoir, c'est payant ?")]

    assert sum(chances) == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)


def test_a_text_between_two_meanings_is_said_with_less_confidence(small_model):
    clear = small_model.rank("bonjour")[0][1]
    between = small_model.rank("xyz")[0][1]

    assert between < clear


def test_a_saved_model_says_the_same(small_model, tmp_path):
    text = "le vendeur ne répond plus"

    small_model.save(tmp_path / "model.skops")
    loaded = TextModel.load(tmp_path / "model.skops")

    assert loaded.rank(text) == pytest.approx(small_model.rank(text))


def test_two_labels_are_enough_and_one_of_them_may_have_a_single_example():
    texts = ["oui", "oui bien sûr", "non pas du tout"]

    model = TextModel.train(texts, ["affirm", "affirm", "deny"], 0.3)

    assert {name for name, _ in model.rank("oui oui")} == {"affirm", "deny"}
    assert model.rank("oui oui")[0][0] == "affirm"


def test_an_empty_text_has_a_ranking_too(small_model):
    assert len(small_model.rank("")) == 4


def test_how_likely_several_texts_are_one_label_is_what_their_rankings_say(small_model):
    texts = ["bonjour monsieur", "ça coûte combien"]

    chances = small_model.chances_of("greet", texts)

    assert chances == pytest.approx([dict(small_model.rank(text))["greet"] for text in texts])
    assert small_model.chances_of("unheard_of", texts) == [0.0, 0.0]
