"""Telephone numbers, French first, in E.164."""

from typing import Final

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

from bot.extraction.found import Found

# A French number has ten digits: a shorter one is an amount, a year, an order.
_FEWEST: Final = 9


def find_phones(message: str) -> list[Found[str]]:
    """Find the telephone numbers in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        E.164 numbers in the order of the text; a number without a country code is French.

    Source:
        ITU-T E.164, and the national plans that phonenumbers carries.
    """
    matches = PhoneNumberMatcher(message, "FR", leniency=Leniency.VALID)
    return [
        Found(format_number(match.number, PhoneNumberFormat.E164), match.start, match.end)
        for match in matches
        if sum(char.isdigit() for char in match.raw_string) >= _FEWEST
    ]
