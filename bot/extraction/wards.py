"""For whom a message is written, when it is not for the writer: « ma mère a été escroquée »."""

import re
from typing import Final

from bot.extraction.lexicons import patterns

_WORDS: Final = patterns("owners")
_MY: Final = r"\b(?:mon|ma|mes|notre)"
_FOR: Final = re.compile(
    rf"\b(?:{_WORDS['acting_for']}) (?:mon|ma|mes|notre) (?:\w+ )?(?P<who>{_WORDS['near']})s?\b"
)
_TOO: Final = r"\b(?! (?:\w+ )?(?:pareil|aussi|egalement))"
# « mon fils de 14 ans, Ethan, … »
_NAMED: Final = r"s?(?: de \d+ ans)?(?:,? (?:m\. |mme )?[\w'-]+){0,4},? (?:(?:elle|il|qui) )?"
_HARMED: Final = re.compile(
    rf"{_MY} (?:\w+ )?(?:(?P<who>{_WORDS['family']}){_NAMED}(?:{_WORDS['harmed']}){_TOO}"
    rf"|(?P<whose>{_WORDS['dependents']}){_NAMED}(?:{_WORDS['handed']})\b)"
)
_HARMED_LATER: Final = re.compile(
    rf"{_MY} (?P<who>{_WORDS['family']})s? [^.!?\n]{{0,80}}?\b(?:elle|il) (?:{_WORDS['harmed']})\b"
)


def wards(folded: str) -> frozenset[str]:
    """Return the words by which a message names whom it is written for: « mère », « fils ».

    Args:
        folded: the text, as :func:`bot.extraction.elision.fold_elided` gives it.
    """
    forms = (_FOR, _HARMED, _HARMED_LATER)
    found = (form.groupdict() for pattern in forms for form in pattern.finditer(folded))
    return frozenset(form.get("whose") or form["who"] for form in found)
