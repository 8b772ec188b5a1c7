"""How a decision is written down: once for the file, once for the audit trail."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.complaint.complaints import Complaint
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import BadValue
from bot.records.records import Work

LONGEST_WORDS: Final = 1_000
"""What an officer writes in her own words, in characters."""
VICTIM: Final = "victim"


def moved(  # noqa: PLR0913, PLR0917 - a decision has as many parts
    kind: DecisionKind,
    by: str,
    before: Complaint,
    after: Complaint,
    at: datetime,
    choices: Mapping[str, str],
) -> Decision:
    """Return the decision that let a complaint go from one state to another."""
    return Decision(kind, by, at, before.state.value, after.state.value, choices)


def note_decision(
    work: Work,
    complaint: Complaint,
    decision: Decision,
    act: str,
    chosen: Mapping[str, str] | None = None,
) -> None:
    """Write a decision down, and to the audit trail without anybody's own words.

    Args:
        work: the transaction that decides.
        complaint: as it is from now on.
        decision: what was decided.
        act: the last word of the audit event.
        chosen: what the trail may hold of the choices: names of ours, a court.
    """
    work.decisions.add(complaint.reference, decision)
    who = VICTIM if decision.by == VICTIM else "officer"
    work.audit.append(
        decision.by,
        f"{who}:complaint:{act}",
        complaint.reference,
        {
            "before": decision.before,
            "after": decision.after,
            "version": complaint.version,
            **(chosen or {}),
        },
    )


def said_reason(reason: str) -> str:
    """Return a reason without the space around it.

    Raises:
        BadValue: there is none, or it is too long.
    """
    reason = reason.strip()
    if not 0 < len(reason) <= LONGEST_WORDS:
        raise BadValue("reason")
    return reason
