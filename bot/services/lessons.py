"""What officers corrected, stripped of persons: what a reading should have been."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.complaint.complaints import Complaint
from bot.complaint.conversation import Message
from bot.complaint.facts import (
    BOOKKEEPING,
    Fact,
    FactName,
    FactType,
    Record,
    Source,
    encode,
    type_of,
)
from bot.records.records import Records

# A birth names a person; a free text may.
_NAMES_SOMEBODY: Final = frozenset({FactName.VICTIM_BIRTH_DATE})
# The words that a sum or a date was read in hold the sum or the date, and nothing else.
_QUOTABLE: Final = frozenset({FactType.MONEY, FactType.PERIOD})
_LONGEST_QUOTE: Final = 40


@dataclass(frozen=True)
class Lesson:
    """One correction, without anything that names somebody.

    Attributes:
        fact: its name.
        offence: of the complaint it stood in.
        words: what had been read, for a sum or a date; else empty.
        read: the value that was held, as text; empty if none or unknown.
        right: the officer's, alike.
    """

    fact: str
    offence: str
    words: str
    read: str
    right: str


class Lessons:
    """Hands out what may be learnt from officers' corrections."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self) -> Iterator[Lesson]:
        """Yield each correction of a fact that names nobody; neither reference nor reason."""
        with self._records.reading() as work:
            for complaint in work.complaints.all():
                record = work.conversations.record(complaint.conversation_id)
                said = work.conversations.messages(complaint.conversation_id)
                yield from _lessons(complaint, record, said)


def _lessons(complaint: Complaint, record: Record, said: list[Message]) -> Iterator[Lesson]:
    texts = {message.id: message.text for message in said}
    for held in record.current():
        if not _names_nobody(held.name):
            continue
        history = record.history(held.name, held.rank)
        for before, after in zip([None, *history], history, strict=False):
            if after.provenance.source is Source.OFFICER:
                yield Lesson(
                    fact=held.name.value,
                    offence=complaint.offence.value,
                    words=_words(before, texts) if before else "",
                    read=encode(before.value) if before else "",
                    right=encode(after.value),
                )


def _names_nobody(name: FactName) -> bool:
    return not (name in BOOKKEEPING or name in _NAMES_SOMEBODY or type_of(name) is FactType.TEXT)


def _words(fact: Fact, texts: dict[str, str]) -> str:
    origin = fact.provenance
    if type_of(fact.name) not in _QUOTABLE or origin.start is None or origin.end is None:
        return ""
    words = texts.get(origin.origin, "")[origin.start : origin.end]
    return words if len(words) <= _LONGEST_QUOTE else ""
