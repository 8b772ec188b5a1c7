"""Files that may be of a case, though nothing links them: proposed, never linked in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.complaint.conversation import Author
from bot.complaint.facts import FactName
from bot.linkage.nearness import wording
from bot.linkage.traces import Trace
from bot.records.records import Records, Work

# Advertisements are copied for some weeks; of these, so many are read at most.
_COPIED: Final = timedelta(days=30)
_READ: Final = 300


@dataclass(frozen=True)
class Proposal:
    """A file that may be of a case; an officer decides.

    Attributes:
        reference: the file's.
        own: our value that is nearly theirs; ``None`` when it is the wording.
        other: theirs.
        support: how many values both share that link nothing, or how much of the words (0–100).
    """

    reference: str
    own: Trace | None
    other: Trace | None
    support: int


class Proposals:
    """Looks for what is near a file."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, reference: str) -> Sequence[Proposal]:
        """Return files of other cases that may be of this file's, likeliest first.

        Nothing is linked by it. A digit that differs, a site that looks like another, a value that
        is too many people's to link, or the same words.

        Raises:
            UnknownComplaint: the file was not linked.
        """
        with self._records.reading() as work:
            file = work.linking.file(reference)
            near = [
                Proposal(
                    each.reference, each.own, each.other, work.nearby.support(file, each.reference)
                )
                for each in work.nearby.near(file)
            ]
            told = _told(work, work.complaints.by_reference(reference).conversation_id)
            for other, conversation in work.nearby.of_the_time(file, _COPIED, _READ):
                alike = wording(told, _told(work, conversation))
                if alike:
                    near.append(Proposal(other, None, None, round(alike)))
        return sorted(near, key=lambda each: -each.support)


def _told(work: Work, conversation: str) -> str:
    """Return what the victim bought and how she told it: her longest message."""
    item = work.conversations.record(conversation).value(FactName.ITEM)
    said = [
        message.text
        for message in work.conversations.messages(conversation)
        if message.author is Author.VICTIM
    ]
    return f"{item or ''} {max(said, key=len, default='')}"
