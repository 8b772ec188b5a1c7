"""How people write what they copy: sums, days, telephones, account numbers, names."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final

from tests.simulation.people import TODAY, outlets

_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
_DAYS_AGO: Final[Mapping[int, str]] = {1: "hier", 2: "avant-hier"}


def written(chance: Random, placeholder: str, facts: Mapping[str, str]) -> str:
    """Return what stands for a placeholder, in one of the ways people write it."""
    fact = fact_of(placeholder)
    return _FORMS.get(placeholder, _as_it_is)(chance, facts[fact])


def fact_of(placeholder: str) -> str:
    """Return the fact that a placeholder needs."""
    return _FACTS.get(placeholder, placeholder)


def _amount(chance: Random, value: str) -> str:
    whole, _, cents = value.partition(".")
    sum_ = whole if cents == "00" else f"{whole},{cents}"
    if len(whole) > 3 and chance.random() < 0.4:
        sum_ = f"{sum_[: len(whole) - 3]} {sum_[len(whole) - 3 :]}"
    return f"{sum_}{chance.choice(('€', ' €', ' euros', ' euro', 'euros'))}"


def _when(chance: Random, value: str) -> str:
    day = date.fromisoformat(value)
    ago = (TODAY - day).days
    if ago in _DAYS_AGO and chance.random() < 0.6:
        return _DAYS_AGO[ago]
    if ago < 15 and chance.random() < 0.2:
        return f"il y a {ago} jours" if ago > 1 else "hier"
    forms = [
        f"le {_day(day)} {_MONTHS[day.month - 1]} {day.year}",
        f"le {day:%d/%m/%Y}",
        f"le {day.day}/{day.month:02}/{day:%y}",
    ]
    if TODAY - day < timedelta(days=120):
        forms += [f"le {_day(day)} {_MONTHS[day.month - 1]}", f"le {day:%d/%m}"]
    return chance.choice(forms)


def _birth(chance: Random, value: str) -> str:
    day = date.fromisoformat(value)
    return chance.choice(
        (
            f"{day:%d/%m/%Y}",
            f"{day:%d.%m.%Y}",
            f"{day:%d-%m-%Y}",
            f"{_day(day)} {_MONTHS[day.month - 1]} {day.year}",
        )
    )


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _phone(chance: Random, value: str) -> str:
    national = "0" + value.removeprefix("+33")
    pairs = [national[at : at + 2] for at in range(0, 10, 2)]
    if chance.random() < 0.1:
        return f"+33 {national[1]} " + " ".join(pairs[1:])
    return chance.choice((" ", "", ".", "-", " ")).join(pairs)


def _iban(chance: Random, value: str) -> str:
    if chance.random() < 0.3:
        return value
    return " ".join(value[at : at + 4] for at in range(0, len(value), 4))


def _outlet(_chance: Random, value: str) -> str:
    return outlets().get(value, value)


def _link(chance: Random, value: str) -> str:
    return value if chance.random() < 0.5 else value.removeprefix("https://")


def _as_it_is(_chance: Random, value: str) -> str:
    return value


_FACTS: Final = {"when": "payment_date", "how": "payment_method", "birth": "victim_birth_date"}
_FORMS: Final[Mapping[str, Callable[[Random, str], str]]] = {
    "amount": _amount,
    "when": _when,
    "birth": _birth,
    "suspect_phone": _phone,
    "victim_phone": _phone,
    "suspect_iban": _iban,
    "suspect_url": _link,
    "platform": _outlet,
    "contact_platform": _outlet,
}
