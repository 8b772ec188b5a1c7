"""Invented complaints whose true authors are known, in any number, the same for a seed.

Shares, sums and seasons follow the published figures on THESEE (plaintes en ligne): 40 % false
shops, 17 % false sellers, 11 % false buyers, 10 % false rentals, 9 % hacked accounts; sums of a few
tens of euros for the sellers; rentals before summer. How many victims an author makes, how many
numbers he throws away and how often a victim errs are ours to suppose: no figure is published.
"""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final

from bot.complaint.offences import Offence
from bot.linkage.traces import Trace, TraceKind

BEGINNING: Final = datetime(2025, 1, 1, tzinfo=UTC)
_YEAR: Final = timedelta(days=365)
# Of a hundred complaints, so many; and the middle sum, in euros.
_SHARES: Final = {
    Offence.FAUX_SITE_VENTE: (40, 90),
    Offence.FAUX_VENDEUR: (17, 45),
    Offence.FAUX_ACHETEUR: (11, 250),
    Offence.FAUSSE_LOCATION: (10, 600),
    Offence.PIRATAGE_COMPTE: (9, 400),
    Offence.ESCROQUERIE_SENTIMENTALE: (5, 3000),
    Offence.CHANTAGE: (8, 300),
}
# How likely a victim knows each, by what the author is known by.
_TOLD: Final = {
    TraceKind.IBAN: 0.7,
    TraceKind.CRYPTO: 0.8,
    TraceKind.PHONE: 0.6,
    TraceKind.EMAIL: 0.4,
    TraceKind.DOMAIN: 0.9,
    TraceKind.PROFILE: 0.5,
    TraceKind.NAME: 0.5,
}
# An author takes a new one after so many victims.
_LASTS: Final = {
    TraceKind.IBAN: 25,
    TraceKind.CRYPTO: 60,
    TraceKind.PHONE: 8,
    TraceKind.EMAIL: 15,
    TraceKind.DOMAIN: 60,
    TraceKind.PROFILE: 12,
    TraceKind.NAME: 10,
}
_LARGEST: Final = 2000
_NAMES: Final = (
    "kevin",
    "lea",
    "julie",
    "thomas",
    "marie",
    "lucas",
    "emma",
    "hugo",
    "sarah",
    "nina",
)
_FAMILIES: Final = ("martin", "petit", "roux", "blanc", "faure", "girard", "morel", "simon", "noel")
_HUBS: Final = 100_000
_PASSED_ON: Final = 0.01  # of accounts: a mule's, that a second author pays into
_MISPLACED: Final = 0.03  # of complaints: the number of a bank, a carrier, a shop for the author's
_MISTYPED: Final = 0.015  # of telephones and addresses


@dataclass(frozen=True)
class Invented:
    """A complaint and who made it necessary.

    Attributes:
        author: the true one.
        offence: what was done.
        filed_at: aware UTC.
        harm: cents of euro.
        department: the victim's.
        traces: what she tells of the author, errors included.
    """

    author: int
    offence: Offence
    filed_at: datetime
    harm: int
    department: str
    traces: tuple[Trace, ...]


@dataclass
class _Author:
    number: int
    offence: Offence
    victims: int
    begins: datetime
    lasts: timedelta
    belongings: dict[TraceKind, list[str]] = field(default_factory=dict)


def invent(size: int, seed: int = 0) -> list[Invented]:
    """Return so many complaints in the order of their filing."""
    return sorted(_invent(size, random.Random(seed)), key=lambda each: each.filed_at)


def _invent(size: int, dice: random.Random) -> Iterator[Invented]:
    passed_on: list[str] = []
    serial = count(1)
    made = 0
    for number in count(1):
        author = _author(number, size - made, dice)
        _equip(author, serial, passed_on, dice)
        for nth in range(author.victims):
            yield _complaint(author, nth, dice)
        made += author.victims
        if made >= size:
            return


def _author(number: int, most: int, dice: random.Random) -> _Author:
    [offence] = dice.choices(list(_SHARES), [share for share, _ in _SHARES.values()])
    # Most authors are seen once; a few make hundreds of victims (Pareto, capped).
    victims = min(int(dice.paretovariate(1.15)), _LARGEST, most)
    lasts = timedelta(days=2 + 6 * math.sqrt(victims))
    return _Author(number, offence, victims, _season(offence, dice), lasts)


def _season(offence: Offence, dice: random.Random) -> datetime:
    """Return when an author begins: rentals peak in early summer, gifts before Christmas."""
    peak = {Offence.FAUSSE_LOCATION: 0.45, Offence.FAUX_SITE_VENTE: 0.9, Offence.CHANTAGE: 0.58}
    if offence in peak and dice.random() < 0.5:
        return BEGINNING + _YEAR * min(max(dice.gauss(peak[offence], 0.06), 0), 1)
    return BEGINNING + _YEAR * dice.random()


