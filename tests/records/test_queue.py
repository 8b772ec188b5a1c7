"""The queue: filtered, ordered, cut into pages, and marked where something changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.complaint.officers import Officer
from bot.linkage.policy import Policy, load_policy
from bot.linkage.traces import Trace, TraceKind
from bot.records.linking import Sighted
from bot.records.orders import Order
from bot.records.queue import Filter, Page
from bot.records.records import Records
from bot.records.sightings import Seen
from bot.sealing.tokens import digest_token
from tests.conftest import NOON

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
EVERY = Filter((State.FILED,))
FILED = [
    Complaint(
        reference,
        reference,
        kind,
        offence,
        State.FILED,
        NOON - timedelta(days=days),
        loss_cents=loss,
    )
    for reference, kind, offence, days, loss in [
        ("C7K-2931", FilingKind.COMPLAINT, Offence.FAUX_VENDEUR, 1, 20_00),
        ("A7K-2931", FilingKind.REPORT, Offence.FAUX_VENDEUR, 3, None),
        ("B7K-2931", FilingKind.COMPLAINT, Offence.CHANTAGE, 3, 9_000_00),
    ]
]


@pytest.fixture
def policy() -> Policy:
    return load_policy(ROOT / "data" / "linkage")


@pytest.fixture
def filled(records: Records) -> Records:
    with records.transaction() as work:
        work.officers.add(ROUX)
        for each in FILED:
            work.conversations.open(each.reference, digest_token(each.reference))
            work.complaints.file(each, digest_token(f"suivi-{each.reference}"))
        work.complaints.hold("B7K-2931", ROUX.id)
        work.complaints.alarm("C7K-2931")
    return records


def listed(
    records: Records, wanted: Filter = EVERY, order: Order = Order.AGE, size: int = 2
) -> str:
    """The first letters of the references, in their order, a bar between two pages."""
    pages, after = [], ""
    with records.reading() as work:
        while True:
            page = work.queue.page(wanted, order, ROUX.id, size=size, after=after)
            pages.append("".join(line.complaint.reference[0] for line in page.lines))
            if not page.more:
                return "|".join(pages)
            after = page.lines[-1].complaint.reference


def test_the_queue_begins_with_who_waits_longest_and_goes_on_overleaf(filled: Records) -> None:
    assert listed(filled) == "AB|C"


def test_the_greatest_loss_may_come_first_and_an_unknown_one_comes_last(filled: Records) -> None:
    assert listed(filled, order=Order.LOSS) == "BC|A"
    assert listed(filled, order=Order.LOSS, size=1) == "B|C|A"


def test_danger_may_come_first_then_who_waits_longest(filled: Records) -> None:
    assert listed(filled, order=Order.DANGER) == "CA|B"
    assert listed(filled, order=Order.DANGER, size=1) == "C|A|B"


def test_the_largest_case_may_come_first_and_each_file_says_its_own(
    filled: Records, policy: Policy
) -> None:
    seen = [Seen(Trace(TraceKind.PHONE, "+33639980012"))]
    with filled.transaction() as work:
        for reference, traces in (("C7K-2931", seen), ("B7K-2931", seen), ("A7K-2931", [])):
            work.linking.add(Sighted(reference, NOON, 0, "59", traces), policy)

    with filled.reading() as work:
        lines = work.queue.page(EVERY, Order.CASE, ROUX.id, size=9).lines

    assert listed(filled, order=Order.CASE, size=1) == "C|B|A"
    assert [(line.complaint.reference[0], line.files) for line in lines] == [
        ("C", 2),
        ("B", 2),
        ("A", 1),
    ]


def test_a_case_goes_on_overleaf_whatever_the_states_of_its_files(
    records: Records, policy: Policy
) -> None:
    cases = {"A": "large", "B": "small", "C": "large", "D": "small", "E": "large", "F": ""}
    reviewed = "CBF"
    with records.transaction() as work:
        work.officers.add(ROUX)
        for day, (letter, case) in enumerate(cases.items()):
            filed = replace(
                FILED[0], reference=f"{letter}7K-2931", filed_at=NOON + timedelta(days=day)
            )
            work.conversations.open(filed.reference, digest_token(letter))
            work.complaints.file(
                replace(filed, conversation_id=filed.reference), digest_token(f"suivi-{letter}")
            )
            if letter in reviewed:
                work.complaints.move(filed.reference, State.UNDER_REVIEW, 1)
            seen = [Seen(Trace(TraceKind.EMAIL, f"{case}@exemple.fr"))] if case else []
            work.linking.add(Sighted(filed.reference, filed.filed_at, 0, "59", seen), policy)

    both = Filter((State.FILED, State.UNDER_REVIEW))
    assert listed(records, both, Order.CASE) == "EC|AD|BF"
    assert listed(records, both, Order.CASE, size=1) == "E|C|A|D|B|F"
    assert listed(records, Filter((State.UNDER_REVIEW,)), Order.CASE, size=1) == "C|B|F"


@pytest.mark.parametrize(
    ("wanted", "references"),
    [
        (replace(EVERY, reference="C7K"), "C"),
        (replace(EVERY, reference="%"), ""),
        (replace(EVERY, offence=Offence.CHANTAGE), "B"),
        (replace(EVERY, kind=FilingKind.REPORT), "A"),
        (replace(EVERY, holder=ROUX.id), "B"),
        (replace(EVERY, holder=""), "AC"),
        (replace(EVERY, filed_before=NOON - timedelta(days=2)), "AB"),
        (replace(EVERY, filed_before=NOON - timedelta(days=3)), "AB"),
        (replace(EVERY, filed_before=NOON - timedelta(days=4)), ""),
        (replace(EVERY, danger=True), "C"),
        (Filter((State.VALIDATED,)), ""),
    ],
)
def test_what_is_wanted_is_listed(filled: Records, wanted: Filter, references: str) -> None:
    assert listed(filled, wanted) == references


def test_what_is_wanted_is_counted_beyond_the_page(filled: Records) -> None:
    with filled.reading() as work:
        assert work.queue.page(EVERY, Order.AGE, ROUX.id, size=2).total == 3
        assert work.queue.counted([State.FILED, State.VALIDATED]) == 3
        assert work.queue.counted([State.VALIDATED]) == 0


def test_a_file_that_changed_since_it_was_seen_is_marked(filled: Records) -> None:
    with filled.transaction() as work:
        work.queue.see(ROUX.id, "A7K-2931", 1)
        work.queue.see(ROUX.id, "B7K-2931", 1)
        work.complaints.touch("A7K-2931", 1)

    assert listed(filled, replace(EVERY, changed=True)) == "A"
    with filled.reading() as work:
        nobody = work.queue.page(replace(EVERY, changed=True), Order.AGE, "", size=9)
        assert nobody == Page([], 0, more=False)
    with filled.transaction() as work:
        lines = work.queue.page(EVERY, Order.AGE, ROUX.id, size=9).lines
        work.queue.see(ROUX.id, "A7K-2931", 2)
        again = work.queue.page(EVERY, Order.AGE, ROUX.id, size=9).lines

    changed = replace(EVERY, changed=True)
    assert [line.changed for line in lines] == [True, False, False]
    assert listed(filled, changed) == ""
    assert [line.changed for line in again] == [False, False, False]
