"""Names of companies that no lexicon has: a word before, behind or within them tells."""

import re
from collections.abc import Iterator
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.lexicons import first_names, patterns, words

Span = tuple[int, int]

_WORDS: Final = patterns("company_words")
_WORD: Final = r"(?:[A-ZÀ-ÖØ-Þ0-9][\w'’&.-]*\w|[A-ZÀ-Ö])"
_SMALL: Final = r"(?:(?:de|du|des|et|&|la|le|les|au|aux|en|by) |d['’]|l['’])"
_NAME: Final = re.compile(rf"{_WORD}(?: {_SMALL}{{0,2}}{_WORD}){{0,4}}")
_INTRODUCED: Final = re.compile(
    rf"\b(?:{_WORDS['introducing']})(?: (?:{_WORDS['between']}))*(?P<apart>,)?(?: :)?"
    r" [\"«“']? ?(?=[^\W_])"
)
_SUFFIXED: Final = re.compile(
    rf"(?<![^\W_])(?P<name>{_WORD}(?: (?:(?:&|et|de) )?{_WORD}){{0,4}}"
    rf" (?:(?i:{_WORDS['legal']})|{_WORDS['legal_capitals']}))(?!\w)"
)
_HEADED: Final = re.compile(
    rf"(?<![\w'’@.-])(?P<name>(?:{_WORDS['heads']}) {_SMALL}{{0,2}}{_WORD}"
    rf"(?: {_SMALL}{{0,2}}{_WORD}){{0,3}})"
)
_DESCRIBED: Final = re.compile(
    rf"(?<![\w.@-])(?P<name>{_WORD}(?: {_SMALL}{{0,2}}{_WORD}){{0,3}})"
    rf"[»”\"]?(?: ?,| \() ?(?:(?:une?|la|le|cette|soi-disant|fausse?) )?(?:{_WORDS['described']})\b"
)
_DEALING: Final = re.compile(rf"\b(?:{_WORDS['dealing']}) ?[\"«“]? ?(?=[^\W_])")
_HOLDER: Final = re.compile(
    r"\b(?:au nom de|a l'ordre de|titulaire(?: du compte)?|beneficiaire)(?: ?:)? ?[\"«“']? ?(?=\w)"
)
# « CryptoProfit24 »: a capital inside, and a word of business in it.
_JOINED: Final = re.compile(r"(?<![\w.@/#-])[A-Z][a-z]+[A-Z]\w{2,30}(?![\w@]|\.\w)")
_PRINTED: Final = re.compile(rf"(?:(?:(?:{_WORDS['printed']})\b|[\d,./]+)[ .]*)+")
_NOT_A_NAME: Final = words("not_a_company")
_BUSINESS: Final = words("business")
_GENERAL: Final = words("general_business") | _NOT_A_NAME
_LONG_BUSINESS: Final = tuple(word for word in _BUSINESS if len(word) > 3)  # noqa: PLR2004 - « sas »
# « L'agence Immo Sud » begins with no name.
_ELIDED: Final = re.compile(r"[LD]['’][a-zà-ÿ]")
_SPELT: Final = re.compile(r"[\w'’&.-]*\w")


def company_names(message: str) -> Iterator[Span]:
    """Yield where names of companies stand, the surest ways to tell first.

    Args:
        message: what the victim typed, untouched.
    """
    folded = fold(message)
    yield from _formed(message)
    yield from _held(message, folded)
    yield from _trading(message)
    yield from _headed(message)
    yield from _introduced(message, folded)
    yield from _described(message, folded)
    yield from _dealt_with(message, folded)
    yield from _joined(message)


def _formed(message: str) -> Iterator[Span]:
    """Yield names with their legal form behind."""
    for name in _SUFFIXED.finditer(message):
        printed = _PRINTED.match(message, name.start("name"), name.end())
        start = printed.end() if printed else name.start("name")
        if " " in message[start : name.end("name")].strip():
            yield start, name.end("name")


def _headed(message: str) -> Iterator[Span]:
    for name in _HEADED.finditer(message):
        if not name[0].isupper() or fold(name[0]).split()[0] in _BUSINESS:
            yield name.span("name")


def _introduced(message: str, folded: str) -> Iterator[Span]:
    for introduction in _INTRODUCED.finditer(folded):
        name = _NAME.match(message, introduction.end())
        if name is None or fold(name[0]).split()[0] in _NOT_A_NAME:
            continue
        # « la société, Marie … »: behind a comma one word is no name.
        alone = " " not in name[0] or introduction["apart"]
        if not (alone and _is_person(name[0])) and (" " in name[0] or not introduction["apart"]):
            yield name.start(), name.start() + len(name[0].rstrip("."))


def _described(message: str, folded: str) -> Iterator[Span]:
    for name in _DESCRIBED.finditer(message):
        first = folded[name.start() : name.end("name")].split(maxsplit=1)[0]
        if first not in _NOT_A_NAME and not _is_person(name["name"]):
            yield name.span("name")


def _dealt_with(message: str, folded: str) -> Iterator[Span]:
    """Yield what stands after « chez » and its like, unless it is somebody's first name."""
    for lead in _DEALING.finditer(folded):
        name = _NAME.match(message, lead.end())
        shouted = name and message[lead.start() : name.end()].isupper()
        if name and not shouted and not _is_person(name[0]):
            yield name.start(), name.start() + len(name[0].rstrip("."))


def _is_person(name: str) -> bool:
    names, common = first_names()
    first = fold(name).split()[0]
    return first in names or first in common or first in _NOT_FIRMS


_NOT_FIRMS: Final = words("not_a_person") | words("never_a_person")


def _trading(message: str) -> Iterator[Span]:
    """Yield the names in capitals that a word of business makes a company's: « Nord Transit »."""
    for name in _NAME.finditer(message):
        parts = list(_SPELT.finditer(name[0]))
        while parts and (fold(parts[0][0]) in _NOT_A_NAME or _ELIDED.match(parts[0][0])):
            del parts[0]
        plain = [fold(part[0]) for part in parts]
        own = [word for word in plain if word not in _BUSINESS and word not in _GENERAL]
        # What shouts has capitals everywhere: they say nothing there.
        if len(own) < len(plain) > 1 and own and _BUSINESS.intersection(plain):
            start, end = name.start() + parts[0].start(), name.start() + parts[-1].end()
            if not message[start:end].isupper():
                yield start, end


def _joined(message: str) -> Iterator[Span]:
    for name in _JOINED.finditer(message):
        if any(word in fold(name[0]) for word in _LONG_BUSINESS):
            yield name.span()


def _held(message: str, folded: str) -> Iterator[Span]:
    """Yield the account holders whose name has a word of business in it."""
    for holder in _HOLDER.finditer(folded):
        name = _NAME.match(message, holder.end())
        if name and _BUSINESS.intersection(fold(name[0]).split()):
            yield name.start(), name.start() + len(name[0].rstrip("."))
