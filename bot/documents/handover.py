"""The sheet that a victim takes to another service: what it says, as a paper and as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from bot.complaint.conversation import Author, Message
from bot.complaint.facts import FactName, Record, Source
from bot.documents.contents import Content
from bot.orientation.advice import Advice
from bot.orientation.directory import Service, Wanted
from bot.wording.forms import moment_form
from bot.wording.wording import Wording

# One answer to one question is no story; two things said at once are the beginning of one.
_STORY_FACTS: Final = 2


@dataclass(frozen=True)
class Handover:
    """What goes to another service (« fiche de liaison »).

    Attributes:
        service: who it is for.
        record: what is held.
        transcript: the conversation.
        advice: what to do meanwhile.
    """

    service: Service
    record: Record
    transcript: Sequence[Message]
    advice: Sequence[Advice]


def handover_content(handover: Handover, wording: Wording, at: datetime) -> Content:
    """Return what the sheet shows: sections with ``lines``, ``rows`` or ``quotes``."""
    words = partial(wording.on_paper, "handover")
    service = handover.service
    sections: list[dict[str, object]] = [
        {"title": words("contact"), "lines": list(_reaching(service, wording))},
        {"title": words("does"), "lines": [service.does, service.does_not]},
        {"title": words("bring"), "lines": [_begun(each) for each in service.bring]},
        {"title": words("said"), "rows": list(_rows(handover, wording))},
        {"title": words("story"), "quotes": list(_story(handover))},
        {"title": words("missing"), "lines": list(_missing(handover, wording))},
        {
            "title": words("meanwhile"),
            "lines": [line for advice in handover.advice for line in advice.lines],
        },
        {"title": words("always"), "lines": [words("station"), words("support")]},
    ]
    return {
        "title": words("title"),
        "to": words("to", name=service.name),
        "issued": moment_form(at),
        "made": words("made"),
        "sections": [section for section in sections if list(section.values())[1]],
    }


def handover_text(content: Content) -> str:
    """Return the sheet as plain text, to be pasted into a form or a message."""
    blocks = [f"{content['title']}\n{content['to']}\n{content['issued']}"]
    blocks += [f"{section['title']}\n{_plain(section)}" for section in content["sections"]]
    return "\n\n".join([*blocks, str(content["made"])])


def _plain(section: Mapping[str, Sequence[str]]) -> str:
    if "rows" in section:
        rows: Sequence[Mapping[str, str]] = section["rows"]  # type: ignore[assignment]
        return "\n".join(f"{row['label']}\u00a0: {row['text']}" for row in rows)
    if "quotes" in section:
        return "\n".join(f"«\u00a0{quote}\u00a0»" for quote in section["quotes"])
    return "\n".join(f"- {line}" for line in section["lines"])


def _reaching(service: Service, wording: Wording) -> Iterator[str]:
    yield from (_begun(contact.written) for contact in service.contacts)
    yield service.when
    if service.hours:
        yield wording.on_paper("handover", "hours", hours=service.hours)


def _rows(handover: Handover, wording: Wording) -> Iterator[dict[str, str]]:
    for wanted in handover.service.wants:
        for fact in handover.record.ranked(wanted.name):
            if fact.value is not None:
                label = _label(wanted, wording)
                yield {
                    "label": label if fact.rank == 1 else f"{label} ({fact.rank})",
                    "text": wording.value(fact.name, fact.value),
                }


def _missing(handover: Handover, wording: Wording) -> Iterator[str]:
    for wanted in handover.service.wants:
        if wanted.asked and handover.record.value(wanted.name) is None:
            yield _label(wanted, wording)


def _label(wanted: Wanted, wording: Wording) -> str:
    return wanted.label or wording.label(wanted.name)


def _story(handover: Handover) -> Iterator[str]:
    for message in handover.transcript:
        read = [
            fact.name
            for fact in handover.record.read_in(message.id)
            if fact.provenance.source in (Source.MESSAGE, Source.INFERENCE)
        ]
        tells = FactName.OFFENCE in read or len(set(read)) >= _STORY_FACTS
        if message.author is Author.VICTIM and not message.payload and tells:
            yield message.text


def _begun(words: str) -> str:
    """Return words with a capital: they begin a line here, and go on a sentence elsewhere."""
    return words[:1].upper() + words[1:]
