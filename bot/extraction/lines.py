"""What ``ariane extract`` writes for each line it reads."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any

from bot.complaint.identifiers import IdentifierKind
from bot.extraction.amounts import find_amounts
from bot.extraction.dates import find_dates
from bot.extraction.found import Found
from bot.extraction.identifier import Identifier
from bot.extraction.identifiers import find_identifiers
from bot.extraction.payments import find_payment_methods, payment_method_used


def extract_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is read in one line's text.

    Args:
        line: ``id``, ``text``, and ``ref_date`` (ISO 8601; today when absent).

    Returns:
        ``id``, ``amounts``, ``dates``, ``identifiers`` and ``payment_method``, as
        docs/architecture.md gives them.

    Raises:
        KeyError: ``id`` or ``text`` is missing.
        ValueError: ``ref_date`` is no date.
    """
    text = str(line["text"])
    written = line.get("ref_date")
    today = date.fromisoformat(written[:10]) if written else datetime.now(timezone.utc).date()
    identifiers = find_identifiers(text)
    taken = [each.found for each in identifiers]
    method = payment_method_used(find_payment_methods(text))
    return {
        "id": line["id"],
        "amounts": [
            {
                "text": text[each.start : each.end],
                "value": each.value.amount,
                "currency": each.value.currency,
                "role": each.told_as,
            }
            for each in find_amounts(text)
            if not _taken(each, taken)
        ],
        "dates": [
            {"text": text[each.start : each.end], "iso": each.value.iso}
            for each in find_dates(text, today)
            if not _taken(each, taken)
        ],
        "identifiers": [
            {
                "text": text[each.found.start : each.found.end],
                "kind": each.kind.value,
                "normalized": _normalized(text, each),
                "owner": each.owner.value,
            }
            for each in identifiers
        ],
        "payment_method": method.value.value if method else None,
    }


def _normalized(text: str, identifier: Identifier) -> str:
    """Return the normal form, a company's name as it is written."""
    found = identifier.found
    numbered = identifier.kind is not IdentifierKind.COMPANY or found.value.isdecimal()
    return found.value if numbered else text[found.start : found.end]


def _taken(found: Found[object], others: Sequence[Found[object]]) -> bool:
    return any(found.overlaps(other) for other in others)
