"""Officers read cases, decide upon links, and are shown what is near."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Author
from bot.complaint.errors import BadValue, NotAllowed, UnknownComplaint
from bot.complaint.money import Money
from bot.complaint.officers import Officer, Role
from bot.linkage.policy import Standing
from bot.linkage.traces import Trace, TraceKind
from bot.services.clustering import OpenCluster
from bot.services.proposals import Proposal
from tests.conftest import SetClock
from tests.drafts import IBAN, write_draft
from tests.officers import enrol

CUT = (Standing.CUT, "le numéro est celui du transporteur")
ALONE = {"suspect_pseudonym": None, "suspect_phone": None, "suspect_iban": None}
PHONE = "+33639980012"


@pytest.fixture
def officer(services: Services) -> Officer:
    return enrol(services)[0]


def file(services: Services, **changed: object) -> str:
    return services.filing.file(write_draft(services, **{**ALONE, **changed})).complaint.reference


def used(opened: OpenCluster, kind: TraceKind) -> int:
    return next(use.value.id for use in opened.uses if use.value.trace.kind is kind)


def test_eighty_seven_small_sums_come_before_one_large(
    services: Services, clock: SetClock, officer: Officer
) -> None:
    small = [
        file(services, suspect_iban=IBAN, amount=Money(20_00 + number * 100)) for number in range(5)
    ]
    clock.forward(days=1)
    for _ in range(2):
        file(services, suspect_phone=PHONE, amount=Money(60_00))

    ranked, cases, files = services.clustering.ranked(officer)

    assert (cases, files) == (2, 7)
    assert [each.files for each in ranked] == [5, 2]
    assert ranked[0].reference in small


def test_a_case_says_step_by_step_why_two_files_are_in_it(
    services: Services, officer: Officer
) -> None:
    one = file(services, suspect_iban=IBAN)
    between = file(services, suspect_iban=IBAN, suspect_phone=PHONE)
    other = file(services, suspect_phone=PHONE)

    opened = services.clustering.open(officer, one, (one, other))

    steps = [
        (step.reference, step.value and step.value.trace.value, step.other) for step in opened.way
    ]
    assert steps == [(one, IBAN, between), (between, PHONE, other)]
    assert [each.reference for each in opened.files] == [one, between, other]


def test_a_file_of_no_case_can_be_looked_at_too(services: Services, officer: Officer) -> None:
    reference = file(services, suspect_iban=IBAN)

    opened = services.clustering.open(officer, reference, (reference, "Z9Z-9999"))

    assert [each.reference for each in opened.files] == [reference]
    assert (opened.held, opened.way) == ({}, [])


def test_a_cut_parts_two_files_and_says_who_and_why(services: Services, officer: Officer) -> None:
    one, other = (file(services, suspect_phone=PHONE) for _ in range(2))
    value = used(services.clustering.open(officer, one), TraceKind.PHONE)

    services.clustering.rule_link(officer, other, value, CUT)

    opened = services.clustering.open(officer, other)
    assert [each.reference for each in opened.files] == [other]
    decided = [(each.officer, each.reason) for each in opened.decisions]
    assert decided == [("Brigadier Roux", CUT[1])]


def test_each_act_is_in_the_trail_without_value_or_reason(
    services: Services, officer: Officer
) -> None:
    one, other = (file(services, suspect_phone=PHONE) for _ in range(2))
    value = used(services.clustering.open(officer, one), TraceKind.PHONE)
    services.clustering.rule_link(officer, one, value, CUT)
    services.clustering.rule_value(officer, one, value, (Standing.NEUTRAL, CUT[1]))
    services.clustering.rule_pair(officer, one, other, (Standing.CONFIRMED, CUT[1]))

    with services.records.reading() as work:
        events = [event for event in work.audit.events(one) if event.actor == officer.id]
    assert [event.act for event in events] == [
        "officer:cluster:read",
        "officer:link:cut",
        "officer:link:neutralise",
        "officer:link:confirm",
    ]
    assert {event.details.get("kind") for event in events[1:3]} == {"phone"}
    assert all(len(str(event.details["value"])) == 12 for event in events[1:3])
    assert not any(hidden in str(events) for hidden in (PHONE, CUT[1]))


def test_who_manages_accounts_reads_no_case(services: Services) -> None:
    administrator = enrol(services, "noe", Role.ADMINISTRATOR)[0]
    one = file(services, suspect_phone=PHONE)

    with pytest.raises(NotAllowed):
        services.clustering.ranked(administrator)
    with pytest.raises(NotAllowed):
        services.clustering.open(administrator, one)


def test_who_only_reads_decides_nothing(services: Services) -> None:
    reader = enrol(services, "noe", Role.AUDITOR)[0]
    one, other = (file(services, suspect_phone=PHONE) for _ in range(2))
    value = used(services.clustering.open(reader, one), TraceKind.PHONE)

    with pytest.raises(NotAllowed):
        services.clustering.rule_link(reader, one, value, CUT)
    with pytest.raises(NotAllowed):
        services.clustering.rule_value(reader, one, value, CUT)
    with pytest.raises(NotAllowed):
        services.clustering.rule_pair(reader, one, other, CUT)


def test_a_decision_needs_a_reason(services: Services, officer: Officer) -> None:
    one, other = (file(services, suspect_phone=PHONE) for _ in range(2))

    with pytest.raises(BadValue):
        services.clustering.rule_pair(officer, one, other, (Standing.CONFIRMED, "  "))


def test_a_digit_that_differs_is_proposed_and_links_nothing(services: Services) -> None:
    one = file(services, suspect_phone=PHONE, suspect_name="Kevin Martin")
    other = file(services, suspect_phone="+33639980021", suspect_name="Kevin Martin")
    file(services, suspect_phone="+33755550000", suspect_name="Kevin Martin", item="canapé")

    near = [each for each in services.proposals.of(one) if each.own]

    assert near == [
        Proposal(
            other,
            Trace(TraceKind.PHONE, PHONE),
            Trace(TraceKind.PHONE, "+33639980021"),
            support=1,
        )
    ]
    with services.records.reading() as work:
        assert work.clusters.counts() == (0, 0)


def test_a_site_that_imitates_another_is_proposed(services: Services) -> None:
    one = file(services, suspect_url="https://meubles-rn0derne.example/")
    other = file(services, suspect_url="https://meubles-modеrne.example/")  # noqa: RUF001 - a Cyrillic letter

    near = [each.reference for each in services.proposals.of(one) if each.own]

    assert near == [other]


def test_the_same_advertisement_is_proposed_by_its_words(services: Services) -> None:
    told = "Je vends mon vélo Elops bleu, peu servi, envoi par relais, cause déménagement urgent"
    filed = []
    for text in (told, told.replace("bleu, peu", "bleu trés peu"), "Il m’a pris mon compte."):
        draft = write_draft(services, **ALONE)
        with services.records.transaction() as work:
            work.conversations.add_message(draft, Author.VICTIM, text * 2)
        filed.append(services.filing.file(draft).complaint.reference)

    near = services.proposals.of(filed[0])

    assert [each.reference for each in near] == [filed[1]]
    assert near[0].own is None
    assert near[0].support > 80


def test_what_was_not_linked_has_no_case(services: Services, officer: Officer) -> None:
    with pytest.raises(UnknownComplaint):
        services.clustering.open(officer, "Z9Z-9999")
    with pytest.raises(UnknownComplaint):
        services.proposals.of("Z9Z-9999")
