"""Which numbers may be sums, and which are models, dates, quantities or places."""

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from bot.extraction.numbers import Number

_LEXICON: Final = Path(__file__).parent / "lexicon" / "bare_numbers.yml"
_LONE_DAY: Final = r"\ble (?:[1-9]|[12]\d|3[01])(?= \d{3}(?!\d))"
_TIGHT_AFTER: Final = re.compile(r"[\w/%°²]| pour ?cents?\b|[.,:'-]\d| ?%|[ .]\d|-\d| ?€")
_TIGHT_BEFORE: Final = re.compile(r"(?:\d[ .,/:-]|[/+#°@_]|\bn°? ?|\b[a-z]{1,2}-|ref ?:? ?)$")
_PHONE_LIKE: Final = re.compile(r"0\d")
_LONGEST: Final = 6


def hide_models(folded: str) -> str:
    """Return the text with the digits of models and of lone days struck out."""
    return _shapes().model.sub(lambda model: re.sub(r"\d", "#", model[0]), folded)


def closes(folded: str, end: int) -> bool:
    """Tell whether a number that ends there counts nothing that is named after it."""
    return _shapes().closer.match(folded, end) is not None


def is_bare_sum(folded: str, number: Number, *, joined: bool = False) -> bool:
    """Tell whether a number without a currency may be a sum: no date, rate, code or telephone.

    Args:
        folded: the text.
        number: the number.
        joined: it stands beside a sum, as in « 300/400 € »: what follows it is known.
    """
    before = folded[max(0, number.start - 24) : number.start]
    tight = not joined and _TIGHT_AFTER.match(folded, number.end)
    if tight or _TIGHT_BEFORE.search(before[-4:]):
        return False
    if _shapes().not_sum.search(before) or _shapes().month.match(folded, number.end):
        return False
    if number.digits:
        # Six digits in a row are a code, unless they end as sums do.
        compact = re.sub(r"\D", "", number.digits.partition(",")[0])
        in_a_row = compact == number.digits and len(compact) >= _LONGEST
        too_long = in_a_row and not compact.endswith("00")
        if too_long or _PHONE_LIKE.match(number.digits):
            return False
    year = number.value == int(number.value) and 1900 <= number.value <= 2100  # noqa: PLR2004 - years
    return not (year and _shapes().year.search(before))


def buys_several(before: str) -> bool:
    """Tell whether a number after these words counts things: « acheté 2 à 300 euros »."""
    return _shapes().bought.search(before) is not None


def names_a_thing(folded: str, number: Number, symbol: str, start: int, end: int) -> bool:
    """Tell whether a word that may be a currency is something else there.

    Args:
        folded: the text.
        number: the number before it.
        symbol: the word: « e », « balles », « livres » …
        start: where the word begins.
        end: one past its last character.
    """
    before = folded[max(0, number.start - 30) : number.start]
    if symbol == "e":
        apart = start > number.end and not _shapes().closer.match(folded, end)
        return bool(
            apart
            or _shapes().before_ordinal.search(before)
            or _shapes().after_ordinal.match(folded, end)
        )
    return bool(_shapes().thing.match(folded, end) or _shapes().bought.search(before))


class _Shapes(NamedTuple):
    """The patterns that the words of the lexicon make."""

    model: re.Pattern[str]
    closer: re.Pattern[str]
    not_sum: re.Pattern[str]
    year: re.Pattern[str]
    month: re.Pattern[str]
    before_ordinal: re.Pattern[str]
    after_ordinal: re.Pattern[str]
    thing: re.Pattern[str]
    bought: re.Pattern[str]


@cache
def _shapes() -> _Shapes:
    words = yaml.safe_load(_LEXICON.read_text("utf-8"))
    end_of_clause = r"$|[,;!?)\n…\"»]|\.(?!\d)|:(?!\d)|\.\.+|- |\+"
    return _Shapes(
        model=re.compile(
            rf"\b(?:{words['models']}) ?[:n°]{{0,2}} ?\w?\d{{1,4}}(?= \d)|{_LONE_DAY}"
        ),
        closer=re.compile(rf"\s*(?:{end_of_clause}|(?:{words['closers']})(?!\w))"),
        not_sum=re.compile(
            rf"\b(?:{words['not_sums']})(?: le| du| de| est| :| n°?| les)?[ :]{{0,2}}$"
        ),
        year=re.compile(rf"\b(?:{words['before_years']})[ -]$"),
        month=re.compile(rf" ?(?:{words['months']})"),
        before_ordinal=re.compile(rf"\b(?:{words['before_ordinals']})(?: \w{{1,3}})? $"),
        after_ordinal=re.compile(rf" (?:{words['after_ordinals']})"),
        thing=re.compile(rf" (?:de |en |d')(?!{words['money_of']})"),
        bought=re.compile(rf"\b(?:{words['bought']})(?: \w+){{0,2}} $"),
    )
