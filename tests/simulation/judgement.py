"""What is held of a victim, beside her truth."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from tests.simulation.asking import Asking
from tests.simulation.truths import Truth

_TWINS: Final[Mapping[str, str]] = {
    "platform": "contact_platform",
    "contact_platform": "platform",
    "suspect_name": "suspect_pseudonym",
    "suspect_pseudonym": "suspect_name",
}
# Not about the case, or in her own free words.
_FREE: Final = frozenset(("payment_date_confirmed", "evidence_done", "more", "reviewed"))
# The details of a case: what is held of these without being true was invented, and what she
# tells of them unasked must be held as well.
_DETAILS: Final = ("victim_", "suspect_", "amount", "payment_", "item", "platform", "contact_")


@dataclass(frozen=True)
class Fault:
    """Something that is held wrongly.

    Attributes:
        kind: ``lost`` (told, not held), ``wrong`` (held otherwise) or ``invented`` (never told).
        fact: which.
        held: what is held.
        truth: what is true.
    """

    kind: str
    fact: str
    held: str
    truth: str

    def __str__(self) -> str:
        return f"{self.kind} {self.fact}: {self.held or '–'} instead of {self.truth or '–'}"


def faults(truth: Truth, asking: Asking, lines: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """Return what a record holds otherwise than she told it, or not at all.

    Args:
        truth: what is true of her.
        asking: what she was asked, and told.
        lines: the record, as the API gives it.
    """
    true = dict(truth.facts)
    if truth.leaf.offence:
        true["offence"] = truth.leaf.offence
    held: dict[str, list[str]] = {}
    for line in lines:
        if line["value"] is not None:
            held.setdefault(line["name"], []).append(line["value"])
    return [*_lost(true, asking, held), *_untrue(true, held)]


def _lost(
    true: Mapping[str, str], asking: Asking, held: Mapping[str, Sequence[str]]
) -> Iterable[Fault]:
    for name, value in sorted(asking.told.items()):
        matters = name in asking.answered or name.startswith(_DETAILS)
        known = value is not None and name in true and name not in _FREE
        if matters and known and not (name in held or held.get(_TWINS.get(name, ""))):
            yield Fault("lost", name, "", true[name])


def _untrue(true: Mapping[str, str], held: Mapping[str, Sequence[str]]) -> Iterable[Fault]:
    for name, values in sorted(held.items()):
        twin = _TWINS.get(name, name)
        known = [true[each] for each in (name, twin) if each in true]
        for value in values:
            if name in _FREE or any(_same(name, value, each) for each in known):
                continue
            if known:
                yield Fault("wrong", name, value, known[0])
            elif name.startswith(_DETAILS):
                yield Fault("invented", name, value, "")


def _same(name: str, held: str, true: str) -> bool:
    if name == "amount":
        return Decimal(held) == Decimal(true)
    ours, hers = _folded(held), _folded(true)
    if name == "item":
        hers = re.sub(r"^(?:une?|des|du)(?=[a-z])", "", hers)
        return ours in hers or hers in ours
    return ours.removeprefix("https") == hers.removeprefix("https")


def _folded(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(sign for sign in marks if sign.isalnum())
