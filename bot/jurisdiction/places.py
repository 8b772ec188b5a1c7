"""From what somebody wrote to the commune she lives in: certain, or candidates; never a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.jurisdiction.communes import DATA, Communes, Place
from bot.jurisdiction.normal_forms import joined, name_words
from bot.jurisdiction.written import Reading, is_abroad, readings

# Among the few places of one postcode, a name that resembles this much, and this much more than
# any other, is that name mistyped; elsewhere a mistyped name gives candidates only. Measured on
# misspellings drawn at random: docs/adr/0011-competent-prosecutors.md.
_SAME_POSTCODE: Final = 75
_MARGIN: Final = 10
_RESEMBLES: Final = 80
_MOST_CANDIDATES: Final = 5


@dataclass(frozen=True)
class Resolution:
    """What a text says of where somebody lives.

    Attributes:
        place: the place, when it is certain.
        candidates: the places it may be, likeliest first, when it is not.
        abroad: it names another country.
    """

    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    abroad: bool = False


UNKNOWN: Final = Resolution()


def resolve(text: str, communes: Communes) -> Resolution:
    """Return the place that a text names, or those it may name.

    A name is certain when one commune alone bears it, where its postcode or department says; a
    postcode is certain when it serves one commune alone. A homonym, a name that contradicts its
    postcode, or a mistyped name without one, gives candidates.

    Args:
        text: what was written: « 44000 Nantes », « st herblain 44 », « Paris 15e ».
        communes: the communes.
    """
    ways = list(readings(text, communes))
    for way in ways:
        named = communes.named(way.words) if way.words else []
        # « L’étranger » is not Le Tranger.
        spelled = any(place.words == way.words for place in named)
        if named and (spelled or not is_abroad(way, _countries())):
            return _among(named, way, communes)
    if any(is_abroad(way, _countries()) for way in ways):
        return Resolution(abroad=True)
    return _resembling(ways[-1], communes)


def _among(named: Sequence[Place], way: Reading, communes: Communes) -> Resolution:
    """Return which of the places of one name is meant."""
    if way.arrondissement:
        return _arrondissement(named[0], way, communes)
    served = communes.served(way.postcode)
    if served:
        here = [place.at(way.postcode) for place in named if way.postcode in place.postcodes]
        return _certain(here) if here else _at_postcode(way, communes, named)
    # A company's postcode, « cedex », still says where by its first digits.
    area = _area(way)
    if area:
        here = [place for place in named if place.department in area]
        longer = [place for place in communes.headed(way.words) if place.department in area]
        return _certain(here) if here else _candidates([*longer, *named])
    # « Évry » alone is a village; who lives in « Évry-Courcouronnes » calls it so too.
    most = max(place.population for place in named)
    larger = [place for place in communes.headed(way.words) if place.population > most]
    return _candidates([*named, *larger]) if larger else _certain(named)


def _arrondissement(city: Place, way: Reading, communes: Communes) -> Resolution:
    number = f"{way.arrondissement:02d}"
    # 75015, 69003, 13008: the last two digits say which; Paris 16 also has 75116.
    postcode = next(code for code in city.postcodes if code.endswith(number))
    if way.postcode and way.postcode[-2:] != number:
        return _candidates([city.at(postcode), *communes.served(way.postcode)])
    return Resolution(city.at(way.postcode or postcode))


def _resembling(way: Reading, communes: Communes) -> Resolution:
    """Return what a name that nothing bears resembles, or what a postcode alone serves."""
    if communes.served(way.postcode):
        return _at_postcode(way, communes)
    if not way.words:
        return UNKNOWN
    area = _area(way)
    begun = communes.headed(way.words) or _begun(way.words, communes)
    near = [place for place in begun if not area or place.department in area]
    if near:
        return _candidates(near)
    among = communes.within(area) if area else None
    likely = communes.like(way.words, among, _RESEMBLES)
    return Resolution(candidates=_distinct(place for place, _ in likely))


def _at_postcode(way: Reading, communes: Communes, named: Sequence[Place] = ()) -> Resolution:
    """Return the place of a postcode that is meant by a name that none there bears exactly.

    Args:
        way: the postcode, and the words of a name, perhaps none.
        communes: the communes.
        named: the places elsewhere that do bear the name.
    """
    served = [place.at(way.postcode) for place in communes.served(way.postcode)]
    if not way.words:
        return _certain(served)
    begun = [place for place in served if place.begins(way.words)]
    if begun:
        return _certain(begun)
    found = communes.like(way.words, served)
    best, score = found[0]
    rival = max((other for place, other in found if place.commune != best.commune), default=0.0)
    if not named and score >= _SAME_POSTCODE and score - rival >= _MARGIN:
        return Resolution(best)
    # « 14000 Caen centre ville »
    followed = [place for place in served if way.words[: len(place.words)] == place.words]
    if followed and score < _SAME_POSTCODE:
        return _certain(followed)
    return Resolution(candidates=_distinct([place for place, _ in found[:3]] + _by_people(named)))


def _begun(words: Sequence[str], communes: Communes) -> list[Place]:
    """Return the places whose names the words begin with: « Lille » of « Lille centre »."""
    for length in range(len(words) - 1, 0, -1):
        named = communes.named(words[:length])
        if named:
            return named
    return []


def _certain(places: Sequence[Place]) -> Resolution:
    """Return the place when all are of one commune, else candidates."""
    if len({place.commune for place in places}) == 1:
        return Resolution(next((each for each in places if each.code == each.commune), places[0]))
    return _candidates(places)


def _candidates(places: Iterable[Place]) -> Resolution:
    return Resolution(candidates=_distinct(_by_people(places)))


def _by_people(places: Iterable[Place]) -> list[Place]:
    """Return the most populous first; of one commune's names, its own."""
    return sorted(places, key=lambda each: (-each.population, each.code != each.commune))


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return one place a commune, as many as a person can choose from."""
    kept: dict[str, Place] = {}
    for place in places:
        kept.setdefault(place.commune, place)
    return tuple(kept.values())[:_MOST_CANDIDATES]


def _area(way: Reading) -> tuple[str, ...]:
    """Return the departments that the postcode or the department leaves; empty for any."""
    if not way.postcode:
        return (way.department,) if way.department else ()
    if way.postcode.startswith("20"):
        return ("2A", "2B")
    return (way.postcode[: 3 if way.postcode.startswith(("97", "98")) else 2],)


@cache
def _countries(folder: Path = DATA) -> frozenset[str]:
    names = (folder / "countries.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(joined(name_words(name)) for name in names)
