"""What ``ariane extract`` writes for each line it reads."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any, Final

from bot.complaint.identifiers import IdentifierKind, Owner
from bot.extraction.amounts import find_amounts
from bot.extraction.cards import find_cards
from bot.extraction.dates import find_dates
from bot.extraction.emails import find_emails
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.links import find_links
from bot.extraction.owners import owner_of
from bot.extraction.payments import find_payment_methods, payment_method_used
from bot.extraction.persons import find_person_names, find_pseudonyms
from bot.extraction.phones import find_phones
from bot.extraction.platforms import find_platforms

# In this order: a later finder leaves alone what an earlier one has read.
_FINDERS: Final = (
    (IdentifierKind.IBAN, find_ibans),
    (IdentifierKind.CARD_LAST4, find_cards),
    (IdentifierKind.EMAIL, find_emails),
    (IdentifierKind.URL, find_links),
    (IdentifierKind.PHONE, find_phones),
    (IdentifierKind.PERSON_NAME, find_person_names),
    (IdentifierKind.PSEUDONYM, find_pseudonyms),
    (IdentifierKind.PLATFORM, find_platforms),
)


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
    identifiers = _identifiers(text)
    method = payment_method_used(find_payment_methods(text))
    return {
        "id": line["id"],
        "amounts": [
            {
                "text": text[each.start : each.end],
                "value": each.value.amount,
                "currency": each.value.currency,
                "role": each.role,
            }
            for each in find_amounts(text)
            if not _taken(each, [found for _, found in identifiers])
        ],
        "dates": [
            {"text": text[each.start : each.end], "iso": each.value.iso}
            for each in find_dates(text, today)
            if not _taken(each, [found for _, found in identifiers])
        ],
        "identifiers": [
            {
                "text": text[found.start : found.end],
                "kind": kind.value,
                "normalized": found.value,
                "owner": _owner(text, kind, found).value,
            }
            for kind, found in identifiers
        ],
        "payment_method": method.value.value if method else None,
    }


def _identifiers(text: str) -> list[tuple[IdentifierKind, Found[str]]]:
    read: list[tuple[IdentifierKind, Found[str]]] = []
    for kind, find in _FINDERS:
        for found in find(text):
            if not _taken(found, [other for _, other in read]):
                read.append((kind, found))
    return sorted(read, key=lambda pair: pair[1].start)


def _taken(found: Found[object], others: Sequence[Found[object]]) -> bool:
    return any(found.overlaps(other) for other in others)


def _owner(text: str, kind: IdentifierKind, found: Found[str]) -> Owner:
    if kind is IdentifierKind.PLATFORM:
        return Owner.OTHER
    if kind is IdentifierKind.PERSON_NAME:
        return Owner(found.role)
    if kind is IdentifierKind.CARD_LAST4:
        return Owner.VICTIM
    return owner_of(text, found.start)
