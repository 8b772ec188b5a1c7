"""The words for statistics: tables, their lines, their columns, and the figures themselves."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.complaint.complaints import FilingKind
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.spans import Quarter
from bot.jurisdiction.communes import load_communes
from bot.orientation.directory import Directory
from bot.wording.decisions import DecisionWords
from bot.wording.forms import day_form, money_form
from bot.wording.reading import read_words
from bot.wording.wording import Wording

_FILE: Final = "figures.yml"


class FigureWords:
    """The words of ``data/wording/figures.yml``, and those that are ours already."""

    def __init__(
        self,
        words: Mapping[str, Any],
        wording: Wording,
        decisions: DecisionWords,
        directory: Directory,
    ) -> None:
        self._words = words
        self._wording = wording
        self._decisions = decisions
        self._directory = directory
        self._rows: Mapping[str, Callable[[str], str]] = {
            "weeks": lambda key: day_form(date.fromisoformat(key)),
            "kinds": lambda key: self._wording.kind(FilingKind(key)),
            "states": lambda key: self._wording.state(State(key))["officer"],
            "offences": lambda key: self._wording.value(FactName.OFFENCE, Offence(key)),
            "payments": self._payment,
            "departments": self._department,
            "services": self._service,
            "rules": lambda key: key[:1].upper() + key[1:] or str(words["several"]),
            "grounds": self._ground,
        }

    @classmethod
    def load(
        cls, folder: Path, wording: Wording, decisions: DecisionWords, directory: Directory
    ) -> "FigureWords":
        """Read the words.

        Raises:
            OSError: the file is missing.
        """
        return cls(read_words(folder / _FILE), wording, decisions, directory)

    def table(self, name: str) -> Mapping[str, str]:
        """Return ``title``, ``intro`` and ``row``: what a table's lines are."""
        words: Mapping[str, str] = self._words["tables"][name]
        return words

    def column(self, table: str, name: str, *, alone: bool = False) -> str:
        """Return what a column is called; ``alone`` when the table has no other."""
        if name != "all":
            return str(self._words["columns"][name])
        counted = self._words["counted"]
        return str(counted.get(table) or (counted["alone"] if alone else counted["together"]))

    def row(self, table: str, key: str) -> str:
        """Return what a line is called that has a name of its own."""
        if table in self._rows:
            return self._rows[table](key)
        return str(self._words[table][key])

    def harm_band(self, number: str, bands: Sequence[int]) -> str:
        """Return what a band of sums is called.

        Args:
            number: the band's; ``""`` where no sum is known.
            bands: where each band but the first begins, in cents.
        """
        if not number:
            return self.say("unknown")
        place = int(number)
        if place == 0:
            return str(self._words["harm"]["none"])
        start, end = money_form(Money(bands[place - 1])), ""
        if place < len(bands):
            end = money_form(Money(bands[place]))
        key = "above" if not end else "between" if place > 1 else "below"
        return str(self._words["harm"][key]).format_map({"from": start, "to": end})

    def case_band(self, number: str, bands: Sequence[int]) -> str:
        """Return what a band of numbers of files is called; bands as in :meth:`harm_band`."""
        place = int(number)
        if place == 0:
            return str(self._words["cases"]["one"]).format_map({"from": bands[0] - 1})
        if place == len(bands):
            return str(self._words["cases"]["above"]).format_map({"from": bands[-1]})
        ends = {"from": bands[place - 1], "to": bands[place] - 1}
        return str(self._words["cases"]["between"]).format_map(ends)

    def quarter(self, quarter: Quarter) -> str:
        """Return « Premier trimestre 2026 »."""
        return f"{self._words['quarters'][str(quarter.number)]} {quarter.year}"

    def say(self, key: str) -> str:
        """Return the words that stand alone under a name."""
        return str(self._words[key])

    def _payment(self, key: str) -> str:
        known = PaymentMethod(key) if key else None
        return self._wording.value(FactName.PAYMENT_METHOD, known)

    def _department(self, key: str) -> str:
        if not key:
            return self.say("unknown")
        own = self._words["departments"].get(key)
        name = load_communes().departments.get(key, "")
        return str(own or f"{key} {name}".strip())

    def _service(self, key: str) -> str:
        # A service may have left the directory since.
        known = self._directory.services.get(key)
        return known.name if known else key

    def _ground(self, key: str) -> str:
        known = self._decisions.grounds.get(key)
        return known.title if known else key
