"""What is nearly the same: typing errors, look-alike domains, the same words again.

Nothing here links: it is proposed to officers, who decide.
"""

import string
from collections.abc import Iterator
from functools import cache
from typing import Final

from confusable_homoglyphs import confusables
from rapidfuzz import fuzz, utils

from bot.linkage.traces import Trace, TraceKind

_TYPED: Final = {
    TraceKind.PHONE: string.digits,
    TraceKind.IBAN: string.digits,
}
# A telephone's country, an account's country: whoever mistypes these has another kind of number.
_FIXED: Final = {TraceKind.PHONE: 3, TraceKind.IBAN: 2}
# After the Unicode table, what eyes still take for one another in a host's lower case.
_LOOK_ALIKE: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SAME_SHAPE: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": ""})
# One advertisement copied with typing errors scores 88, two stories of one scam about 65.
SAME_WORDING: Final = 80.0


def neighbours(trace: Trace) -> Iterator[Trace]:
    """Yield what a number becomes when one digit is mistyped, or two neighbours are swapped.

    Only these can be looked up where nothing but digests is kept. Other kinds have none.
    """
    alphabet = _TYPED.get(trace.kind)
    if alphabet is None:
        return
    value = trace.value
    for place in range(_FIXED[trace.kind], len(value)):
        before, here, after = value[:place], value[place], value[place + 1 :]
        if here in alphabet:
            for other in alphabet.replace(here, ""):
                yield Trace(trace.kind, f"{before}{other}{after}")
        if after and after[0] != here:
            yield Trace(trace.kind, f"{before}{after[0]}{here}{after[1:]}")


def skeleton(host: str) -> str:
    """Return what a host looks like: hosts that are taken for one another have the same.

    Source:
        Unicode Technical Standard 39, § 4, « Confusable Detection », and its table.
    """
    plain = "".join(_prototype(letter) for letter in _unicode(host))
    for typed, seen in _LOOK_ALIKE:
        plain = plain.replace(typed, seen)
    return plain.translate(_SAME_SHAPE)


def wording(one: str, other: str) -> float:
    """Return how much two texts say the same words, 0 to 100; the order does not count."""
    return float(
        fuzz.token_sort_ratio(
            one, other, processor=utils.default_process, score_cutoff=SAME_WORDING
        )
    )


def _unicode(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


@cache
def _prototype(letter: str) -> str:
    if letter in string.ascii_lowercase or letter in string.digits or letter in ".-":
        return letter
    alike = (each["c"].lower() for each in confusables.confusables_data.get(letter, ()))
    plain = [each for each in alike if each.isascii() and each.isalnum()]
    return min(plain, default=letter)
