"""What to do at once, and what never to do: advice as data, read once and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.complaint.facts import FactName, Record
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.payments import methods_of
from bot.orientation.entries import (
    BadQuestionnaire,
    build,
    read_sections,
    refuse_others,
    sentence,
    sentences,
)

_FILE: Final = "advice.yml"
_KEYS: Final = frozenset({"do", "never", "source"})
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class Advice:
    """Some advice (« conseils ») about one thing.

    Attributes:
        do: sentences, the most pressing first.
        never: what would make it worse, as sentences.
        source: where this was read.
    """

    do: Sequence[str]
    never: Sequence[str]
    source: str

    @property
    def lines(self) -> Sequence[str]:
        """What to do, then what not."""
        return (*self.do, *self.never)


@dataclass(frozen=True)
class AdviceBook:
    """Advice by means of payment, by offence, and for everybody."""

    payments: Mapping[PaymentMethod, Advice]
    offences: Mapping[Offence, Advice]
    always: Advice

    def of(self, record: Record) -> Sequence[Advice]:
        """Return the advice for a case: the money first, for as long as it can be stopped."""
        offence = record.value(FactName.OFFENCE)
        advice = []
        if record.value(FactName.MONEY_PAID) is not False:
            advice += [self.payments[method] for method in methods_of(record)]
        if isinstance(offence, Offence):
            advice.append(self.offences[offence])
        return (*advice, self.always)


def load_advice(folder: Path) -> AdviceBook:
    """Read ``advice.yml``.

    Raises:
        BadQuestionnaire: the file is missing or not YAML, an entry is not as it should be, or
            an offence or a means of payment has none.
    """
    path = folder / _FILE
    sections = read_sections(path, "payments", "offences", "always")
    made = {name: build(path, name, entries, _advice) for name, entries in sections.items()}
    return AdviceBook(
        payments=_each(PaymentMethod, "payments", made["payments"]),
        offences=_each(Offence, "offences", made["offences"]),
        always=_always(made["always"]),
    )


def _advice(_name: str, entry: Mapping[str, Any]) -> Advice:
    refuse_others(entry, _KEYS)
    advice = Advice(sentences(entry, "do"), sentences(entry, "never"), sentence(entry, "source"))
    cut = [line for line in advice.lines if not line.endswith(".")]
    if cut:
        # YAML cuts a list at its commas: half a sentence would be said without a word of warning.
        raise ValueError(f"{cut[0]!r} is no whole sentence; one with a comma needs quotes")
    return advice


def _each(members: type[E], section: str, made: Mapping[str, Advice]) -> dict[E, Advice]:
    values = {member.value for member in members}
    wrong = sorted(values ^ set(made))
    if wrong:
        raise BadQuestionnaire(f"{_FILE}, {section}: missing or unknown: {', '.join(wrong)}")
    return {member: made[member.value] for member in members}


def _always(made: Mapping[str, Advice]) -> Advice:
    if list(made) != ["always"]:
        raise BadQuestionnaire(f"{_FILE}, always: one entry, named always, is expected")
    return made["always"]
