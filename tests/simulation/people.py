"""Invented people and invented identifiers: who the victims are, and who wronged them."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from tests.live import NOW

TODAY: Final = date.fromisoformat(NOW[:10])
_WORDS: Final = Path(__file__).parent / "words"
_OF_AGE: Final = 18
# Banks of the examples that the association of banks publishes; the accounts are invented.
_BANKS: Final = ("30006", "20041", "10278", "30004")


def words(name: str) -> dict[str, Any]:
    """Return one file of ``words/``."""
    content: dict[str, Any] = yaml.safe_load((_WORDS / f"{name}.yml").read_text("utf-8"))
    return content


_WORLD: Final = words("world")


def identity(chance: Random, *, adult: bool) -> dict[str, str]:
    """Return the facts about a victim herself, encoded as the API gives them."""
    first, last = chance.choice(_WORLD["first_names"]), chance.choice(_WORLD["last_names"])
    years = chance.randint(_OF_AGE, 82) if adult else chance.randint(13, 16)
    born = TODAY.replace(year=TODAY.year - years, day=1) - timedelta(days=chance.randint(30, 300))
    return {
        "victim_first_name": first,
        "victim_last_name": last,
        "victim_birth_date": born.isoformat(),
        "victim_birth_place": chance.choice(_WORLD["birth_places"]),
        "victim_address": f"{chance.randint(1, 140)} {chance.choice(_WORLD['streets'])}",
        "victim_commune": chance.choice(_WORLD["communes"]),
        "victim_phone": phone(chance),
        "victim_email": f"{_plain(first)}.{_plain(last)}{chance.randint(1, 99)}@example.org",
        "age": str(years),
    }


def suspect(chance: Random) -> dict[str, str]:
    """Return what may be known of an author, encoded as the API gives it."""
    nickname = chance.choice(_WORLD["pseudonyms"]).replace("#", str(chance.randint(10, 99)))
    handle = _plain(nickname)
    return {
        "suspect_pseudonym": nickname,
        "suspect_phone": phone(chance),
        "suspect_email": f"{handle}{chance.randint(1, 99)}@example.com",
        "suspect_iban": iban(chance),
        "suspect_url": f"https://{chance.choice(_WORLD['sites'])}.example.net",
        "suspect_wallet": "0x" + "".join(chance.choice("0123456789abcdef") for _ in range(40)),
    }


def choose(chance: Random, name: str) -> str:
    """Return one of the world's things: an item, a platform …"""
    things: Sequence[str] = _WORLD[name]
    return chance.choice(things)


def phone(chance: Random) -> str:
    """Return a number that the regulator keeps for fiction (ARCEP, decision 2018-0881)."""
    return f"+3363998{chance.randint(0, 9999):04}"


def iban(chance: Random) -> str:
    """Return a French or a Lithuanian account number whose check digits are right."""
    if chance.random() < 0.2:
        return _checked("LT", f"{chance.randint(0, 10**16 - 1):016}")
    bank, branch = chance.choice(_BANKS), f"{chance.randint(1, 99999):05}"
    account = f"{chance.randint(1, 10**11 - 1):011}"
    key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
    return _checked("FR", f"{bank}{branch}{account}{key:02}")


def past_day(chance: Random, *, days: int = 120) -> str:
    """Return an ISO day of the last months."""
    return (TODAY - timedelta(days=chance.randint(1, days))).isoformat()


def other_day(chance: Random, day: str) -> str:
    """Return an ISO day near another: what somebody says who is mistaken."""
    moved = date.fromisoformat(day) - timedelta(days=chance.choice((1, 2, 7)))
    return moved.isoformat()


def outlets() -> Mapping[str, str]:
    """Return how each platform is written in a sentence."""
    written: Mapping[str, str] = _WORLD["written"]
    return written


def _checked(country: str, account: str) -> str:
    digits = "".join(str(int(sign, 36)) for sign in account + country + "00")
    return f"{country}{98 - int(digits) % 97:02}{account}"


def _plain(name: str) -> str:
    marks = unicodedata.normalize("NFD", name.lower())
    return "".join(sign for sign in marks if sign.isascii() and sign.isalnum())
