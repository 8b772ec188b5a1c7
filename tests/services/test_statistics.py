"""What supervisors read of all files together, on both databases, and what the public may."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.facts import FactName, Value
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.officers import Officer, Role
from bot.complaint.situations import CardWhereabouts, OtherProblem
from bot.complaint.spans import Quarter, Span
from bot.services.casework import Correction
from bot.services.deciding import Redirection
from bot.services.figures import Table
from bot.services.heard import Heard
from tests.conftest import NOON, SetClock
from tests.drafts import write_draft
from tests.services.hearing import chosen, heard

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
CHIEF = Officer("2d2d", "chef", "Capitaine Adam", "Brigade de Lille", Role.SUPERVISOR)
MARCH = Span(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture(autouse=True)
def officers(services: Services) -> None:
    with services.records.transaction() as work:
        work.officers.add(ROUX)
        work.officers.add(CHIEF)


def file(services: Services, **changed: Value) -> str:
    return services.filing.file(write_draft(services, **changed)).complaint.reference


def tables(services: Services, span: Span = MARCH) -> dict[str, Table]:
    return {table.name: table for table in services.statistics.of(CHIEF, span)}


def counted(table: Table) -> Mapping[str, float | None]:
    """The rows of a table that count something, by their last cell."""
    return {key: cells[-1] for key, cells in table.rows.items() if cells[-1]}


def test_what_was_filed_is_counted_by_what_it_is(services: Services) -> None:
    file(services, victim_commune="Lille (59000)")
    file(services, victim_commune="Béthune 62400", payment_method=PaymentMethod.CARD)
    file(services, wants_complaint=False, payment_method=None)

    found = tables(services)

    assert counted(found["kinds"]) == {"plainte": 2, "signalement": 1}
    assert counted(found["states"]) == {"filed": 3}
    assert counted(found["offences"]) == {"faux_vendeur": 3}
    assert found["offences"].total == [2, 1, 0, 3]
    assert counted(found["departments"]) == {"59": 1, "62": 1, "": 1}
    assert counted(found["payments"]) == {"transfer": 1, "card": 1, "": 1}


def test_a_week_begins_in_paris(services: Services, clock: SetClock) -> None:
    for moment in ("2026-03-08T22:59", "2026-03-08T23:00"):
        clock.now = datetime.fromisoformat(f"{moment}:00+00:00")
        file(services)

    weeks = tables(services)["weeks"]

    assert counted(weeks) == {"2026-03-02": 1, "2026-03-09": 1}
    assert next(iter(weeks.rows)) == "2026-02-23"
    assert len(weeks.rows) == 6


def test_what_was_filed_before_or_after_the_span_is_not_counted(
    services: Services, clock: SetClock
) -> None:
    for moment in ("2026-02-28T22:59", "2026-02-28T23:00", "2026-03-31T21:59", "2026-03-31T22:00"):
        clock.now = datetime.fromisoformat(f"{moment}:00+00:00")
        file(services)

    assert counted(tables(services)["kinds"]) == {"plainte": 2}


def test_how_long_files_wait_is_told_by_what_most_wait(services: Services, clock: SetClock) -> None:
    filed = [file(services) for _ in range(10)]
    for number, reference in enumerate(filed[:9], start=1):
        clock.now = NOON + timedelta(days=number)
        services.desk.claim(ROUX, reference)
    services.desk.release(ROUX, filed[0])
    services.desk.claim(CHIEF, filed[0])
    clock.now = NOON + timedelta(days=20)
    services.deciding.redirect(CHIEF, filed[0], Redirection(2, "audition", "commissariat"))

    found = tables(services)

    assert found["delays"].rows["claimed"] == (9, 5.0, 9.0)
    assert found["delays"].rows["decided"] == (1, 20.0, 20.0)
    assert counted(found["answers"]) == {"within": 8, "late": 1, "overdue": 1}


def test_who_waits_is_told_from_who_left(services: Services) -> None:
    file(services)
    draft = write_draft(services)
    services.filing.file(draft)
    services.completing.withdraw(services.filing.tracking_token(draft))

    assert counted(tables(services)["answers"]) == {"waiting": 1, "left": 1}


def test_harm_is_what_was_paid(services: Services) -> None:
    for euros in ("20.00", "450.00", "450.00", "9000.00"):
        file(services, amount=Money.of(euros))
    file(services, amount=None)
    file(services, amount=Money.of("800.00"), money_paid=False)

    found = tables(services)

    assert counted(found["harm"]) == {"1": 1, "2": 2, "5": 1, "0": 1, "": 1}
    assert found["harm_spread"].rows["lost"] == (4, 9_920_00, 450_00, 9_000_00)


def test_an_officer_s_correction_is_counted_from_then_on(services: Services) -> None:
    reference = file(services)
    services.desk.claim(ROUX, reference)
    correction = Correction(2, FactName.PAYMENT_METHOD, 1, "card", "le relevé le dit")

    services.casework.correct(ROUX, reference, correction)

    assert counted(tables(services)["payments"]) == {"card": 1}


def test_who_is_sent_elsewhere_is_counted_once_and_after_her_draft_is_gone(
    services: Services, clock: SetClock
) -> None:
    conversation = services.intake.open().id
    for payload in said_of_a_card():
        services.intake.hear(conversation, payload)
    file(services)
    reference = file(services)
    services.desk.claim(ROUX, reference)
    services.deciding.redirect(ROUX, reference, Redirection(2, "audition", "commissariat"))
    clock.forward(days=31)
    assert services.retention.purge() >= 1

    found = tables(services)

    assert found["services"].rows == {"commissariat": [0, 1, 1], "perceval": [1, 0, 1]}
    assert sum(counted(found["rules"]).values()) == 1
    assert counted(found["grounds"]) == {"audition": 1}


def test_who_is_not_sent_elsewhere_after_all_is_not_counted(services: Services) -> None:
    conversation = services.intake.open().id
    for payload in said_of_a_card():
        services.intake.hear(conversation, payload)

    changed = heard("chantage", "inform", chosen(FactName.OFFENCE, Offence.CHANTAGE))
    services.intake.hear(conversation, changed)

    assert tables(services)["services"].rows == {}


def said_of_a_card() -> list[Heard]:
    choices: list[tuple[FactName, Value]] = [
        (FactName.OFFENCE, Offence.AUTRE_ESCROQUERIE),
        (FactName.OTHER_PROBLEM, OtherProblem.CARD),
        (FactName.CARD_WHEREABOUTS, CardWhereabouts.HELD),
    ]
    return [
        heard(name.value, "inform", chosen(name, value), at=f"m{number}")
        for number, (name, value) in enumerate(choices)
    ]


def test_cases_are_counted_by_their_size(services: Services) -> None:
    for _ in range(3):
        file(services)
    file(services, suspect_iban=None, suspect_phone="+33639980077", suspect_pseudonym=None)

    cases = tables(services)["cases"]

    assert cases.rows["1"] == (1, 3, 1_350_00)
    assert cases.total == [1, 3, 1_350_00]
    assert tables(services, Span(date(2026, 4, 1), date(2026, 4, 2)))["cases"].total == [0, 0, 0]


def test_nothing_is_counted_of_nothing(services: Services) -> None:
    found = tables(services)

    assert found["delays"].rows == {"claimed": (0, None, None), "decided": (0, None, None)}
    assert found["harm_spread"].rows == {"lost": (0, 0, None, None)}


def test_the_public_reads_quarters_that_are_over_and_no_small_count(
    services: Services, clock: SetClock
) -> None:
    clock.now = datetime(2025, 11, 5, tzinfo=timezone.utc)
    for number in range(8):
        file(services, wants_complaint=number > 1)
    clock.now = NOON
    file(services)

    found = {table.name: table for table in services.statistics.public(Quarter(2025, 4))}

    assert found["kinds"].rows == {"plainte": (None,), "signalement": (None,), "complement": (0,)}
    assert found["offences"].rows == {"faux_vendeur": (8,)}
    assert found["services"].rows == {}
    assert {"states", "delays", "harm_spread", "rules", "weeks"}.isdisjoint(found)
    assert services.statistics.quarters()[0] == Quarter(2025, 4)
    with pytest.raises(ValueError, match="2026"):
        services.statistics.public(Quarter(2026, 1))


def test_what_is_published_is_counted_again_after_an_hour(
    services: Services, clock: SetClock
) -> None:
    def published() -> float | None:
        return counted(services.statistics.public(Quarter(2025, 4))[0]).get("plainte")

    now, clock.now = clock.now, datetime(2025, 12, 30, tzinfo=timezone.utc)
    for _ in range(6):
        file(services)
    clock.now = now
    assert published() == 6
    clock.now = datetime(2025, 12, 30, tzinfo=timezone.utc)
    file(services)

    clock.now = now + timedelta(minutes=59)
    assert published() == 6
    clock.now = now + timedelta(hours=1)
    assert published() == 7
