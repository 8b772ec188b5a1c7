"""What is counted against the product, and what is not."""

from random import Random

import pytest

from tests.simulation.asking import Asking
from tests.simulation.judgement import faults
from tests.simulation.speech import Words
from tests.simulation.truths import Truth, draw


@pytest.fixture
def truth() -> Truth:
    """Somebody who bought on classified ads, paid, and never received anything."""
    drawn = (draw(Random(seed), 0, offence="faux_vendeur") for seed in range(100))
    return next(each for each in drawn if not each.slip and "suspect_phone" in each.facts)


@pytest.fixture
def asking() -> Asking:
    """A conversation that begins."""
    return Asking()


def line(name: str, value: str | None) -> dict[str, str | None]:
    return {"name": name, "value": value}


def asks(question: str | None) -> dict[str, str | None]:
    return {"question": question}


def test_what_is_held_as_it_was_told_is_no_fault(truth: Truth, asking: Asking) -> None:
    asking.after(Words("…", {"amount": truth.facts["amount"]}, story=True), asks("item"), [])

    held = [line("offence", "faux_vendeur"), line("amount", truth.facts["amount"])]
    assert faults(truth, asking, held) == []


def test_a_sum_that_was_told_and_is_not_held_is_lost(truth: Truth, asking: Asking) -> None:
    asking.after(Words("…", {"amount": truth.facts["amount"]}, story=True), asks("item"), [])

    assert [str(each.kind) for each in faults(truth, asking, [])] == ["lost"]


def test_another_sum_is_wrong_even_beside_the_right_one(truth: Truth, asking: Asking) -> None:
    held = [line("amount", truth.facts["amount"]), line("amount", "1.00")]

    assert [(each.kind, each.held) for each in faults(truth, asking, held)] == [("wrong", "1.00")]


def test_an_identifier_that_nobody_has_is_invented(truth: Truth, asking: Asking) -> None:
    held = [line("suspect_wallet", "0x00")]

    assert [each.kind for each in faults(truth, asking, held)] == ["invented"]


def test_what_she_does_not_know_may_stay_unknown(truth: Truth, asking: Asking) -> None:
    asking.after(Words("je ne sais pas", {"suspect_phone": None}), asks("item"), [])

    assert faults(truth, asking, [line("suspect_phone", None)]) == []


def test_a_question_about_what_the_story_told_is_asked_twice(asking: Asking) -> None:
    asking.after(Words("…", {"amount": "20.00"}, story=True), asks("adult"), [])
    asking.after(Words("oui", {"adult": "true"}), asks("amount"), [])

    assert (asking.twice, asking.again) == (["amount"], [])


def test_a_question_right_after_its_answer_is_asked_again(asking: Asking) -> None:
    asking.after(Words("…", story=True), asks("adult"), [])
    asking.after(Words("58 ans", {"adult": "true"}), asks("adult"), [])

    assert (asking.twice, asking.again) == ([], ["adult"])


def test_a_question_that_comes_back_after_a_digression_is_asked_once(asking: Asking) -> None:
    asking.after(Words("…", story=True), asks("adult"), [])
    asking.after(Words("c'est long ?", digresses=True), asks("adult"), [])

    assert (asking.twice, asking.again) == ([], [])


def test_to_choose_between_two_cases_is_not_to_be_asked_again(asking: Asking) -> None:
    payloads = [f'/inform{{"offence": "{each}"}}' for each in ("faux_vendeur", "faux_acheteur")]
    buttons = [{"title": each, "payload": each} for each in payloads]

    asking.after(Words("…", story=True), asks("offence"), [{"buttons": buttons}])

    assert (asking.twice, asking.again, asking.between) == ([], [], True)
