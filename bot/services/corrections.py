"""What an officer types as the value of a fact, read as its type."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.facts import FactName, FactType, Value, decode, type_of
from bot.complaint.money import Money
from bot.extraction.amounts import find_amounts, find_bare_sums
from bot.extraction.emails import find_emails
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.links import find_links
from bot.extraction.phones import find_phones

_NORMAL_FORMS: Final[Mapping[str, Callable[[str], Sequence[Found[str]]]]] = {
    "_iban": find_ibans,
    "_phone": find_phones,
    "_email": find_emails,
    "_url": find_links,
}


def read_value(name: FactName, text: str) -> Value:
    """Return the value that a text stands for; empty means « ne sait pas ».

    Args:
        name: which fact it is of.
        text: as typed; a sum as « 540,00 », a date in ISO 8601, a choice by its identifier.

    Raises:
        BadValue: the text is not of the fact's type.
    """
    text = text.strip()
    if not text:
        return None
    if type_of(name) is FactType.MONEY:
        return _sum(text)
    for ending, find in _NORMAL_FORMS.items():
        if name.value.endswith(ending):
            found = find(text)
            if len(found) != 1 or not found[0].certain:
                raise BadValue(ending.removeprefix("_"))
            return found[0].value
    return decode(name, text)


def _sum(text: str) -> Money:
    found = find_amounts(text) or list(find_bare_sums(text))
    if len(found) != 1:
        raise BadValue("money")
    return found[0].value
