"""What the page that corrects one fact shows."""

from typing import Any, Final

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue, ComplaintError
from bot.complaint.facts import CHOICES, FactName, FactType, encode, type_of
from bot.complaint.money import Money
from bot.documents.contents import Contents
from bot.services.casework import Correction, OpenFile

# The endings of the facts whose form is checked, which the page gives an example of.
_FORMS: Final = ("iban", "phone", "email", "url")


def correction_page(
    opened: OpenFile, name: FactName, rank: int, services: Services
) -> dict[str, Any]:
    """Return the context of ``console/correct.html``, the value that holds in the field."""
    case, wording = opened.case, services.wording
    fact = case.record.fact(name, rank)
    value = fact.value if fact else None
    label = wording.label(name)
    return {
        "reference": case.complaint.reference,
        "version": case.complaint.version,
        "name": name.value,
        "rank": rank,
        "label": label if rank == 1 else f"{label} ({rank})",
        "held": wording.value(name, value),
        "origin": Contents(wording).origin(fact, case) if fact else "",
        "typed": value.amount.replace(".", ",") if isinstance(value, Money) else encode(value),
        "form": _form(name),
        "choices": _choices(name, services),
        "reason": "",
        "problem": None,
        "at_fault": "",
    }


def as_typed(correction: Correction, error: ComplaintError) -> dict[str, Any]:
    """Return what changes on the page when a correction was refused.

    The version stays the one that the officer was reading: whoever wrote meanwhile is not
    written over at the second try.
    """
    at_fault = ""
    if isinstance(error, BadValue):
        at_fault = "reason" if error.expected == "reason" else "value"
    return {
        "version": correction.version,
        "typed": correction.text,
        "reason": correction.reason,
        "at_fault": at_fault,
    }


def _form(name: FactName) -> str:
    kind = type_of(name)
    if kind is not FactType.TEXT:
        return str(kind.value)
    return next((form for form in _FORMS if name.value.endswith(f"_{form}")), str(kind.value))


def _choices(name: FactName, services: Services) -> list[tuple[str, str]]:
    if type_of(name) is FactType.BOOLEAN:
        values: list[Any] = [True, False, None]
    elif name in CHOICES:
        values = [*CHOICES[name], None]
    else:
        return []
    return [(encode(value), services.wording.value(name, value)) for value in values]
