"""What a whole story lost the victim (« préjudice »): paid minus refunded, each sum once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.complaint.facts import FactName
from bot.complaint.money import Money
from bot.extraction.amounts import Sum, find_amounts
from bot.extraction.folding import fold
from bot.extraction.statements import find_statements

_TOTAL_BEFORE: Final = re.compile(
    r"\b(?:au total|en tout|total(?:ise|e)?|en totalite|tout compris|soit|au final|en somme"
    r"|ca fait|ce qui fait|cumule?|globale?(?:ment)?|prejudice|pertes? totales?|de ma poche|=)\b"
)
_TOTAL_AFTER: Final = re.compile(
    r" ?(?:\w+ ){0,2}(?:en tout|au total|total\b|tout compris|de prejudice|de pertes?)"
)
_EQUALS: Final = re.compile(
    r"\W*(?:soit|c'est[ -]a[ -]dire|cad|ce qui (?:fait|equivaut)|(?:l')?equivalent|=|~)?"
    r"(?: a| de| d')?\W*(?:environ|a peu pres|presque|pres de)?\W*"
)
# « 18 000 €, d'abord 500 €, puis 1 500 € … »: what follows is what the sum was made of.
_DETAIL: Final = re.compile(r"^[^.!?\n]{0,12}[,:(] ?(?:tout )?d'abord(?: \w+){0,3} $")
_SENTENCE_END: Final = re.compile(r"[.!?\n](?:\s|$)")
_PART: Final = re.compile(r"\bdont\b(?: \w+){0,2} $")
# « les 450 € » speaks of a sum that is known already.
_KNOWN: Final = re.compile(
    r"\b(?:l[ea]s|mes|ces|ses|nos|(?:la|cette|ma) (?:somme|caution|commande|totalite)|l'acompte"
    r"|(?:le|ce|mon|cet?) (?:premier )?(?:virement|paiement|acompte|versement|depot|montant|cheque)"
    r"|mon argent|l'argent)(?: \w+)?(?: de| des| :)? ?\W?$"
)
_ANOTHER: Final = re.compile(
    r"\b(?:encore|de nouveau|a nouveau|autres?|deuxieme|second\w*|2[ e]m?e?|troisieme|3eme|puis"
    r"|ensuite|aussi|en plus|supplementaires?|re(?:vir|pay|vers|envoy|fai|donn|demand)\w*|rebelote"
    r"|meme somme|egalement|plus tard|lendemain|le \d|apres|fois)\b"
)
_LIST: Final = re.compile(r"\W*(?:et|puis|plus|[,+&/])\W*(?:encore )?\W*")
_IN_FULL: Final = re.compile(
    r"\b(?:(?:integralement|totalement|entierement|completement) rembours\w+|rembours\w+ (?:\w+ )?"
    r"(?:integralement|totalement|entierement|en totalite|en entier|de tout|l'integralite"
    r"|la totalite)|(?:tout recupere|recupere tout|tout rembourse))"
)
_NEGATED: Final = re.compile(r"\b(?:pas|jamais|ni|si|rien|etre|veu[tx]|voudrais)\b[^.!?]{0,20}$")
_LOST: Final = re.compile(
    r"\b(?:perd\w*|prejudice|arnaqu\w+|escroqu\w+|vole\w*|soutir\w+|envol\w+|fait avoir)\b"
)
_LOOK: Final = 60
# « 200 € par mois » was not handed over once.
_REGULARLY: Final = re.compile(
    r" (?:par (?:mois|semaine|jour|an)|chaque|tous les|toutes les|/ ?mois|mensuel)"
)


@dataclass(frozen=True)
class Loss:
    """What was lost in one currency, and the sums that it is made of.

    Attributes:
        total: what was lost in the end: the total that was stated, else what was counted.
        counted: the sums paid, minus those refunded; zero or more.
        paid: the sums that left, each once, in the order of the text.
        refunded: the sums that came back.
        stated: the total that the victim states, or ``None``.
        certain: no sum is rough, or is a price that was only probably paid.
    """

    total: Money
    counted: Money
    paid: Sequence[Sum]
    refunded: Sequence[Sum]
    stated: Sum | None = None
    certain: bool = True

    @property
    def agrees(self) -> bool:
        """Whether the stated total, if any, is what the sums add up to, before or after refunds."""
        if self.stated is None or not self.paid:
            return True
        gross = sum(_minor(each) for each in self.paid)
        return self.stated.value.minor in (gross, self.counted.minor)


def find_losses(story: str) -> list[Loss]:
    """Work out what a whole story lost the victim.

    Args:
        story: everything that she told, untouched, message after message.

    Returns:
        One loss a currency in which money left, in the order of the text.
    """
    folded = fold(story)
    sums = list(_distinct(folded, find_amounts(story)))
    left = [each for each in sums if each.role in ("paid", "lost", "total")]
    if not left:
        left = _probably_paid(story, sums)
    back = [each for each in sums if each.role == "refunded"]
    currencies = list(dict.fromkeys(each.value.currency for each in left))
    losses = [_loss(folded, code, left, back) for code in currencies]
    return [each for each in losses if each.paid or each.stated]


def _loss(folded: str, code: str, left: Sequence[Sum], back: Sequence[Sum]) -> Loss:
    mine = [each for each in left if each.value.currency == code]
    paid = [each for each in mine if each.role == "paid"]
    lost = [each for each in mine if each.role == "lost"]
    totals = [each for each in mine if each.role == "total"]
    gross = sum(_minor(each) for each in paid)
    # « j'ai payé 300 €, j'ai perdu 300 € » is one loss, told twice.
    for each in lost:
        if not gross:
            paid.append(each)
        elif _LOST.search(folded, max(0, each.start - _LOOK), each.end + 20):
            totals.append(each)
    paid.sort(key=lambda each: each.start)
    refunded = [each for each in back if each.value.currency == code]
    gross = sum(_minor(each) for each in paid)
    if not refunded:
        refunded = list(_refunded_in_full(folded, gross, code))
    returned = sum(_minor(each) for each in refunded)
    counted = Money(max(0, gross - returned), code)
    stated = max(totals, key=lambda each: each.start, default=None)
    total = counted if stated is None else _after_refunds(stated, folded, returned)
    certain = all(
        each.certain and not _REGULARLY.match(folded, each.end)
        for each in [*paid, *refunded, *totals]
    )
    return Loss(total, counted, tuple(paid), tuple(refunded), stated, certain)


def _after_refunds(stated: Sum, folded: str, returned: int) -> Money:
    """Return what a stated total leaves: « versé 1 500 € en tout » is before refunds."""
    sentence = folded[max(0, stated.start - _LOOK) : stated.end + 20]
    net = stated.role == "lost" or re.search(r"\bperdu|\bprejudice|\bperte|\bde ma poche", sentence)
    return stated.value if net else Money(max(0, stated.value.minor - returned),
                                          stated.value.currency)  # fmt: skip


def _distinct(folded: str, sums: Sequence[Sum]) -> Iterator[Sum]:
    """Yield each sum once, a stated total with the role ``total``."""
    seen: set[tuple[Money, str]] = set()
    before: Sum | None = None
    detailed = False
    for each in sums:
        between = folded[before.end if before else 0 : each.start]
        previous, before = before, each
        detailed = _SENTENCE_END.search(between) is None and (
            detailed or (bool(seen) and _DETAIL.search(between) is not None)
        )
        if detailed or _repeats(each, previous, between, seen):
            continue
        seen.add((each.value, _side(each)))
        yield replace(each, role="total") if _is_total(folded, each, between, previous) else each


def _repeats(each: Sum, previous: Sum | None, between: str, seen: set[tuple[Money, str]]) -> bool:
    """Tell whether a sum was counted already, or is a part or the worth of the one before."""
    if previous and (_PART.search(between) or (each.bound and previous.bound)):
        return True
    abroad = previous is not None and previous.value.currency != each.value.currency
    if abroad and _EQUALS.fullmatch(between) and between.strip(" ,"):
        return True
    if (each.value, _side(each)) not in seen:
        return False
    recent = between[-_LOOK:]
    if _KNOWN.search(recent):
        return True
    listed = previous is not None and _LIST.fullmatch(between) is not None
    return not listed and not _ANOTHER.search(recent)


def _is_total(folded: str, each: Sum, between: str, previous: Sum | None) -> bool:
    if each.role not in ("paid", "lost", "unknown"):
        return False
    clause = re.split(r"[.!?;\n]", between[-_LOOK:])[-1]
    after = folded[each.end : each.end + 40]
    if _TOTAL_AFTER.match(after):
        return True
    known = previous is not None or each.role != "unknown" or "tout" in clause
    return known and _TOTAL_BEFORE.search(clause) is not None


def _side(each: Sum) -> str:
    return (
        "back"
        if each.role == "refunded"
        else "left"
        if each.role in ("paid", "lost")
        else each.role
    )


def _probably_paid(story: str, sums: Sequence[Sum]) -> list[Sum]:
    """Return the price, where the story says that it was paid without saying how much."""
    paid = [
        found.start
        for found in find_statements(story)
        if found.value.fact is FactName.MONEY_PAID and found.value.value == "true"
    ]
    candidates = [each for each in sums if each.role in ("price", "asked", "ransom", "unknown")]
    if not paid or not candidates:
        return []
    before = [each for each in candidates if each.start < paid[0]]
    return [replace((before or candidates)[-1], role="paid", certain=False)]


def _refunded_in_full(folded: str, gross: int, code: str) -> Iterator[Sum]:
    written = _IN_FULL.search(folded)
    if (
        written
        and gross
        and not _NEGATED.search(folded[max(0, written.start() - _LOOK) : written.start()])
    ):
        yield Sum(Money(gross, code), written.start(), written.end(), "refunded", certain=False)


def _minor(each: Sum) -> int:
    return each.value.minor * each.times
