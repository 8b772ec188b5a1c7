"""Where each case belongs, and that this is certain exactly when it is said to be."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Stage
from bot.complaint.offences import Offence
from bot.orientation.logic import All, Any, Is, Not, Truth
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import (
    Question,
    Questionnaire,
    Rule,
    load_questionnaire,
    values_of,
)

REAL = load_questionnaire(ROOT / "data" / "orientation")
ORIENTER = Orienter(REAL)
ASKED = [
    question.fact
    for question in REAL.questions
    if question.stage in (Stage.STORY, Stage.ORIENTATION)
]
SELLER = {
    "offence": "faux_vendeur",
    "goods_received": "false",
    "as_advertised": "false",
    "seller_professional": "false",
    "met_in_person": "false",
    "money_asked": "true",
    "adult": "true",
    "for_self": "true",
    "author_known": "false",
    "already_filed": "no",
    "wants_complaint": "true",
}
RULES = [
    ("une société porte plainte sur place", {"for_self": "false"}, "commissariat"),
    ("l’auteur a été rencontré", {"met_in_person": "true"}, "commissariat"),
    ("l’auteur est connu", {"author_known": "true"}, "commissariat"),
    (
        "l’objet reçu est conforme",
        {"goods_received": "true", "as_advertised": "true"},
        "17cyber",
    ),
    (
        "l’objet d’un professionnel n’est pas conforme",
        {"goods_received": "true", "seller_professional": "true"},
        "signalconso",
    ),
    ("aucun argent n’a été demandé", {"money_asked": "false"}, "commissariat"),
    ("une personne mineure signale", {"adult": "false"}, "thesee.faux_vendeur.signalement"),
    (
        "la plainte est déjà déposée en ligne",
        {"already_filed": "online"},
        "thesee.faux_vendeur.complement",
    ),
    (
        "la plainte est déjà déposée au commissariat ou à la brigade",
        {"already_filed": "station"},
        "thesee.faux_vendeur.signalement",
    ),
    (
        "la victime préfère signaler",
        {"wants_complaint": "false"},
        "thesee.faux_vendeur.signalement",
    ),
    ("la plainte est reçue", {}, "thesee.faux_vendeur.plainte"),
    ("la plainte est reçue", {"goods_received": "true"}, "thesee.faux_vendeur.plainte"),
    (
        "la plainte est reçue",
        {"seller_professional": "true"},
        "thesee.faux_vendeur.plainte",
    ),
    (
        "les faits n’ont pas eu lieu sur internet, ou ne sont pas une escroquerie",
        {"offence": "hors_perimetre"},
        "commissariat",
    ),
]


def brute_force(questionnaire: Questionnaire, answers: Mapping[str, str]) -> set[str]:
    """Return the outcomes of every completion of the answers, each worked out alone."""
    facts = sorted({fact for rule in questionnaire.rules for fact in rule.when.facts()})
    unknown = [fact for fact in facts if fact not in answers]
    outcomes = set()
    for values in product(*(values_of(fact) for fact in unknown)):
        complete = {**answers, **dict(zip(unknown, values, strict=True))}
        decides = (rule for rule in questionnaire.rules if rule.when.truth(complete) is Truth.TRUE)
        outcomes.add(next(decides).outcome)
    return outcomes


@pytest.mark.parametrize(("rule", "changed", "outcome"), RULES)
def test_each_rule_leads_where_its_source_says(
    rule: str, changed: dict[str, str], outcome: str
) -> None:
    found = ORIENTER.orient({**SELLER, **changed})

    assert found.stable
    assert found.outcome == outcome
    assert found.rule is not None
    assert found.rule.name == rule


@pytest.mark.parametrize(
    "offence",
    [each.value for each in Offence if each.value not in ("faux_vendeur", "hors_perimetre")],
)
def test_any_other_offence_goes_to_info_escroqueries_at_once(offence: str) -> None:
    found = ORIENTER.orient({"offence": offence})

    assert (found.outcome, found.stable) == ("info_escroqueries", True)


def test_every_rule_has_its_example() -> None:
    named = {name for name, _, _ in RULES} | {"un autre type d’escroquerie"}

    assert named == {rule.name for rule in REAL.rules}


def test_every_rule_names_its_source() -> None:
    assert all(rule.source for rule in REAL.rules)


def test_the_reasons_are_the_answers_that_the_rule_looked_at() -> None:
    found = ORIENTER.orient({"offence": "faux_vendeur", "for_self": "false", "adult": "true"})

    assert found.because == {"offence": "faux_vendeur", "for_self": "false"}


def test_nothing_is_said_while_two_ways_are_open() -> None:
    found = ORIENTER.orient({"offence": "faux_vendeur"})

    assert found.outcome is None
    assert not found.stable
    assert found.because == {}
    assert found.rule is None
    assert {"commissariat", "thesee.faux_vendeur.plainte", "17cyber"} <= found.possible


# At most six answers are open at once: the brute force stays within a thousand completions.
real_answers = st.sets(st.sampled_from(ASKED[1:]), min_size=len(ASKED) - 7).flatmap(
    lambda facts: st.fixed_dictionaries(
        {
            "offence": st.sampled_from(["faux_vendeur"] * 6 + ["hors_perimetre", "chantage"]),
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
    open_questions = [REAL.question(fact) for fact in ASKED if fact not in answers]
    reached = {
        question.fact: {
            frozenset(brute_force(REAL, {**answers, question.fact: value}))
            for value in values_of(question.fact)
        }
        for question in open_questions
        if question
    }

    asked = {
        question.fact
        for question in open_questions
        if question and ORIENTER.relevant(question, answers)
    }

    assert asked == {fact for fact, outcomes in reached.items() if len(outcomes) > 1}


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
