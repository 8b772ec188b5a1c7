"""``python -m evaluation.places``: how often a commune is found, asked about, or mistaken."""

import random
import string
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from bot.jurisdiction.communes import Communes, Place, load_communes
from bot.jurisdiction.courts import load_courts
from bot.jurisdiction.places import resolve

_DRAWN: Final = 4000
_OUTCOMES: Final = ("right", "mistaken", "asked, hers among the choices", "asked, hers not there")


def main() -> None:
    """Print the shares for names drawn at random, mistyped 0 to 3 times, with a postcode or not."""
    communes = load_communes()
    _line("of 4 000 names drawn, %", *_OUTCOMES)
    for mistakes in range(4):
        _line(
            f"postcode, {mistakes} letters wrong",
            *_shares(communes, mistakes, lambda place, draw: f"{draw.choice(place.postcodes)} "),
        )
    for mistakes in range(3):
        _line(f"no postcode, {mistakes} wrong", *_shares(communes, mistakes, lambda *_: ""))
    _say_courts(communes)


def mistyped(name: str, draw: random.Random) -> str:
    """Return a name with one letter left out, doubled, swapped with the next, or another."""
    at = draw.randrange(len(name))
    head, letter, tail = name[:at], name[at], name[at + 1 :]
    other = draw.choice(string.ascii_lowercase)
    return draw.choice(
        (
            head + tail,
            head + 2 * letter + tail,
            head + tail[:1] + letter + tail[1:],
            head + other + tail,
        )
    )


def _shares(
    communes: Communes, mistakes: int, before: Callable[[Place, random.Random], str]
) -> Sequence[str]:
    draw = random.Random(mistakes)  # noqa: S311 - the same names each time
    counts: Counter[str] = Counter()
    for place in draw.choices(list(communes), k=_DRAWN):
        name = place.name.lower()
        for _ in range(mistakes):
            name = mistyped(name, draw) or name
        counts[_outcome(before(place, draw) + name, place, communes)] += 1
    return [f"{100 * counts[outcome] / _DRAWN:.2f}" for outcome in _OUTCOMES]


def _outcome(text: str, meant: Place, communes: Communes) -> str:
    found = resolve(text, communes)
    if found.place:
        return _OUTCOMES[found.place.commune != meant.commune]
    offered = {place.commune for place in found.candidates}
    return _OUTCOMES[2 + (meant.commune not in offered)]


def _say_courts(communes: Communes) -> None:
    """Print how many people's court is certain before the ministry's table is imported."""
    courts = load_courts()
    present = [place for place in communes if place.code == place.commune]
    people = sum(place.population for place in present)
    alone = sum(
        place.population for place in present if len(courts.of_department(place.department)) == 1
    )
    certain = sum(place.population for place in present if len(courts.of(place)) == 1)
    _line("people whose court is certain, %", "by department", "or seat")
    _line("", f"{100 * alone / people:.1f}", f"{100 * certain / people:.1f}")


def _line(label: str, *cells: str) -> None:
    sys.stdout.write(f"{label:34}" + "".join(f"{cell:>32}" for cell in cells) + "\n")


if __name__ == "__main__":
    main()
