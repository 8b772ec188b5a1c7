"""Where each case belongs, and that this is certain exactly when it is said to be."""

from collections.abc import Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Stage
from bot.complaint.offences import Offence
from bot.orientation.loading import load_questionnaire
from bot.orientation.logic import All, Any, Is, Not, Truth
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import (
    Question,
    Questionnaire,
    Rule,
    values_of,
)

REAL = load_questionnaire(ROOT / "data" / "orientation")
ORIENTER = Orienter(REAL)
ASKED = [
    question.fact
    for question in REAL.questions
    if question.stage in (Stage.STORY, Stage.ORIENTATION)
]


def brute_force(questionnaire: Questionnaire, answers: Mapping[str, str]) -> set[str]:
    """Return the outcomes of every completion of the answers, each worked out alone."""
    unknown = open_facts(questionnaire, answers)
    return {
        decided(questionnaire, {**answers, **dict(zip(unknown, values, strict=True))})
        for values in product(*(values_of(fact) for fact in unknown))
    }


def open_facts(questionnaire: Questionnaire, answers: Mapping[str, str]) -> list[str]:
    """Return the unknown facts of the rules that are not ruled out."""
    rules = [rule for rule in questionnaire.rules if rule.when.truth(answers) is not Truth.FALSE]
    return sorted({fact for rule in rules for fact in rule.when.facts()} - answers.keys())


def decided(questionnaire: Questionnaire, complete: Mapping[str, str]) -> str:
    """Return the outcome of the first rule that holds."""
    decides = (rule for rule in questionnaire.rules if rule.when.truth(complete) is Truth.TRUE)
    return next(decides).outcome


def depends_on(questionnaire: Questionnaire, fact: str, answers: Mapping[str, str]) -> bool:
    """Tell whether some completion changes its outcome with one fact alone."""
    unknown = [name for name in open_facts(questionnaire, answers) if name != fact]
    return any(
        len({decided(questionnaire, {**complete, fact: value}) for value in values_of(fact)}) > 1
        for values in product(*(values_of(name) for name in unknown))
        if (complete := {**answers, **dict(zip(unknown, values, strict=True))})
    )


def test_every_rule_names_its_source() -> None:
    assert all(rule.source for rule in REAL.rules)


def test_the_reasons_are_the_answers_that_the_rule_looked_at() -> None:
    found = ORIENTER.orient(
        {"offence": "rancongiciel", "lock_kind": "screen", "for_self": "false", "adult": "true"}
    )

    assert found.because == {"offence": "rancongiciel", "lock_kind": "screen"}


def test_the_reasons_are_given_while_several_rules_lead_to_the_same_place() -> None:
    answers = {
        "offence": "fausse_location",
        "rental_problem": "not_as_advertised",
        "landlord_professional": "true",
    }

    found = ORIENTER.orient(answers)

    assert (found.outcome, found.rule) == ("signalconso", None)
    assert found.because == answers


def test_nothing_is_said_while_two_ways_are_open() -> None:
    found = ORIENTER.orient({"offence": "faux_vendeur"})

    assert found.outcome is None
    assert not found.stable
    assert found.because == {}
    assert found.rule is None
    assert {"commissariat", "thesee.faux_vendeur.plainte", "17cyber"} <= found.possible


# At most seven answers are open at once: the brute force stays within some thousand completions.
real_answers = st.sets(st.sampled_from(ASKED[1:]), min_size=len(ASKED) - 7).flatmap(
    lambda facts: st.fixed_dictionaries(
        {
            "offence": st.sampled_from(Offence).map(lambda offence: offence.value),
            **{fact: st.sampled_from(values_of(fact)) for fact in sorted(facts)},
        }
    )
)


@settings(max_examples=60)
@given(real_answers)
def test_what_is_possible_is_what_every_completion_gives(answers: dict[str, str]) -> None:
    expected = brute_force(REAL, answers)

    found = ORIENTER.orient(answers)

    assert found.possible == expected
    assert found.stable == (len(expected) == 1)


@settings(max_examples=60)
@given(real_answers)
def test_a_question_is_asked_only_if_its_answer_can_change_the_outcome(
    answers: dict[str, str],
) -> None:
    open_questions = [
        question
        for fact in ASKED
        if fact not in answers and (question := REAL.question(fact)) is not None
    ]

    asked = {each.fact for each in open_questions if ORIENTER.relevant(each, answers)}

    assert asked == {each.fact for each in open_questions if depends_on(REAL, each.fact, answers)}


@settings(max_examples=100)
@given(real_answers)
def test_the_questions_never_run_out_before_the_outcome_is_certain(
    answers: dict[str, str],
) -> None:
    found = ORIENTER.orient(answers)

    asked = [
        fact
        for fact in ASKED
        if (question := REAL.question(fact)) and ORIENTER.relevant(question, answers)
    ]

    assert bool(asked) != found.stable


def test_a_case_that_no_rule_foresaw_is_still_sent_to_somebody() -> None:
    orienter = Orienter(Questionnaire([], []))

    found = orienter.orient({})

    assert (found.outcome, found.stable, found.rule) == ("info_escroqueries", True, None)


def test_what_was_answered_is_not_relevant_any_more() -> None:
    question = REAL.question("adult")
    assert question

    assert not ORIENTER.relevant(question, {"offence": "faux_vendeur", "adult": "true"})


made_up_facts = ("adult", "for_self", "met_in_person", "already_filed")
made_up_leaves = st.sampled_from(made_up_facts).flatmap(
    lambda fact: st.sets(st.sampled_from(values_of(fact)), min_size=1).map(
        lambda values: Is(fact, frozenset(values))
    )
)
made_up_conditions = st.recursive(
    made_up_leaves,
    lambda parts: st.one_of(
        st.builds(All, st.lists(parts, min_size=1, max_size=3)),
        st.builds(Any, st.lists(parts, min_size=1, max_size=3)),
        st.builds(Not, parts),
    ),
    max_leaves=6,
)
made_up_rules = st.lists(
    st.builds(Rule, st.just("règle"), made_up_conditions, st.sampled_from("ABC"), st.just("x")),
    max_size=5,
).map(lambda rules: [*rules, Rule("sinon", All([]), "D", "x")])


@settings(max_examples=150)
@given(
    made_up_rules,
    st.fixed_dictionaries(
        {}, optional={fact: st.sampled_from(values_of(fact)) for fact in made_up_facts}
    ),
)
def test_whatever_the_rules_say_stability_is_exact(
    rules: list[Rule], answers: dict[str, str]
) -> None:
    questionnaire = Questionnaire(
        rules, [Question(fact, Stage.ORIENTATION, All([])) for fact in made_up_facts]
    )
    expected = brute_force(questionnaire, answers)

    found = Orienter(questionnaire).orient(answers)

    assert found.possible == expected
    assert found.stable == (len(expected) == 1)
    assert found.outcome == (next(iter(expected)) if found.stable else None)
