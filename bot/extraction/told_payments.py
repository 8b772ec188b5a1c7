"""Which means and day go with which sum, in a message that tells several payments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period
from bot.extraction.amounts import Sum, find_bare_sums
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.payments import payment_method_used

LEFT: Final = ("paid", "lost")
"""The roles of a sum that is a payment of its own."""
_SENTENCE_END: Final = re.compile(r"[.!?;\n](?=\s|$)")
# Where one payment ends and the next begins, the surest first.
_ENDS: Final = (
    re.compile(r"[.!?;\n](?=\s|$)"),
    re.compile(r"\b(?:pui?s?|ensuite|et|plus|apres quoi|ainsi que)\b"),
    re.compile(r","),
)
# « un autre de 300 », « encore 200 »: by the same means as the one before.
_ANOTHER: Final = re.compile(r"\b(?:autre|encore|second\w*|deuxieme|2[ e]?m?e|re(?:fait|vir\w+))\b")
# « 450 et 300 le 3 mars »: nothing but a conjunction between the two.
_LISTED: Final = re.compile(r"\W*(?:et|pui?s?|plus|[,+&/])\W*(?:de )?\W*")
_ANOTHER_OF: Final = re.compile(
    r"\b(?:autre|encore|second\w*|deuxieme|troisieme)(?: (?!\d)\w+){0,2} $"
)
_FOLLOWS: Final = re.compile(r"(?:\b(?:et|pui?s?|ensuite|apres|plus|encore)|[,+&/]) ?(?:de )?$")
_GOES_ON: Final = re.compile(
    r" ?(?:par|en|le|via|avec|hier|avant-hier|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche)\b"
)
_LEAST_MINOR: Final = 10_00
_NOT_USED: Final = ("refused", "asked", "received")


@dataclass(frozen=True)
class ToldPayment:
    """One of several payments of a message.

    Attributes:
        amount: what left.
        method: how, or ``None`` when the message does not say.
        day: when, or ``None``.
    """

    amount: Sum
    method: Found[PaymentMethod] | None
    day: Found[Period] | None


def told_payments(
    message: str,
    sums: Sequence[Sum],
    methods: Sequence[Found[PaymentMethod]],
    days: Sequence[Found[Period]],
) -> list[ToldPayment]:
    """Return the payments of a message, each with its own means and day.

    A means that is the only one, and a day that follows a list of sums, hold for all of them.

    Args:
        message: what the victim typed.
        sums: what it states, in the order of the text; those that left are payments.
        methods: the means that it names.
        days: its dates.

    Returns:
        The payments in the order of the text; empty when the message tells fewer than two.
    """
    folded = fold(message)
    left = [each for each in sums if each.role in LEFT]
    if len(left) < 2:  # noqa: PLR2004 - one payment has all that is said
        return []
    used = [each for each in methods if each.role not in _NOT_USED]
    only = used[0] if len({each.value for each in used}) == 1 else None
    told: list[ToldPayment] = []
    for each, (start, end) in zip(left, _places(folded, left), strict=True):
        method = payment_method_used([one for one in used if start <= one.start < end])
        if method is None and told and _ANOTHER.search(folded, start, each.start):
            method = told[-1].method
        told.append(ToldPayment(each, method or only, _nearest(each, days, start, end)))
    return list(_sharing(folded, told))


def elliptic_sums(
    message: str, sums: Sequence[Sum], days: Sequence[Found[Period]]
) -> Iterator[Sum]:
    """Yield the sums that follow a payment without a word of their own.

    « Un virement de 450 et un autre de 300 », « viré 450 le 3 mars, 300 le 10 ».

    Args:
        message: what the victim typed.
        sums: those that were read in it already.
        days: its dates, which are no sums.
    """
    folded = fold(message)
    taken: list[Found[object]] = [*sums, *days]
    for each in find_bare_sums(message):
        before = [one for one in sums if one.role in LEFT and one.end <= each.start]
        if not before or any(each.overlaps(one) for one in taken):
            continue
        between = folded[before[0].end : each.start]
        dated = any(0 <= each.start - day.end <= 1 for day in days)
        follows = (dated or _FOLLOWS.search(between)) and _GOES_ON.match(folded, each.end)
        if _SENTENCE_END.search(between) or not (_ANOTHER_OF.search(between) or follows):
            continue
        if each.value.minor >= _LEAST_MINOR:
            yield replace(each, role="paid", certain=False)


def _places(folded: str, left: Sequence[Sum]) -> Iterator[tuple[int, int]]:
    """Yield where what is said of each sum begins and ends: in its sentence, up to the next."""
    cuts = [_cut(folded, one.end, next_.start) for one, next_ in pairwise(left)]
    for number, each in enumerate(left):
        sentence = [end.end() for end in _SENTENCE_END.finditer(folded, 0, each.start)]
        start = max([0, *sentence[-1:], *cuts[number - 1 : number]])
        behind = _SENTENCE_END.search(folded, each.end)
        yield start, min([behind.start() if behind else len(folded), *cuts[number : number + 1]])


def _cut(folded: str, start: int, end: int) -> int:
    for pattern in _ENDS:
        found = list(pattern.finditer(folded, start, end))
        if found:
            return found[-1].start()
    return end


def _nearest(
    each: Sum, days: Sequence[Found[Period]], start: int, end: int
) -> Found[Period] | None:
    within = [day for day in days if start <= day.start < end]
    return min(
        within, key=lambda day: max(day.start - each.end, each.start - day.end), default=None
    )


def _sharing(folded: str, told: Sequence[ToldPayment]) -> Iterator[ToldPayment]:
    """Yield the payments; in « 450 et 300 le 3 mars », the day is that of both."""
    for number, each in enumerate(told):
        day = each.day
        for before, following in zip(told[number:], told[number + 1 :], strict=False):
            between = folded[before.amount.end : following.amount.start]
            if day is not None or not _LISTED.fullmatch(between):
                break
            day = following.day
        yield ToldPayment(each.amount, each.method, day)
