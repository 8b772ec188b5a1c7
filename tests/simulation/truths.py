"""A victim's truth: what happened to her, what she knows of it, and how she speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.simulation.oracle import LEAVES, Leaf, Tail, draw_tail, right_outcomes
from tests.simulation.people import choose, identity, other_day, past_day, suspect, words

PERSONAS: Final = tuple(words("manners")["personas"])
_SITES_NAME: Final = ("faux_site_vente",)
_AUTHORLESS: Final = ("faux_site_vente", "rancongiciel")
_METHODS: Final = (
    ("transfer", 40),
    ("card", 16),
    ("paypal", 12),
    ("wallet", 8),
    ("coupon", 10),
    ("money_order", 6),
    ("crypto", 8),
)
# How often a victim has each habit, in a hundred.
HABITS: Final[Mapping[str, int]] = {
    "typos": 35,
    "tells_much": 30,
    "tells_little": 25,
    "unsure": 25,
    "corrects": 25,
    "digresses": 35,
    "leaves": 20,
    "clicks": 30,
}
# What somebody may not know without its changing where the case goes.
_FORGOTTEN: Final = ("suspect_pseudonym", "suspect_phone", "suspect_iban", "payment_date")
_MISTAKABLE: Final = ("amount", "payment_date", "victim_commune", "victim_phone")


@dataclass(frozen=True)
class Truth:
    """One invented victim.

    Attributes:
        number: her rank in the run; with the run's seed it gives the same victim again.
        leaf: the path of the published tree that her case is on.
        tail: who declares.
        outcomes: what the published tree makes of it, by the product's names.
        facts: what she knows, encoded as the API gives it.
        unknown: what she will say that she does not know.
        slip: a fact that she tells wrong at first, and its wrong value.
        persona: how she speaks.
        habits: what she tends to do: see :data:`HABITS`.
        feminine: whether she writes of herself in the feminine.
    """

    number: int
    leaf: Leaf
    tail: Tail
    outcomes: frozenset[str]
    facts: Mapping[str, str]
    unknown: frozenset[str]
    persona: str
    slip: Mapping[str, str] = field(default_factory=dict)
    habits: frozenset[str] = frozenset()
    feminine: bool = True

    @property
    def files(self) -> bool:
        """Whether her case ends in a declaration here."""
        kinds = ("plainte", "signalement")
        return any(outcome.rpartition(".")[2] in kinds for outcome in self.outcomes)

    @property
    def kind(self) -> str:
        """What her case is called in a report."""
        return self.leaf.offence or "ailleurs"


def draw(chance: Random, number: int, *, offence: str = "", persona: str = "") -> Truth:
    """Invent a victim.

    Args:
        chance: where everything about her is drawn from.
        number: her rank in the run: offences take turns.
        offence: only cases of this kind, or all of them.
        persona: only this way of speaking, or all of them.
    """
    leaf = _turn(number, offence)
    tail = draw_tail(chance, leaf)
    facts = {**leaf.facts, **tail.facts, **_money(chance, leaf)}
    facts.update((fact, choose(chance, each)) for fact, each in leaf.has.items())
    facts.update(identity(chance, adult=facts["adult"] == "true"))
    facts.update(_author(chance, leaf, facts))
    habits = _habits(chance)
    unknown = _unknown(chance, facts, habits)
    return Truth(
        number=number,
        leaf=leaf,
        tail=tail,
        outcomes=right_outcomes(leaf, tail),
        facts={name: value for name, value in facts.items() if name not in unknown},
        unknown=unknown,
        persona=persona or ("teen" if facts["adult"] == "false" else chance.choice(PERSONAS)),
        slip=_slip(chance, facts, unknown) if "corrects" in habits else {},
        habits=habits,
        feminine=chance.random() < 0.5,
    )


def kinds() -> tuple[str, ...]:
    """Return what ``--offence`` may name."""
    return tuple(dict.fromkeys(leaf.offence or "ailleurs" for leaf in LEAVES))


def _turn(number: int, offence: str) -> Leaf:
    groups: dict[str, list[Leaf]] = {}
    for leaf in LEAVES:
        groups.setdefault(leaf.offence or "ailleurs", []).append(leaf)
    chosen = [groups[offence]] if offence else list(groups.values())
    group = chosen[number % len(chosen)]
    return group[number // len(chosen) % len(group)]


def _money(chance: Random, leaf: Leaf) -> dict[str, str]:
    if leaf.money == "none":
        return {}
    paid = leaf.money == "paid" or (leaf.money == "either" and chance.random() < 0.5)
    cents = chance.choice((0, 0, 0, 50, 90))
    facts = {
        "money_asked": "false" if leaf.money == "price" else "true",
        "money_paid": "true" if paid else "false",
        "amount": f"{chance.randint(3, 240) * 10}.{cents:02}",
    }
    if paid:
        methods, shares = zip(*_METHODS, strict=True)
        facts["payment_method"] = chance.choices(methods, shares)[0]
        facts["payment_date"] = past_day(chance)
    return facts


def _author(chance: Random, leaf: Leaf, facts: Mapping[str, str]) -> dict[str, str]:
    author = suspect(chance)
    wanted = {"suspect_phone" if chance.random() < 0.6 else "suspect_email"}
    if leaf.offence not in _AUTHORLESS:
        wanted.add("suspect_pseudonym")
    if leaf.offence in _SITES_NAME:
        wanted = {"suspect_url"}
    match facts.get("payment_method"):
        case "transfer":
            wanted.add("suspect_iban")
        case "crypto":
            wanted.add("suspect_wallet")
    return {name: author[name] for name in author if name in wanted}


def _habits(chance: Random) -> frozenset[str]:
    habits = {name for name, share in HABITS.items() if chance.randrange(100) < share}
    return frozenset(habits - {"tells_little"} if "tells_much" in habits else habits)


def _unknown(chance: Random, facts: Mapping[str, str], habits: Iterable[str]) -> frozenset[str]:
    often = 0.45 if "unsure" in habits else 0.1
    return frozenset(name for name in _FORGOTTEN if name in facts and chance.random() < often)


def _slip(chance: Random, facts: Mapping[str, str], unknown: frozenset[str]) -> dict[str, str]:
    can = [name for name in _MISTAKABLE if name in facts and name not in unknown]
    name = chance.choice(can)
    match name:
        case "amount":
            wrong = f"{float(facts[name]) + chance.choice((10, 90, 100)):.2f}"
        case "payment_date":
            wrong = other_day(chance, facts[name])
        case _:
            wrong = identity(chance, adult=True)[name]
    return {} if wrong == facts[name] else {name: wrong}
