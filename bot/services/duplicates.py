"""Files that look like one: the same person told the same facts twice. Proposed, never joined."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.complaints import Complaint
from bot.complaint.facts import FactName, Record, encode
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.linkage.policy import Policy
from bot.records.declarants import Traits
from bot.records.records import Records, Work
from bot.services.traces import traces_of

MERGEABLE: Final = (State.FILED, State.UNDER_REVIEW, State.TO_BE_COMPLETED)
"""Where a file must stand to be joined to another, or to lead it."""
_NAMES: Final = (FactName.VICTIM_LAST_NAME, FactName.VICTIM_FIRST_NAME, FactName.VICTIM_BIRTH_DATE)
_SHOWN: Final = 20
_AT_ONCE: Final = 100


class Likeness(str, Enum):
    """What two files of the same person have in common besides her."""

    TRACES = "traces"  # an account, a number, a name that the author left
    SUM_AND_DATE = "sum_and_date"


@dataclass(frozen=True)
class Duplicate:
    """A file that may tell the same facts; an officer decides.

    Attributes:
        complaint: as it stands.
        likenesses: why it is proposed.
    """

    complaint: Complaint
    likenesses: tuple[Likeness, ...]


class Duplicates:
    """Looks for files that tell the same facts as another."""

    def __init__(self, records: Records, policy: Policy) -> None:
        self._records = records
        self._policy = policy

    def of(self, officer: Officer, reference: str) -> list[Duplicate]:
        """Return the files that may tell the same facts, the latest first.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint: there is no such file.
        """
        officer.require(Act.READ)
        with self._records.reading() as work:
            complaint = work.complaints.by_reference(reference)
            if complaint.state not in MERGEABLE:
                return []
            own = work.conversations.record(complaint.conversation_id)
            near = work.declarants.alike(reference, traits_of(own), MERGEABLE, _SHOWN)
            found = [
                Duplicate(
                    each,
                    tuple(self._likenesses(own, work.conversations.record(each.conversation_id))),
                )
                for each in near
            ]
        return [each for each in found if each.likenesses]

    def note_missing(self) -> None:
        """Note who declared what was filed before declarants were noted."""
        while True:
            with self._records.transaction() as work:
                missing = work.declarants.unmarked(_AT_ONCE)
                for reference in missing:
                    complaint = work.complaints.by_reference(reference)
                    note_declarant(work, complaint)
            if not missing:
                return

    def _likenesses(self, one: Record, other: Record) -> Iterator[Likeness]:
        seen = [set(traces_of(each, self._policy.handles)) for each in (one, other)]
        if seen[0] & seen[1]:
            yield Likeness.TRACES
        told = [
            (each.value(FactName.AMOUNT), each.value(FactName.PAYMENT_DATE))
            for each in (one, other)
        ]
        if told[0] == told[1] and None not in told[0]:
            yield Likeness.SUM_AND_DATE


def note_declarant(work: Work, complaint: Complaint) -> None:
    """Keep the digests of who declares, as the record has it now."""
    record = work.conversations.record(complaint.conversation_id)
    work.declarants.mark(complaint.reference, traits_of(record))


def traits_of(record: Record) -> Traits:
    """Return what a declarant is known by: an e-mail address, a number, a name with its birth."""
    traits = [
        (name.value, encode(value).strip().lower())
        for name in (FactName.VICTIM_EMAIL, FactName.VICTIM_PHONE)
        if (value := record.value(name))
    ]
    identity = [record.value(name) for name in _NAMES]
    if all(identity):
        traits.append(("victim_identity", "|".join(_plain(encode(each)) for each in identity)))
    return traits


def _plain(text: str) -> str:
    """Return a name without what differs from one form to the next: accents, case, hyphens."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in apart if char.isalnum())
