"""Reads exhibits for the victim, and lets into the record what she says is right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.conversation import Author, Button
from bot.complaint.exhibits import Exhibit, ReadExhibit, Reading, ReadingState
from bot.complaint.facts import Fact, Provenance, Record, Source
from bot.evidence.vault import Vault
from bot.evidence.workshop import WorkFailed, Workshop
from bot.extraction.cards import hide_cards
from bot.records.records import Records, Work
from bot.services.exhibit_facts import ReadFact, changes_of, facts_in, news
from bot.services.heard import Heard
from bot.services.interpretation import Interpretation
from bot.wording.wording import Wording

_ANSWERS: Final = ("affirm", "deny")
OFFER: Final = "reading"


class ExhibitReader:
    """Reads one exhibit after the other; nothing of it enters a record by itself."""

    def __init__(
        self, records: Records, vault: Vault, workshop: Workshop, wording: Wording, clock: Clock
    ) -> None:
        self._records = records
        self._vault = vault
        self._workshop = workshop
        self._wording = wording
        self._clock = clock

    def unread(self) -> list[tuple[str, Exhibit]]:
        """Return the exhibits to read, each with its conversation's identifier."""
        with self._records.reading() as work:
            return work.readings.unread()

    def read(self, exhibit: Exhibit) -> Reading | None:
        """Return what an exhibit says, or ``None`` when it cannot be read; it may take a minute.

        Card numbers are cut to their last four digits, as everywhere: the sealed file has them.

        Raises:
            StorageFailed: its bytes cannot be had.
        """
        content = self._vault.get(exhibit.id)
        try:
            reading = self._workshop.read(content, exhibit.media_type)
        except WorkFailed:
            return None
        codes = [hide_cards(each) for each in reading.codes]
        return replace(reading, text=hide_cards(reading.text), codes=codes)

    def offer(self, conversation_id: str, exhibit: Exhibit, reading: Reading | None) -> None:
        """Keep a reading, and ask the victim about what is new in it, while her draft is open."""
        with self._records.transaction() as work:
            if reading is None:
                failed = ReadExhibit(Reading(unread=True), (), ReadingState.FAILED)
                work.readings.keep(exhibit.id, failed)
                return
            conversation = work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
            told = facts_in(reading, self._clock().date())
            new = [] if conversation.reference else news(told, record)
            state = ReadingState.OFFERED if new else ReadingState.NOTHING
            work.readings.keep(exhibit.id, ReadExhibit(reading, new, state))
            if new:
                self._ask(work, conversation_id, exhibit, new)

    def rest(self) -> None:
        """Give back the memory that reading takes."""
        self._workshop.rest()

    def _ask(
        self, work: Work, conversation_id: str, exhibit: Exhibit, new: Sequence[ReadFact]
    ) -> None:
        origin, now = Provenance(Source.EXHIBIT, exhibit.id), self._clock()
        ranks = [
            sum(name is each for each, _ in new[:place]) for place, (name, _) in enumerate(new)
        ]
        read = Record(
            Fact(name, value, origin, now, rank=rank + 1)
            for (name, value), rank in zip(new, ranks, strict=True)
        )
        said = self._wording.noted(read, dict.fromkeys(name for name, _ in new))
        work.conversations.add_message(
            conversation_id,
            Author.ARIANE,
            self._wording.exhibits.read("offer", position=exhibit.position, facts=said),
            buttons=[
                Button(
                    self._wording.exhibits.read(intent),
                    f'/{intent}{{"exhibit": "{exhibit.position}"}}',
                )
                for intent in _ANSWERS
            ],
            custom={"type": OFFER, "exhibit": exhibit.position},
        )


def answer_to_offer(
    work: Work, conversation_id: str, heard: Heard, record: Record
) -> Interpretation | None:
    """Return what a message says of an exhibit's reading, or ``None`` when it speaks of another.

    Her button names the exhibit; a bare « oui » or « non » answers what was asked last.
    """
    if heard.intent not in _ANSWERS or heard.facts:
        return None
    position = heard.exhibit or _asked_last(work, conversation_id, heard)
    exhibits = work.conversations.exhibits(conversation_id) if position else []
    exhibit = next((each for each in exhibits if each.position == position), None)
    read = work.readings.get(exhibit.id) if exhibit else None
    if exhibit is None or read is None:
        return None
    if heard.intent == "deny":
        work.readings.settle(exhibit.id, ReadingState.SET_ASIDE)
        return Interpretation(resumes=True, set_aside=True)
    work.readings.settle(exhibit.id, ReadingState.CONFIRMED)
    changes = list(changes_of(read.facts, exhibit.id, record))
    return Interpretation(changes, resumes=not changes)


def _asked_last(work: Work, conversation_id: str, heard: Heard) -> int:
    """Return the exhibit that Ariane's last words ask about, 0 for none."""
    if not work.readings.is_offered(conversation_id):
        return 0
    before = []
    for message in work.conversations.messages(conversation_id):
        if message.id == heard.message_id:
            break
        before.append(message)
    custom = before[-1].custom if before else None
    return int(custom["exhibit"]) if custom and custom.get("type") == OFFER else 0
