"""Which prosecutors may take a filed complaint, and an officer's choice, hers and noted."""

from dataclasses import replace

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import (
    BadValue,
    ForbiddenTransition,
    NotAllowed,
    StaleVersion,
    UnknownComplaint,
)
from bot.complaint.officers import Officer, Role
from bot.complaint.referrals import Ground, Referral
from bot.services.competence import Choice, Standing
from tests.conftest import SetClock
from tests.drafts import write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille", Role.AGENT)
BETHUNE = Choice(2, "tj62119", Ground.RESIDENCE)
NANTERRE = Choice(2, "tj92050", Ground.PROCESSING)


def filed(services: Services, commune: str = "62400 Béthune") -> str:
    """File a complaint of somebody who lives there, and take it: its version is 2."""
    with services.records.transaction() as work:
        work.officers.add(ROUX)
    draft = write_draft(services, victim_commune=commune)
    reference = services.filing.file(draft).complaint.reference
    services.desk.claim(ROUX, reference)
    return reference


def standing(services: Services, reference: str) -> Standing:
    return services.competences.standing(services.casework.open(ROUX, reference).case)


def seats(services: Services, reference: str) -> list[tuple[str, Ground]]:
    proposals = standing(services, reference).competence.proposals
    return [(each.court.seat, each.ground) for each in proposals]


def test_a_complaint_shows_every_competent_prosecutor(services: Services) -> None:
    reference = filed(services)

    assert seats(services, reference) == [
        ("Béthune", Ground.RESIDENCE),
        ("Nanterre", Ground.PROCESSING),
    ]
    assert standing(services, reference).choice is None


def test_a_choice_is_kept_with_who_chose_and_noted_in_the_trail(
    services: Services, clock: SetClock
) -> None:
    reference = filed(services)

    services.competences.choose(ROUX, reference, BETHUNE)

    chosen = Referral("tj62119", Ground.RESIDENCE, ROUX.id, clock.now)
    assert standing(services, reference).choice == chosen
    with services.records.transaction() as work:
        noted = [each for each in work.audit.events(reference) if ":court:" in each.act]
    assert [(each.actor, each.act, dict(each.details)) for each in noted] == [
        (
            ROUX.id,
            "officer:court:choose",
            {"court": "tj62119", "ground": "residence", "version": 3},
        )
    ]


def test_another_choice_takes_its_place_and_the_first_stays(services: Services) -> None:
    reference = filed(services)
    services.competences.choose(ROUX, reference, BETHUNE)

    services.competences.choose(ROUX, reference, replace(NANTERRE, version=3))

    assert [each.court for each in standing(services, reference).choices] == ["tj62119", "tj92050"]


def test_a_court_that_nothing_proposes_is_the_officer_s_own_choice(services: Services) -> None:
    reference = filed(services, "Bruxelles, Belgique")
    assert seats(services, reference) == []

    services.competences.choose(ROUX, reference, Choice(2, "tj59350", Ground.OFFICER))

    choice = standing(services, reference).choice
    assert choice is not None
    assert (choice.court, choice.ground) == ("tj59350", Ground.OFFICER)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(2, "tj59350", Ground.RESIDENCE),
        Choice(2, "tj75056", Ground.NATIONAL),
        Choice(2, "tj00000", Ground.OFFICER),
        Choice(2, "", Ground.OFFICER),
    ],
)
def test_a_choice_that_the_law_does_not_offer_is_refused(
    services: Services, choice: Choice
) -> None:
    reference = filed(services)

    with pytest.raises(BadValue):
        services.competences.choose(ROUX, reference, choice)
    assert standing(services, reference).choices == []


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_only_reads_chooses_nothing(services: Services, role: Role) -> None:
    reference = filed(services)

    with pytest.raises(NotAllowed):
        services.competences.choose(replace(ROUX, role=role), reference, BETHUNE)


def test_two_officers_never_choose_over_one_another(services: Services) -> None:
    reference = filed(services)
    services.competences.choose(ROUX, reference, BETHUNE)

    with pytest.raises(StaleVersion):
        services.competences.choose(ROUX, reference, NANTERRE)
    assert [each.court for each in standing(services, reference).choices] == ["tj62119"]


def test_nothing_is_chosen_before_the_file_is_read(services: Services) -> None:
    reference = services.filing.file(write_draft(services)).complaint.reference

    with pytest.raises(ForbiddenTransition):
        services.competences.choose(ROUX, reference, replace(BETHUNE, version=1))


def test_a_validated_complaint_still_needs_its_prosecutor(services: Services) -> None:
    reference = filed(services)
    services.casework.validate(ROUX, reference, 2, "")

    services.competences.choose(ROUX, reference, replace(BETHUNE, version=3))

    assert standing(services, reference).choice is not None


def test_several_complaints_are_offered_together(services: Services) -> None:
    references = [
        filed(services),
        filed(services, "67000 Strasbourg"),
        filed(services, "62400 Béthune"),
    ]

    found = services.competences.together(references)

    assert [(each.court.seat, each.complaints) for each in found] == [
        ("Nanterre", 3),
        ("Béthune", 2),
        ("Strasbourg", 1),
    ]


def test_a_case_with_an_unknown_complaint_is_no_case(services: Services) -> None:
    with pytest.raises(UnknownComplaint):
        services.competences.together([filed(services), "ZZZ-0000"])
