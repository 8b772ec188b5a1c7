"""Who a victim can be sent to: the directory, read once, checked, or refused with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

from bot.complaint.facts import FactName
from bot.orientation.agenda import filing_kind
from bot.orientation.entries import (
    BadQuestionnaire,
    build,
    read_sections,
    refuse_others,
    sentence,
    sentences,
)
from bot.orientation.questionnaire import Questionnaire

_FILE: Final = "services.yml"
_TEXTS: Final = ("name", "for", "hours", "when", "does", "does_not", "told", "source")
_KEYS: Final = frozenset({*_TEXTS, "contact", "bring", "facts", "also", "letter"})
_WEB: Final = "https://"


class Way(str, Enum):
    """How a service is reached."""

    PHONE = "phone"
    SMS = "sms"
    WEB = "web"
    APP = "app"
    LETTER = "letter"
    PLACE = "place"


# A place or a letter has no address that holds for everybody; neither has a bank's telephone.
_ADDRESSED: Final = frozenset({Way.SMS, Way.WEB})


@dataclass(frozen=True)
class Contact:
    """One way to a service.

    Attributes:
        by: how.
        say: what a button or a sheet says.
        to: a number to dial, or an ``https`` address; empty where each victim has her own.
    """

    by: Way
    say: str
    to: str = ""

    @property
    def written(self) -> str:
        """What is read on paper, where nothing can be pressed."""
        return f"{self.say}\u00a0: {self.to}" if self.by is Way.WEB else self.say


@dataclass(frozen=True)
class Wanted:
    """A fact that a service can use.

    Attributes:
        name: which.
        label: what the service calls it; empty for its usual name.
        asked: every victim is asked for it; else it is told where it is known.
    """

    name: FactName
    label: str = ""
    asked: bool = True


@dataclass(frozen=True)
class Letter:
    """How an officer's letter sends somebody to a service.

    Attributes:
        called: the service, in the middle of a sentence.
        next: the victim's next step there.
    """

    called: str
    next: str


@dataclass(frozen=True)
class Service:
    """Somebody who can do more for a case than a complaint here.

    Attributes:
        id: the name that ends an outcome.
        name: what it is called.
        purpose: what it is for.
        contacts: how to reach it, the best way first.
        hours: when it answers; empty when no page confirms it.
        when: when to go there.
        bring: what to have at hand.
        does: what it does.
        does_not: what it does not.
        wants: the facts that it can use, in its order.
        told: what is said to who is sent there.
        source: where this was read.
        letter: how an officer sends somebody there; ``None`` where she does not.
    """

    id: str
    name: str
    purpose: str
    contacts: Sequence[Contact]
    hours: str
    when: str
    bring: Sequence[str]
    does: str
    does_not: str
    wants: Sequence[Wanted]
    told: str
    source: str
    letter: Letter | None = None


class Directory:
    """The services (« annuaire »), by the name that ends an outcome."""

    def __init__(self, services: Mapping[str, Service]) -> None:
        self.services = services

    def to(self, outcome: str) -> Service:
        """Return who an outcome sends to.

        Raises:
            KeyError: the outcome is a filing here, or no rule leads to it.
        """
        return self.services[outcome.rpartition(".")[2]]


def load_directory(folder: Path, questionnaire: Questionnaire) -> Directory:
    """Read ``services.yml``.

    Raises:
        BadQuestionnaire: the file is missing or not YAML, an entry is not as it should be, or
            a rule leads to a service that has none.
    """
    path = folder / _FILE
    entries = read_sections(path, "services")["services"]
    directory = Directory(build(path, "services", entries, _service))
    for rule in questionnaire.rules:
        if not filing_kind(rule.outcome) and not _leads(directory, rule.outcome):
            raise BadQuestionnaire(f"{_FILE}: no entry for {rule.outcome}, of « {rule.name} »")
    return directory


def _leads(directory: Directory, outcome: str) -> bool:
    return outcome.rpartition(".")[2] in directory.services


def _service(name: str, entry: Mapping[str, Any]) -> Service:
    refuse_others(entry, _KEYS)
    texts = {key: sentence(entry, key) for key in _TEXTS}
    if not entry["contact"]:
        raise ValueError("nobody is sent to a service that cannot be reached")
    return Service(
        id=name,
        name=texts["name"],
        purpose=texts["for"],
        contacts=tuple(_contact(each) for each in entry["contact"]),
        hours=texts["hours"],
        when=texts["when"],
        bring=sentences(entry, "bring"),
        does=texts["does"],
        does_not=texts["does_not"],
        wants=(
            *(_wanted(each) for each in entry["facts"]),
            *(replace(_wanted(each), asked=False) for each in entry.get("also", [])),
        ),
        told=texts["told"],
        source=texts["source"],
        letter=_letter(entry["letter"]) if "letter" in entry else None,
    )


def _letter(entry: Mapping[str, Any]) -> Letter:
    refuse_others(entry, frozenset({"called", "next"}))
    return Letter(sentence(entry, "called"), sentence(entry, "next"))


def _contact(entry: Mapping[str, Any]) -> Contact:
    refuse_others(entry, frozenset({"by", "to", "say"}))
    contact = Contact(
        Way(entry["by"]), sentence(entry, "say"), sentence(entry, "to") if "to" in entry else ""
    )
    if contact.by in _ADDRESSED and not contact.to:
        raise ValueError(f"{contact.say}: {contact.by.value} needs an address")
    if contact.by is Way.WEB and not contact.to.startswith(_WEB):
        raise ValueError(f"{contact.to} does not begin with {_WEB}")
    return contact


def _wanted(entry: str | Mapping[str, str]) -> Wanted:
    if isinstance(entry, str):
        return Wanted(FactName(entry))
    if len(entry) != 1:
        raise ValueError(f"{entry}: one fact and its label; a label with a comma needs quotes")
    ((name, label),) = entry.items()
    return Wanted(FactName(name), label)
