"""Which of a message's sums and dates become facts of the record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.money import Money
from bot.complaint.periods import Period
from bot.extraction.amounts import Sum, find_amounts
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.losses import Loss, find_losses

# Signs that a message takes something back.
_CORRECTS: Final = re.compile(
    r"\b(?:non|pas|plutot|en fait|enfin|erreur|trompee?s?|corrig\w+|modifi\w+|c'?etait"
    r"|au lieu|rectif\w+|pardon|desolee?|exactement|c'?est)\b"
)
_LONGEST_CORRECTION: Final = 60
_LOOK: Final = 200
_SENTENCE_END: Final = re.compile(r"[.!?;\n](?:\s|$)")
_CLAUSE_END: Final = re.compile(r"[.!?;,\n](?:\s|$)|\b(?:et|mais|puis|alors|donc|ensuite)\b")
_BORN: Final = re.compile(r"\b(?:nee?|naissance)\b[^.!?\n]{0,12}$")
_PAYING: Final = re.compile(
    r"\b(?:pay\w+|paiements?|vire\w*|virements?|verse\w*|regle\w*|envoye\w*|debit\w+|prelev\w+|transfer\w+"
    r"|achet\w+|command\w+|investi\w*|donne (?:\d|l'argent)|mandat|coupons?|argent|somme)\b"
)
# « Hier j'ai découvert que … »: the payment was before.
_FOUND_OUT: Final = re.compile(
    r"\b(?:decouv\w+|rendue? compte|compris|appris|realise|apercue?|reveill\w+|su que|lu que)\b"
)
_EARLIER: Final = re.compile(r"tout a l'?heure|tt a l'?heure|tantot")
_NOW: Final = re.compile(r"(?:aujourd|auj|ajd|ojd|ojourd|ce jour)")
# Questions whose answer's date is the payment's: « oui, hier ». The others have dates of their
# own: « oui, j'ai porté plainte la semaine dernière ».
_STORY: Final = (None, "offence", "more")
_ABOUT_PAYING: Final = (
    *_STORY,
    "amount",
    "money_paid",
    "payment_method",
    "payment_date",
    "payment_date_confirmed",
)
# A date alone, « le 3 mars ».
_SHORT: Final = 40


def corrects(message: str) -> bool:
    """Tell whether a message takes something back: « non, c'était 540 »."""
    return _CORRECTS.search(fold(message)) is not None


def told_sums(message: str) -> Iterator[Sum]:
    """Yield the sums that a message adds to the record, each once.

    « 3 fois 200 € » is 600 €, a total that repeats its parts is left out, and one that they do
    not add up to takes their place. Sums that came back are not among them. A
    short message that takes something back has the role ``bare``: it replaces what was held.
    """
    sums = find_amounts(message)
    if len(sums) == 1 and _is_correction(message, sums[0]):
        yield replace(sums[0], role="bare", certain=True)
        return
    lost = [each for loss in find_losses(message) for each in _of_loss(loss)]
    other = [
        each
        for each in sums
        if each.role not in ("paid", "lost", "refunded")
        and not any(each.overlaps(one) for one in lost)
    ]
    for each in sorted([*lost, *other], key=lambda one: one.start):
        yield replace(
            each, value=Money(each.value.minor * each.times, each.value.currency), times=1
        )


def told_refunds(message: str) -> Iterator[Sum]:
    """Yield the sums that came back, each once, in the order of the text."""
    for each in find_amounts(message):
        if each.role == "refunded":
            whole = Money(each.value.minor * each.times, each.value.currency)
            yield replace(each, value=whole, role="", times=1)


def payment_date(
    message: str, dates: Sequence[Found[Period]], asked: str | None = None
) -> Found[Period] | None:
    """Return the date on which money left, among those of a message.

    Args:
        message: what the victim typed.
        dates: what it states, in the order of the text.
        asked: the pending question's fact, if any.

    Returns:
        The first date whose clause speaks of paying; else, uncertain, one whose sentence does, or
        the first but the day of the message; ``None`` when there is none. Where paying is neither
        told nor asked about, a date is another fact's: « hier j'ai découvert que … ». « Tout à
        l'heure » tells when she was here, unless she paid then.
    """
    folded = fold(message)
    told = [
        each for each in dates if not _BORN.search(folded[max(0, each.start - 30) : each.start])
    ]
    for around in (_CLAUSE_END, _SENTENCE_END):
        for each in told:
            if _PAYING.search(_around(folded, each, around)):
                return each if around is _CLAUSE_END else replace(each, certain=False)
    return _other_date(folded, told, asked)


def _other_date(
    folded: str, told: Sequence[Found[Period]], asked: str | None
) -> Found[Period] | None:
    past = [each for each in told if not _NOW.match(folded, each.start)]
    earlier = [each for each in past if not _FOUND_OUT.search(_around(folded, each, _CLAUSE_END))]
    dates = earlier if asked in _STORY else [*past, *told]
    kept = [each for each in dates if not _EARLIER.match(folded, each.start)]
    if not kept or not (asked in _ABOUT_PAYING or _is_alone(folded, kept[0])):
        return None
    if asked in _STORY and _PAYING.search(folded):
        return replace(kept[0], certain=False)
    return None if asked in _STORY and len(folded) > _SHORT else kept[0]


def _is_alone(folded: str, found: Found[Period]) -> bool:
    """Tell whether a message is a date, and so an answer out of its turn: « le 3 octobre »."""
    rest = folded[: found.start] + folded[found.end :]
    return re.fullmatch(r"\W*(?:c'?etait|ct|c'?est|le|en|du|vers)?\W*", rest) is not None


def _is_correction(message: str, only: Sum) -> bool:
    return not only.certain and len(message) <= _LONGEST_CORRECTION and corrects(message)


def _of_loss(loss: Loss) -> Sequence[Sum]:
    if loss.stated is None or (loss.paid and loss.agrees):
        return loss.paid
    # A total told on its own must not be added to sums that the record holds already.
    return [replace(loss.stated, role="lost" if loss.paid else "total")]


def _around(folded: str, found: Found[Period], end: re.Pattern[str]) -> str:
    before = end.split(folded[max(0, found.start - _LOOK) : found.start])[-1]
    behind = end.split(folded[found.end : found.end + _LOOK])[0]
    return before + folded[found.start : found.end] + behind
