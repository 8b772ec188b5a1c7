"""Who a person is, as the civil register has it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.complaint.errors import BadValue, IdentityRefused
from bot.complaint.periods import Period

# Of somebody whose day or month of birth no register knows, FranceConnect gives « 1962-00-00 ».
_UNKNOWN_DAY: Final = re.compile(r"(?:-00)+$")


@dataclass(frozen=True)
class Person:
    """A person whose identity a provider has verified (« identité pivot »).

    Attributes:
        first_names: all of them, in the register's order, with spaces between.
        last_name: the name at birth (« nom de naissance »).
        birth: the day, or what is known of it.
        birth_commune: the INSEE code of the commune at that time; empty for who was born abroad.
        birth_country: the INSEE code of the country, ``99100`` for France; empty if unknown.
        email: where the person can be written to; empty if the provider gives none.
    """

    first_names: str
    last_name: str
    birth: Period
    birth_commune: str = ""
    birth_country: str = ""
    email: str = ""


def person_of(claims: Mapping[str, Any]) -> Person:
    """Return the person that a provider's claims describe.

    Raises:
        IdentityRefused: a name or the birth date is missing, or is none (``person``).

    Source:
        FranceConnect, « Les données disponibles »: names and birth are always given.
    """
    first_names, last_name = _text(claims, "given_name"), _text(claims, "family_name")
    if not (first_names and last_name):
        raise IdentityRefused("person")
    try:
        birth = Period.of(_UNKNOWN_DAY.sub("", _text(claims, "birthdate")))
    except BadValue:
        raise IdentityRefused("person") from None
    return Person(
        first_names,
        last_name,
        birth,
        birth_commune=_text(claims, "birthplace"),
        birth_country=_text(claims, "birthcountry"),
        email=_text(claims, "email"),
    )


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) else ""
