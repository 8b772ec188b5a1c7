"""The words for facts, values, states and papers: data, read once and checked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Final

from bot.complaint.complaints import DocumentKind, FilingKind
from bot.complaint.conversation import Author
from bot.complaint.facts import (
    BOOKKEEPING,
    CHOICES,
    OF_PAYMENT,
    Fact,
    FactName,
    Record,
    Source,
    Value,
    encode,
)
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.officers import Role
from bot.complaint.periods import Period, Precision
from bot.wording.exhibits import ExhibitWords
from bot.wording.forms import iban_form, money_form, period_form, phone_form
from bot.wording.naming import called, named_in
from bot.wording.noted import Noted
from bot.wording.payments import PaymentWords
from bot.wording.reading import MissingWords, read_words
from bot.wording.recap_line import RecapLine

# Whoever recaps a record speaks of its lines.
__all__ = ["RecapLine", "Wording"]

_FILES: Final = ("facts", "values", "noted", "cases", "payments")
_IBANS: Final = (FactName.SUSPECT_IBAN, FactName.VICTIM_IBAN)
_PLATFORMS: Final = (FactName.PLATFORM, FactName.CONTACT_PLATFORM)
_PHONES: Final = (FactName.SUSPECT_PHONE, FactName.VICTIM_PHONE)


class Wording:
    """The words, by what they are for."""

    def __init__(self, words: Mapping[str, Mapping[str, Any]]) -> None:
        self._facts = words["facts"]
        self._values = words["values"]
        self._cases = words["cases"]
        self._payment_words = words["payments"]
        self.exhibits = ExhibitWords(self._cases)
        clauses = words["noted"]
        self._phrases = {"how": clauses["how"], "when": clauses["when"]}
        self.payments = PaymentWords(self._payment_words, clauses["when"])
        self._noted = Noted(clauses["groups"], clauses["how"], clauses["when"])
        self._check()
        self._names = {
            name: called(
                self.label(name),
                self.correct(name),
                self._facts["facts"][name.value].get("also", ()),
            )
            for name in FactName
            if name not in BOOKKEEPING
        }

    @classmethod
    def load(cls, folder: Path) -> "Wording":
        """Read the words.

        Raises:
            MissingWords: something has none.
            OSError: a file is missing.
        """
        return cls({name: read_words(folder / f"{name}.yml") for name in _FILES})

    def label(self, name: FactName) -> str:
        """Return what a fact is called."""
        return str(self._facts["facts"][name.value]["label"])

    def correct(self, name: FactName) -> str:
        """Return the title of the button that changes a fact."""
        return str(self._facts["facts"][name.value]["correct"])

    def named(self, text: str) -> tuple[tuple[FactName, ...], bool]:
        """Return the facts that a text names, likeliest first, and whether it says only that."""
        return named_in(text, self._names)

    def section(self, name: FactName) -> str:
        """Return the title that a fact stands under."""
        return str(self._facts["sections"][self._facts["facts"][name.value]["section"]])

    def value(self, name: FactName, value: Value) -> str:
        """Return a value in words; what the victim does not know is said so."""
        match value:
            case None:
                words = self._values["unknown"]
            case bool():
                words = self._values["booleans"]["true" if value else "false"]
            case Money():
                words = money_form(value)
            case Period():
                words = period_form(value)
            case Enum():
                words = self._values[name.value][value.value]
            case _:
                words = self._text(name, value)
        return str(words)

    def told(self, offence: Offence) -> str:
        """Return an offence as a victim would say it: « J'ai vendu un objet … »."""
        return str(self._values["offence_told"][offence.value])

    def neither(self) -> str:
        """Return the words of the button for neither of two choices."""
        return str(self._values["neither"])

    def state(self, state: State) -> Mapping[str, str]:
        """Return ``officer``, ``victim`` and ``next``: what a state means and what follows."""
        words: Mapping[str, str] = self._cases["states"][state.value]
        return words

    def kind(self, kind: FilingKind) -> str:
        """Return what a filing is called."""
        return str(self._cases["kinds"][kind.value])

    def document(self, kind: DocumentKind) -> str:
        """Return the title of a paper."""
        return str(self._cases["documents"][kind.value])

    def role(self, role: Role) -> str:
        """Return what a role is called."""
        return str(self._cases["roles"][role.value])

    def origin(self, source: Source, **parts: str | int) -> str:
        """Return where a fact comes from; ``parts`` as the source's words need them."""
        return str(self._cases["sources"][source.value]).format_map(parts)

    def author(self, author: Author) -> str:
        """Return who wrote a message."""
        return str(self._cases["authors"][author.value])

    def failed(self) -> str:
        """Return what is said of a message that could not be dealt with."""
        return str(self._cases["failed"])

    def on_paper(self, paper: str, key: str, **parts: str) -> str:
        """Return the words of one part of a paper, such as ``recall`` or ``signature``."""
        return str(self._cases[paper][key]).format_map(parts)

    def act(self, act: str) -> str:
        """Return an act of the audit trail in words; one without words as it is."""
        return str(self._cases["acts"].get(act, act))

    def recap(self, record: Record) -> list[RecapLine]:
        """Return the lines of a recap, section by section."""
        order = list(self._facts["facts"])
        facts = [fact for fact in record.current() if self._is_shown(fact, record)]
        # Payment after payment, rather than all sums, then all days.
        place = order.index(OF_PAYMENT[0].value)
        places = {fact: order.index(fact.name.value) for fact in facts}
        own = {fact: place if fact.name in OF_PAYMENT else places[fact] for fact in facts}
        facts.sort(key=lambda fact: (own[fact], fact.rank, places[fact]))
        return [self._line(fact, record) for fact in facts]

    def _is_shown(self, fact: Fact, record: Record) -> bool:
        name = fact.name
        if name in OF_PAYMENT and record.value(FactName.PAYMENT_MADE, fact.rank) is False:
            return False
        offence = encode(record.value(FactName.OFFENCE))
        wanted = self._facts["facts"][name.value].get("offences", (offence,))
        return name not in BOOKKEEPING and (not offence or offence in wanted)

    def noted(
        self, record: Record, names: Iterable[FactName], payments: Collection[int] = ()
    ) -> str:
        """Return what was understood as « un objet sur Leboncoin, un paiement de 450 € … ».

        Args:
            record: what is held.
            names: the facts that are new; others are not said again.
            payments: the ranks of the payments of which something is new.

        Returns:
            A list of noun phrases, or ``""`` when nothing new is worth saying.
        """
        said = {
            name: [
                self.value(name, fact.value)
                for fact in record.ranked(name)
                if fact.value is not None
            ]
            for name in names
        }
        told: list[str] = []
        if self.payments.are_several(record):
            told = self.payments.noted(record, list(payments))
            said = {name: texts for name, texts in said.items() if name not in OF_PAYMENT}
        sentence = self._noted.sentence(
            record, {name: texts for name, texts in said.items() if texts}
        )
        return ", ".join(each for each in (*told, sentence) if each)

    def _line(self, fact: Fact, record: Record) -> RecapLine:
        label = self.label(fact.name)
        section = self.section(fact.name)
        if fact.name in OF_PAYMENT and self.payments.are_several(record):
            label = self.payments.label(record, fact.name, fact.rank, label)
            section = self.payments.section(record, fact.rank)
        elif fact.rank > 1:
            label = f"{label} ({fact.rank})"
        text = self.value(fact.name, fact.value)
        return RecapLine(fact.name, fact.rank, section, label, text, fact, self.correct(fact.name))

    def _text(self, name: FactName, value: str) -> str:
        if name in _IBANS:
            return iban_form(value)
        if name in _PHONES:
            return phone_form(value)
        if name in _PLATFORMS:
            return str(self._values["platforms"].get(value) or value[:1].upper() + value[1:])
        return value

    def _check(self) -> None:
        """Refuse words that leave a member of an enumeration without any."""
        wanted: Sequence[tuple[str, Mapping[str, Any], type[Enum]]] = [
            ("facts.yml: facts", self._facts["facts"], FactName),
            ("values.yml: offence_told", self._values["offence_told"], Offence),
            ("cases.yml: states", self._cases["states"], State),
            ("cases.yml: kinds", self._cases["kinds"], FilingKind),
            ("cases.yml: documents", self._cases["documents"], DocumentKind),
            ("cases.yml: roles", self._cases["roles"], Role),
            ("cases.yml: sources", self._cases["sources"], Source),
            ("cases.yml: authors", self._cases["authors"], Author),
            ("noted.yml: how", self._phrases["how"], PaymentMethod),
            ("payments.yml: named", self._payment_words["named"], PaymentMethod),
            ("payments.yml: noted", self._payment_words["noted"], PaymentMethod),
            ("noted.yml: when", self._phrases["when"], Precision),
            *(
                (f"values.yml: {name.value}", self._values.get(name.value, {}), choices)
                for name, choices in CHOICES.items()
            ),
        ]
        for place, words, members in wanted:
            lacking = [member.value for member in members if member.value not in words]
            if lacking:
                raise MissingWords(f"{place}: no words for {', '.join(lacking)}")
