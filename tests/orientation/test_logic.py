"""Kleene's logic: what is unknown stays unknown until it no longer matters."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orientation.logic import All, Any, Condition, Is, Not, Truth

FACTS = ("adult", "for_self", "met_in_person")
F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
# A condition of each truth when only « adult » is answered, with yes.
SAMPLES = {
    F: Is("adult", frozenset({"false"})),
    U: Is("for_self", frozenset({"true"})),
    T: Is("adult", frozenset({"true"})),
}
ANSWERED = {"adult": "true"}

leaves = st.builds(
    Is, st.sampled_from(FACTS), st.sampled_from([frozenset({"true"}), frozenset({"false"})])
)
conditions = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(All, st.lists(parts, max_size=3)),
        st.builds(Any, st.lists(parts, max_size=3)),
        st.builds(Not, parts),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (F, F, F, F),
        (F, U, F, U),
        (F, T, F, T),
        (U, U, U, U),
        (U, T, U, T),
        (T, T, T, T),
    ],
)
def test_the_tables_of_kleene_hold(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    for parts in ([SAMPLES[left], SAMPLES[right]], [SAMPLES[right], SAMPLES[left]]):
        assert All(parts).truth(ANSWERED) is both
        assert Any(parts).truth(ANSWERED) is either


@pytest.mark.parametrize(("truth", "opposite"), [(F, T), (U, U), (T, F)])
def test_the_opposite_of_unknown_is_unknown(truth: Truth, opposite: Truth) -> None:
    assert Not(SAMPLES[truth]).truth(ANSWERED) is opposite


def test_no_condition_at_all_holds_and_no_alternative_does_not() -> None:
    assert All([]).truth({}) is T
    assert Any([]).truth({}) is F


def test_one_value_of_several_is_enough() -> None:
    either = Is("already_filed", frozenset({"station", "online"}))

    assert either.truth({"already_filed": "online"}) is T
    assert either.truth({"already_filed": "no"}) is F


@given(conditions)
def test_a_condition_names_every_fact_that_it_looks_at(condition: Condition) -> None:
    answers = dict.fromkeys(condition.facts(), "true")

    assert condition.truth(answers) is not U


@given(
    conditions,
    st.dictionaries(st.sampled_from(FACTS), st.sampled_from(["true", "false"])),
)
def test_what_is_decided_no_further_answer_changes(
    condition: Condition, answers: dict[str, str]
) -> None:
    unknown = [fact for fact in FACTS if fact not in answers]
    completions = [
        {**answers, **dict(zip(unknown, values, strict=True))}
        for values in product(("true", "false"), repeat=len(unknown))
    ]

    decided = condition.truth(answers)

    if decided is not U:
        assert {condition.truth(each) for each in completions} == {decided}
