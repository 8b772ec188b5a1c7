"""The victims' words: theirs alone, true of them, and said in many ways."""

from collections.abc import Iterator
from random import Random

import pytest
import yaml

from bot.bootstrap.settings import ROOT
from tests.simulation.oracle import LEAVES, TAILS, right_outcomes
from tests.simulation.people import words
from tests.simulation.run import victims
from tests.simulation.speech import Speaker, stories
from tests.simulation.typing_slips import mistype

# Nobody can say « je ne sais pas » in words that a model has never seen.
_FEW = 5


def sentences(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for part in node.values():
            yield from sentences(part)
    elif isinstance(node, list):
        for part in node:
            yield from sentences(part)


def folded(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def test_no_sentence_is_one_that_the_model_was_trained_on() -> None:
    files = (ROOT / "data" / "nlu").rglob("*.yml")
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    examples = {
        folded(line.removeprefix("- ")) for text in sentences(read) for line in text.splitlines()
    }
    said = {
        folded(each)
        for name in ("stories", "answers", "details")
        for each in sentences(words(name))
    }

    assert {each for each in said & examples if len(each.split()) >= _FEW} == set()


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.name)
def test_every_case_is_told_in_more_than_one_way(leaf) -> None:
    assert len({phrase.say for phrase in stories(leaf.name)}) > 1


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.name)
@pytest.mark.parametrize("tail", TAILS, ids=lambda tail: tail.name)
def test_every_path_of_the_published_tree_leads_somewhere(leaf, tail) -> None:
    assert right_outcomes(leaf, tail)


def test_a_story_tells_what_is_true_of_her_but_for_her_slip() -> None:
    for truth in victims(200, seed=7):
        story = Speaker(truth, Random(1)).story()

        for fact, told in story.tells.items():
            assert told == truth.slip.get(fact, truth.facts.get(fact))


def test_a_correction_tells_the_truth() -> None:
    slipping = [truth for truth in victims(200, seed=7) if truth.slip]
    for truth in slipping:
        correction = Speaker(truth, Random(1)).correction()

        assert correction.tells == {name: truth.facts[name] for name in truth.slip}
    assert slipping


def test_the_same_seed_gives_the_same_victims() -> None:
    assert victims(30, seed=5) == victims(30, seed=5)
    assert victims(30, seed=5) != victims(30, seed=6)


def test_who_is_under_age_is_never_expected_to_file_a_complaint() -> None:
    minors = [truth for truth in victims(600, seed=7) if truth.facts["adult"] == "false"]

    assert minors
    assert not any(each.endswith(".plainte") for truth in minors for each in truth.outcomes)


def test_typing_slips_stay_in_words_and_leave_numbers_alone() -> None:
    text = "virement de 1250 euros vers FR7630006000011234567890189 depuis mardi"
    typed = {mistype(Random(seed), text) for seed in range(50)}

    assert len(typed) > 5
    for each in typed:
        assert "1250" in each.split(" ")
        assert "FR7630006000011234567890189" in each.split(" ")
