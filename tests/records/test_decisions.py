"""Decisions are kept in their order, and what was written in them is sealed."""

from sqlalchemy import select

from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.records.desk_tables import DecisionRow
from bot.records.records import Records
from bot.sealing.tokens import digest_token
from tests.conftest import NOON

WORDS = "Pouvez-vous joindre le reçu ?"


def decision(kind: DecisionKind, **choices: str) -> Decision:
    return Decision(kind, "0f0f", NOON, "under_review", "to_be_completed", choices)


def test_decisions_come_back_as_they_were_made_and_sealed_at_rest(records: Records) -> None:
    made = [
        decision(DecisionKind.QUESTION, words=WORDS),
        decision(DecisionKind.ANSWER, message="m1"),
    ]
    with records.transaction() as work:
        work.conversations.open("c1", digest_token("c1"))
        complaint = Complaint(
            "A7K-2931", "c1", FilingKind.COMPLAINT, Offence.CHANTAGE, State.FILED, NOON
        )
        work.complaints.file(complaint, digest_token("suivi"))
        for each in made:
            work.decisions.add("A7K-2931", each)

    with records.transaction() as work:
        kept = work.decisions.of("A7K-2931")
        rows = list(work.decisions._session.scalars(select(DecisionRow)))  # noqa: SLF001 - at rest

    assert kept == made
    assert all(b"joindre" not in row.choices for row in rows)
