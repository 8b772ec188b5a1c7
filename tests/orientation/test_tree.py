"""Every end of the published tree is reached, with every tail, in no more questions than it has."""

from collections.abc import Mapping

import pytest

from bot.complaint.facts import FactName, Record, decode
from bot.orientation.agenda import answers_of, plan
from tests.drafts import a_fact
from tests.orientation.clicking import (
    ORIENTER,
    asked_from_nothing,
    clicks_to,
    declared,
    named,
    truth_of,
)
from tests.orientation.tree import LEAVES, TAILS, Leaf

ELSEWHERE = [leaf for leaf in LEAVES if not declared(leaf)]
DECLARED = [leaf for leaf in LEAVES if declared(leaf)]


@pytest.mark.parametrize("leaf", ELSEWHERE, ids=named)
def test_who_belongs_elsewhere_is_sent_there_whatever_the_tail(leaf: Leaf) -> None:
    found = ORIENTER.orient({**leaf.stated, **leaf.answers})

    assert found.stable
    assert found.outcome == leaf.outcome


@pytest.mark.parametrize(("tail", "outcome"), TAILS)
@pytest.mark.parametrize("leaf", DECLARED, ids=named)
def test_each_end_leads_where_the_published_tree_leads(
    leaf: Leaf, tail: Mapping[str, str], outcome: str
) -> None:
    found = ORIENTER.orient({**leaf.stated, **leaf.answers, **tail})

    assert found.stable
    assert found.outcome == outcome.format(offence=leaf.outcome)


@pytest.mark.parametrize("leaf", [leaf for leaf in LEAVES if not leaf.retold], ids=named)
def test_from_nothing_no_more_is_asked_than_the_tree_has_clicks(leaf: Leaf) -> None:
    asked = asked_from_nothing(truth_of(leaf))

    assert len(asked) == len(set(asked))
    assert len(asked) <= clicks_to(leaf), asked


def test_every_rule_decides_some_end_of_the_tree_or_names_a_service_of_the_directory() -> None:
    reached = set()
    for leaf in LEAVES:
        for tail, _ in TAILS:
            rule = ORIENTER.orient({**leaf.stated, **leaf.answers, **tail}).rule
            reached.add(rule.name if rule else "")

    # Conditions of the téléservices' pages and of the directory, each with its own example below.
    beside = {name for name, _, _ in BESIDE}
    assert {rule.name for rule in ORIENTER.questionnaire.rules} - reached == beside


BESIDE: list[tuple[str, dict[str, str], str]] = [
    (
        "l’auteur est connu",
        {
            "offence": "faux_vendeur",
            "goods_received": "false",
            "met_in_person": "false",
            "author_known": "true",
        },
        "commissariat",
    ),
    (
        "l’objet reçu est conforme",
        {
            "offence": "faux_vendeur",
            "met_in_person": "false",
            "author_known": "false",
            "goods_received": "true",
            "as_advertised": "true",
        },
        "17cyber",
    ),
    (
        "aucun argent n’a été demandé pour l’achat",
        {
            "offence": "faux_vendeur",
            "met_in_person": "false",
            "author_known": "false",
            "goods_received": "false",
            "money_asked": "false",
        },
        "commissariat",
    ),
    (
        "l’achat sur le site est conforme",
        {
            "offence": "faux_site_vente",
            "purchase_kind": "goods",
            "goods_received": "true",
            "as_advertised": "true",
        },
        "17cyber",
    ),
    (
        "l’objet n’est pas parti sans paiement, et l’acheteur n’a pas demandé d’argent",
        {
            "offence": "faux_acheteur",
            "met_in_person": "false",
            "author_known": "false",
            "goods_sent_unpaid": "false",
            "money_asked": "false",
        },
        "commissariat",
    ),
    (
        "aucun argent n’a été demandé pour la location",
        {
            "offence": "fausse_location",
            "met_in_person": "false",
            "author_known": "false",
            "rental_channel": "classified_ad",
            "landlord_professional": "false",
            "money_asked": "false",
        },
        "commissariat",
    ),
    (
        "aucune rançon n’est demandée",
        {"offence": "rancongiciel", "lock_kind": "files", "money_asked": "false"},
        "commissariat",
    ),
    (
        "le chantage ne porte pas sur de l’argent",
        {
            "offence": "chantage",
            "met_in_person": "false",
            "author_known": "false",
            "money_asked": "false",
        },
        "commissariat",
    ),
    *(
        (name, {"offence": "autre_escroquerie", "other_problem": problem, **channel}, outcome)
        for name, problem, channel, outcome in (
            (
                "un faux message d’un organisme est arrivé par SMS",
                "phishing",
                {"message_channel": "sms"},
                "33700",
            ),
            (
                "un faux message d’un organisme mène à un site",
                "phishing",
                {"message_channel": "other"},
                "phishing_initiative",
            ),
            (
                "un faux dépanneur a pris la main sur l’appareil",
                "tech_support",
                {},
                "cybermalveillance",
            ),
            (
                "un faux conseiller bancaire a fait valider des paiements",
                "fake_adviser",
                {},
                "banque",
            ),
            ("un placement ou un crédit est faux", "investment", {}, "amf_acpr"),
            ("un titre d’identité est perdu ou volé", "id_document", {}, "ants"),
            ("le désaccord est avec un vrai commerçant", "dispute", {}, "signalconso"),
            ("les données personnelles sont mal utilisées", "personal_data", {}, "cnil"),
            ("un autre type d’escroquerie sur internet", "other", {}, "info_escroqueries"),
        )
    ),
    (
        "les faits n’ont pas eu lieu sur internet, ou ne sont pas une escroquerie",
        {"offence": "hors_perimetre", "other_problem": "other"},
        "commissariat",
    ),
]


@pytest.mark.parametrize(("rule", "answers", "outcome"), BESIDE)
def test_what_the_pages_and_the_directory_add_leads_where_they_say(
    rule: str, answers: dict[str, str], outcome: str
) -> None:
    found = ORIENTER.orient(answers)

    assert found.stable
    assert found.outcome == outcome
    assert found.rule is not None
    assert found.rule.name == rule


def test_what_a_story_implies_is_not_asked() -> None:
    record = Record()
    for name, value in (("offence", "faux_site_vente"), ("item", "un vélo")):
        record.add(a_fact(FactName(name), decode(FactName(name), value)))

    assert answers_of(ORIENTER, record)["purchase_kind"] == "goods"
    assert plan(ORIENTER, record).question == "goods_received"