def _equip(
    author: _Author, serial: Iterator[int], passed_on: list[str], dice: random.Random
) -> None:
    for kind in _kinds(author.offence, dice):
        many = 1 + author.victims // _LASTS[kind]
        own = [_new(kind, next(serial), dice) for _ in range(many)]
        if kind is TraceKind.IBAN:
            if passed_on and dice.random() < _PASSED_ON:
                own[0] = passed_on.pop()
            elif dice.random() < _PASSED_ON:
                passed_on.append(own[-1])
        author.belongings[kind] = own


def _kinds(offence: Offence, dice: random.Random) -> Sequence[TraceKind]:
    match offence:
        case Offence.FAUX_SITE_VENTE:
            return (TraceKind.DOMAIN, TraceKind.EMAIL, TraceKind.IBAN)
        case Offence.CHANTAGE:
            return (TraceKind.CRYPTO, TraceKind.EMAIL, TraceKind.PROFILE)
        case Offence.PIRATAGE_COMPTE:
            return (TraceKind.PHONE, TraceKind.EMAIL, TraceKind.NAME)
        case _:
            shown = TraceKind.PROFILE if dice.random() < 0.5 else TraceKind.NAME
            return (TraceKind.IBAN, TraceKind.PHONE, TraceKind.EMAIL, shown, TraceKind.NAME)


def _new(kind: TraceKind, serial: int, dice: random.Random) -> str:
    return _MAKERS[kind](serial, f"{dice.choice(_NAMES)} {dice.choice(_FAMILIES)}", dice)


def _iban(serial: int, _name: str, dice: random.Random) -> str:
    account = f"30006{serial % 100_000:05d}{dice.randrange(10**11):011d}00"
    return f"FR{98 - int(account + '152700') % 97:02d}{account}"


_MAKERS: Final[Mapping[TraceKind, Callable[[int, str, random.Random], str]]] = {
    TraceKind.IBAN: _iban,
    TraceKind.CRYPTO: lambda serial, _, dice: f"bc1q{serial:08x}{dice.getrandbits(120):030x}",
    TraceKind.PHONE: lambda _serial, _name, dice: (
        f"+33{dice.choice('67')}{dice.randrange(10**8):08d}"
    ),
    TraceKind.EMAIL: lambda serial, name, _: f"{name.replace(' ', '.')}{serial}@example.org",
    TraceKind.DOMAIN: lambda serial, name, _: f"{name.replace(' ', '-')}-{serial}.example",
    TraceKind.PROFILE: lambda serial, name, dice: (
        f"{dice.choice(('vinted', 'instagram', 'snapchat'))}|{name.split()[0]}_{serial}"
    ),
    TraceKind.NAME: lambda _serial, name, _: name,
}


def _complaint(author: _Author, nth: int, dice: random.Random) -> Invented:
    traces = []
    for kind, own in author.belongings.items():
        if dice.random() < _TOLD[kind]:
            # The next one is taken while the last one still serves.
            place = min(int(nth / _LASTS[kind] + dice.gauss(0, 0.25)), len(own) - 1)
            traces.append(_typed(Trace(kind, own[max(place, 0)]), dice))
    if dice.random() < _MISPLACED:
        traces.append(_everybodys(dice))
    middle = _SHARES[author.offence][1]
    return Invented(
        author.number,
        author.offence,
        author.begins + author.lasts * ((nth + dice.random()) / author.victims),
        int(100 * dice.lognormvariate(math.log(middle), 0.7)),
        f"{dice.randrange(1, 96):02d}",
        tuple(dict.fromkeys(traces)),
    )


def _typed(trace: Trace, dice: random.Random) -> Trace:
    # An account's checksum catches what is mistyped; nothing catches a telephone's.
    if trace.kind not in (TraceKind.PHONE, TraceKind.EMAIL) or dice.random() > _MISTYPED:
        return trace
    place = dice.randrange(4, min(12, len(trace.value)))
    other = dice.choice("0123456789")
    return Trace(trace.kind, f"{trace.value[:place]}{other}{trace.value[place + 1 :]}")


def _everybodys(dice: random.Random) -> Trace:
    """Return what many victims give for the author's: a few are known to all, most to few."""
    which = min(int(dice.paretovariate(0.8)), _HUBS)
    kind = (TraceKind.PHONE, TraceKind.EMAIL, TraceKind.DOMAIN)[which % 3]
    values = {
        TraceKind.PHONE: f"+33199{which:06d}",
        TraceKind.EMAIL: f"service-clients{which}@example.net",
        TraceKind.DOMAIN: f"transport{which}.example",
    }
    return Trace(kind, values[kind])
