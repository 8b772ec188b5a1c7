"""Names of persons that no list holds: a capital within a sentence, and somebody who acts."""

import re
from collections.abc import Iterator
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.lexicons import lexicon, patterns, words

_WORDS: Final = patterns("persons")
_TITLE: Final = r"[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]+(?:['’-][A-ZÀ-ÖØ-Þ]?[^\W\d_]+)*"
_STRANGER: Final = re.compile(
    rf"(?<![\w@.#’'-])(?P<name>{_TITLE}(?: (?:(?:de|da|dos|van|ben|el) )?{_TITLE}){{0,2}})"
    r"(?![\w@]|[.-]\w)"
)
# « avec Aïcha », « un certain Wendell »: what goes before a person.
_OWNERS: Final = patterns("owners")
_BEFORE: Final = re.compile(rf"\b(?:{_WORDS['before_a_stranger']}) (?:[«“\"] ?)?$")
# « le vendeur, Wendell », but « le vendeur Rolex ».
_ROLE: Final = re.compile(
    rf"\b(?:{_WORDS['roles']}|{_OWNERS['near']}|{_OWNERS['trades']})(?: ?[,:] ?| [«“\"] ?)$"
)
# « Le garagiste, Momo, … »: whatever he does, if it is no site and no firm.
_SOMEBODY: Final = re.compile(
    r"\b(?:l[ea] |l'|une? |notre |mon |ma |son |sa )(?!site|societe|boutique|entreprise|plateforme"
    r"|appli|ville|banque|marque|agence|commune|region)[a-z-]+(?: [a-z'-]+){0,2}, ?$"
)
# « … de votre aide. Aïcha »: who signs.
_SIGNED: Final = re.compile(r"(?:[.!?]\s+|\n\s*|\s[-–—]\s?)$")
# « Wendell m'a promis », « Aïcha lui a dit »: what only a person does.
_ACTS: Final = re.compile(rf",? (?:qui )?(?:{_WORDS['deeds']})\b")
_SENTENCE: Final = re.compile(r"(?:^|[.!?…:»\"\n]|- )\s*[«\"“]?\s*$")
_NOT_A_NAME: Final = words("not_a_person") | words("not_a_company") | words("never_a_person")
_LOOK: Final = 30
_TOLD: Final = 40


def strangers(message: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield where unknown words with a capital name somebody.

    A word counts within a sentence after « avec », « par » …, or anywhere before what only a
    person does if it comes back or stands within a sentence, since a sentence's first word has
    a capital.

    Args:
        message: what the victim typed, untouched.
        folded: the same, folded, of the same length.
    """
    seen = [each for each in _STRANGER.finditer(message) if _may_be(each["name"])]
    names = [each["name"] for each in seen]
    inside = {each["name"] for each in seen if not _begins(message, each.start())}
    known = inside | {name for name in names if names.count(name) > 1}
    for each in seen:
        start, end = each.span("name")
        before = folded[max(0, start - _LOOK) : start]
        put = folded.startswith(",", end) and _SOMEBODY.search(before)
        led = put or _BEFORE.search(before) or _ROLE.search(before)
        acts = _ACTS.match(folded, end) and (each["name"] in known or " " in each["name"])
        signs = start > _TOLD and not message[end:].strip(" .!\n") and _ends(message, start)
        if led or acts or signs:
            yield start, end


def _may_be(name: str) -> bool:
    plain = fold(name)
    parts = plain.split()
    known = any(
        form in lexicon(table).forms
        for table in ("platforms", "companies")
        for form in (plain, *parts)
    )
    unfit = _NOT_A_NAME | words("business") | words("things")
    return not known and not unfit.intersection(parts)


def _ends(message: str, start: int) -> bool:
    return _SIGNED.search(message[max(0, start - _LOOK) : start]) is not None


def _begins(message: str, start: int) -> bool:
    return _SENTENCE.search(message[max(0, start - _LOOK) : start]) is not None
