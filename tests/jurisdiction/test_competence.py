"""All the competent prosecutors are shown, each with its article, and none where none is."""

import pytest

from bot.complaint.offences import Offence
from bot.complaint.referrals import Ground
from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.competence import Confidence, Jurisdiction, Proposal
from bot.jurisdiction.courts import NANTERRE, load_courts

COURTS = load_courts()
RULES = Jurisdiction(load_communes, COURTS, COURTS.by_code[NANTERRE])
CERTAIN, TO_CHOOSE = Confidence.CERTAIN, Confidence.TO_CHOOSE
PROCESSING = ("Nanterre", Ground.PROCESSING, CERTAIN)


def short(proposals: tuple[Proposal, ...]) -> list[tuple[str, Ground, Confidence]]:
    return [(each.court.seat, each.ground, each.confidence) for each in proposals]


def proposed(residence: str | None, offence: Offence = Offence.FAUX_VENDEUR) -> list[object]:
    return list(short(RULES.competence(residence, offence).proposals))


def test_the_residence_comes_first_then_the_place_of_processing() -> None:
    assert proposed("67200 Strasbourg") == [("Strasbourg", Ground.RESIDENCE, CERTAIN), PROCESSING]


def test_the_courts_that_share_a_department_are_for_an_officer_to_choose_from() -> None:
    assert proposed("44800 Saint-Herblain") == [
        ("Nantes", Ground.RESIDENCE, TO_CHOOSE),
        ("Saint-Nazaire", Ground.RESIDENCE, TO_CHOOSE),
        PROCESSING,
    ]


def test_a_homonym_leaves_the_courts_of_each_of_its_communes_open() -> None:
    found = RULES.competence("saint denis", Offence.FAUX_VENDEUR).proposals

    at_home = [each for each in found if each.ground is Ground.RESIDENCE]
    assert {"Bobigny", "Saint-Denis"} <= {each.court.seat for each in at_home}
    assert {each.confidence for each in at_home} == {TO_CHOOSE}


@pytest.mark.parametrize("offence", Offence)
def test_paris_is_flagged_for_attacks_on_data_systems_alone(offence: Offence) -> None:
    grounds = [each.ground for each in RULES.competence("59000 Lille", offence).proposals]

    attacks = (Offence.RANCONGICIEL, Offence.PIRATAGE_COMPTE)
    assert (Ground.NATIONAL in grounds) == (offence in attacks)
    assert grounds[:2] == [Ground.RESIDENCE, Ground.PROCESSING]


def test_a_victim_abroad_has_no_prosecutor_of_her_own() -> None:
    found = RULES.competence("Bruxelles, Belgique", Offence.RANCONGICIEL)

    assert found.residence.abroad
    assert found.proposals == ()


@pytest.mark.parametrize("residence", [None, "qsdfqsdf"])
def test_an_unknown_residence_leaves_the_place_of_processing(residence: str | None) -> None:
    assert proposed(residence) == [PROCESSING]


def test_an_airport_has_the_court_of_the_law_not_that_of_its_commune() -> None:
    assert proposed("aéroport d’Orly")[0] == ("Créteil", Ground.RESIDENCE, CERTAIN)


def test_the_place_of_processing_is_a_setting() -> None:
    rules = Jurisdiction(load_communes, COURTS, COURTS.by_code["tj59350"])

    found = rules.competence("67200 Strasbourg", Offence.FAUX_VENDEUR).proposals

    assert [each.court.seat for each in found] == ["Strasbourg", "Lille"]


def test_several_complaints_are_offered_as_one_case_most_victims_first() -> None:
    complaints = [
        ("67000 Strasbourg", Offence.FAUX_VENDEUR),
        ("75011 Paris", Offence.FAUX_VENDEUR),
        ("75012 Paris", Offence.PIRATAGE_COMPTE),
        ("44800 Saint-Herblain", Offence.FAUX_VENDEUR),
        ("Genève, Suisse", Offence.FAUX_VENDEUR),
    ]

    found = RULES.together(RULES.competence(*each) for each in complaints)

    assert [(each.court.seat, each.ground, each.complaints) for each in found] == [
        ("Nanterre", Ground.PROCESSING, 5),
        ("Paris", Ground.RESIDENCE, 2),
        ("Strasbourg", Ground.RESIDENCE, 1),
        ("Paris", Ground.NATIONAL, 1),
    ]
    assert {each.confidence for each in found} == {TO_CHOOSE}


def test_no_complaint_is_no_case() -> None:
    assert RULES.together([]) == ()
