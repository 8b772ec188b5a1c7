"""The commune that a victim names is spelled for her, or she is asked which one, once."""

from typing import Final

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.facts import FactName, Source
from bot.services.hearing import Hearing
from tests.drafts import write_draft
from tests.services.hearing import chosen, heard

COMMUNE: Final = FactName.VICTIM_COMMUNE


@pytest.fixture
def draft(services: Services) -> str:
    """A draft whose commune was given, and is asked for again."""
    draft = write_draft(services, victim_commune="62400 Béthune")
    services.intake.turn_to(draft, COMMUNE)
    return draft


def tell(services: Services, draft: str, text: str, at: str = "m9") -> Hearing:
    return services.intake.hear(draft, heard(text, "inform", at=at))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("44000 nantes", "44000 Nantes"),
        ("st herblain 44", "44800 Saint-Herblain"),
        ("44800 sain herblin", "44800 Saint-Herblain"),
        ("paris 15e", "75015 Paris"),
        ("nantes", "Nantes (44)"),
    ],
)
def test_a_commune_is_kept_as_it_is_spelled(
    services: Services, draft: str, said: str, kept: str
) -> None:
    hearing = tell(services, draft, said)

    fact = hearing.record.fact(COMMUNE)
    assert fact is not None
    assert (fact.value, fact.provenance.source) == (kept, Source.MESSAGE)
    assert (fact.provenance.start, fact.provenance.end) == (0, len(said))


def test_a_homonym_is_asked_about_and_nothing_is_kept(services: Services, draft: str) -> None:
    hearing = tell(services, draft, "saint denis")

    assert "Saint-Denis (93)" in hearing.places
    assert list(hearing.doubtful) == [COMMUNE]
    assert hearing.agenda.question == COMMUNE.value
    assert hearing.record.value(COMMUNE) == "62400 Béthune"


def test_the_commune_that_she_chooses_is_kept(services: Services, draft: str) -> None:
    asked = tell(services, draft, "saint denis")

    answer = heard("", "inform", chosen(COMMUNE, asked.places[0]), at="m10")
    hearing = services.intake.hear(draft, answer)

    assert hearing.record.value(COMMUNE) == asked.places[0]
    assert hearing.agenda.question != COMMUNE.value


def test_an_unknown_commune_is_asked_about_once_then_kept_as_she_wrote_it(
    services: Services, draft: str
) -> None:
    first = tell(services, draft, "Xwzqkville")
    second = tell(services, draft, "Xwzqkville", at="m10")

    assert (list(first.doubtful), list(first.places), first.tries) == ([COMMUNE], [], 1)
    assert second.record.value(COMMUNE) == "Xwzqkville"
    assert second.agenda.question != COMMUNE.value


def test_who_lives_abroad_is_believed_at_once(services: Services, draft: str) -> None:
    hearing = tell(services, draft, "Bruxelles, Belgique")

    assert hearing.record.value(COMMUNE) == "Bruxelles, Belgique"
    assert hearing.doubtful == ()


def test_the_same_commune_written_otherwise_corrects_nothing(
    services: Services, draft: str
) -> None:
    hearing = tell(services, draft, "62400 bethune")

    assert list(hearing.changes) == []
    assert hearing.agenda.question != COMMUNE.value
    assert hearing.record.value(COMMUNE) == "62400 Béthune"
