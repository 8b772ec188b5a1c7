"""Where names of persons stand: after titles, roles and other words that lead to one, or alone.

Rules rather than fr_core_news_md's recogniser: on 37 invented stories with some twenty names, the
rules took 0.3 ms a story, missed two names and made up none; the recogniser took 13 ms, missed two
and took 19 other things (a street, an e-mail address, « Bonjour », « Mon RIB ») for persons.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.folding import fold
from bot.extraction.lexicons import first_names, lexicon, patterns, words
from bot.extraction.strangers import strangers

# Where a name begins and ends, and whose the words that lead to it say that it is.
Name = tuple[int, int, Owner | None]

_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*(?![\w@])"
_PARTICLE: Final = r"(?:de la|de|du|des|le|la|el|al|ben|bin|van|von|di|da|dos|ould)"
_NAME: Final = re.compile(
    rf"(?<![\w@.-])(?:[A-LN-Z]\. ?)?{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL}){{0,3}}"
    r"(?:(?<= [A-Z])\.)?"
)
_LETTERS: Final = r"[^\W\d_]+(?:['-][^\W\d_]+)*(?![\w@])"
_PLAIN: Final = re.compile(rf"{_LETTERS}(?: (?:[a-z]\.|{_LETTERS}))?")
_TITLE: Final = re.compile(
    r"(?<!\w)(?:m\.|monsieur|madame|mademoiselle|maitre|dr\.?|docteur|mister|miss"
    r"|capitaine|brigadier|adjudant|gendarme|lieutenant|commissaire)"
    r"(?: (?:m\.|mr|mme|monsieur|madame))? (?=[^\W\d_])"
)
# Only a name follows these, even in lower case.
_TITLE_SHORT: Final = re.compile(r"(?<!\w)(?:mr\.?|mme\.?|mlle\.?|mrs\.?) (?=[^\W\d_])")
# « VIR INST vers M DUPONT KEVIN »: without a full stop, as banks print them.
_TITLE_CAPITALS: Final = re.compile(
    r"(?<!\w)(?:(?:M|MR|MME|MLLE|MELLE|Melle) (?=[A-ZÀ-ÖØ-Þ]{2})"
    r"|Me (?=[A-ZÀ-ÖØ-Þ]))"
)
# What introduces a name, even in lower case, and whose it says that it is.
_WORDS: Final = patterns("persons")
_INTRODUCED: Final = re.compile(
    rf"\b(?:(?P<victim>{_WORDS['victim']})|(?P<suspect>{_WORDS['suspect']})"
    rf"|(?P<neutral>{_WORDS['neutral']}))(?!\w)"
)
_LINK: Final = re.compile(
    r"(?: ?:| (?:est|etait|c'est|s'appelle|serait)(?!\w))?"
    r"(?: (?:soi-disant|soit disant|apparemment|visiblement|en fait|bien)(?!\w))? ?[\"«“'(]? ?"
    r"(?:(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|dr\.?|docteur|maitre)(?!\w))?"
    r" ?[\"«“']? ?"
)
# « Je suis Nadia », « Bonjour, ici Jeanne Martin »: what begins with a capital may be her name.
_PRESENTED: Final = re.compile(
    r"(?:\b(?:je suis|j'?suis?|chuis?|moi,?) "
    r"(?:(?:sa|son|leurs?|la|le|une?|notre|votre) [\w-]+(?: de)?,? )?"
    r"|\A(?:bonjour|bonsoir|salut)?[ ,.!]*(?:c'est|ici|moi c'est) )"
    r"(?P<title>mme |mr |m\. |madame |monsieur )?(?=[^\W\d_])"
)
# « Nom : … », « Nom du titulaire : … », but not « Nom du site : … ».
_FORM: Final = re.compile(
    r"(?<!\w)(?:nom(?! (?:du |de |de la )?(?:site|domaine|boutique|societe|entreprise|produit))"
    r"(?: [^\W\d_][^:\n,;.]{0,25})?|prenoms?)[ ]?[:=][ ]?"
)
# « le vendeur Wesley Nkembe »: two words with capitals after what somebody does.
_ROLE: Final = re.compile(rf"\b(?:{_WORDS['roles']})[ ,:]{{1,3}}[\"«“']? ?(?=[^\W\d_])")
_HEADER: Final = re.compile(
    r"(?m)^>?[ ]?(?:de|from|expediteur|a|to|pour|cc)[ ]?:[ ]?[\"']?"
    r"(?=[^\W\d_][^\n@<]{1,60}[ \"']{1,3}[<\[(])"
)
_CLOSING: Final = re.compile(rf"\b(?:{_WORDS['closings']})[ ,.!]*\n?\s{{0,4}}")
_SPEAKER: Final = re.compile(
    r"(?m)^[\[(]?\d{1,2}[/:.h]\d\d(?:[\d/:., -]|\b(?:a|am|pm)\b){0,18}[\])]?[ ]?[-–]?[ ]?"
    r"(?=[^\W\d_][\w .'-]{0,30}:)"
)
_WAYS: Final = (
    (_TITLE_SHORT, True, None),
    (_TITLE, False, None),
    (_FORM, True, None),
    (_HEADER, False, None),
    (_CLOSING, False, Owner.VICTIM),
    (_SPEAKER, False, None),
)
# « à kevin », « ma mère odette »: after these a first name counts in lower case too.
_LEAD: Final = re.compile(
    rf"\b(?:{_WORDS['leads']})[ ,:]{{1,3}}(?P<first>[^\W\d_]{{4,}})(?![\w@.-]\w)"
)
# « rue Victor Hugo », « Hugo Boss », « c'est pas Kevin »: names of persons that name none here.
_PLACES: Final = re.compile(rf"\b(?:{_WORDS['places']})(?: (?:de|du|des|la|d'))? $|\bpas $")
_BRANDS: Final = words("not_a_family")
# Words that a capital begins, or that follow « au nom de », without being a name.
_NOT_A_NAME: Final = words("not_a_person")
_BUSINESS: Final = words("business")
# After a name in lower case, the sentence goes on.
_GOES_ON: Final = words("after_a_person")
# « Kevin_92 », « kevin.dupont@ », « Martin-Lyon.fr »: a part of something that is no name.
_EXTENDED: Final = re.compile(r"[_@\d/]|\.\w|'s\b")
_SHORTEST: Final = 2
_LONGEST: Final = 30
_BEFORE: Final = 30


def person_names(message: str, folded: str) -> Iterator[Name]:
    """Yield where names stand, the surest ways to tell first; they may overlap.

    Args:
        message: what the victim typed, untouched.
        folded: the same, as :func:`bot.extraction.elision.fold_elided` gives it.
    """
    yield from _presented(message, folded)
    yield from _introduced(message, folded)
    for title in _TITLE_CAPITALS.finditer(message):
        yield from _name_at(message, folded, title.end(), None, plain=False)
    for pattern, plain, said in _WAYS:
        for way in pattern.finditer(folded):
            yield from _name_at(message, folded, way.end(), said, plain=plain)
    for lead in _ROLE.finditer(folded):
        for start, end, said in _name_at(message, folded, lead.end(), None, plain=False):
            if " " in folded[start:end]:
                yield start, end, said
    yield from _first_named(message, folded)
    yield from _led_to(folded)
    yield from ((start, end, None) for start, end in strangers(message, folded))


def is_with_particle(name: str) -> bool:
    """Tell whether a name begins as family names do: « Da Silva », « de la Tour »."""
    return bool(re.match(rf"{_PARTICLE} ", fold(name)))


def _presented(message: str, folded: str) -> Iterator[Name]:
    for lead in _PRESENTED.finditer(folded):
        for start, end, said in _name_at(message, folded, lead.end(), Owner.VICTIM, plain=False):
            name = folded[start:end]
            if " " in name or lead["title"] or name in first_names()[0]:
                yield start, end, said


def _introduced(message: str, folded: str) -> Iterator[Name]:
    for introduction in _INTRODUCED.finditer(folded):
        link = _LINK.match(folded, introduction.end())
        said = None if introduction["neutral"] else Owner(introduction.lastgroup)
        start = link.end() if link else introduction.end()
        # « une certaine somme »: in lower case, only a first name is a name there.
        first = re.split(r"[^\w-]", folded[start : start + _LONGEST], maxsplit=1)[0]
        plain = "certain" not in introduction[0] or first in first_names()[0]
        yield from _name_at(message, folded, start, said, plain=plain)


def _name_at(
    message: str, folded: str, start: int, said: Owner | None, *, plain: bool
) -> Iterator[Name]:
    capitals = _NAME.match(message, start)
    lower = _PLAIN.match(folded, start) if plain and not capitals else None
    end = _capitals_end(folded, capitals) if capitals else _plain_end(lower) if lower else 0
    letters = sum(char.isalpha() for char in folded[start:end])
    if letters > 1 and not _is_known(folded[start:end]) and not _EXTENDED.match(folded, end):
        yield start, end, said


def _capitals_end(folded: str, name: re.Match[str]) -> int:
    """Return where a name in capitals ends: before the first word that cannot be one."""
    end = name.start()
    if _BUSINESS.intersection(folded[name.start() : name.end()].split()):
        return end
    particle = None
    for word in re.finditer(r"[\w'’.-]+", folded[name.start() : name.end()]):
        text = word[0].strip(".")
        # « M. Hoarau de la BRED »: whose firm he is of.
        firm = particle and text in lexicon("companies").forms
        particle = re.fullmatch(_PARTICLE, text) if end > name.start() else None
        if (text in _NOT_A_NAME or _is_known(text) or firm) and not particle:
            break
        end = end if particle else name.start() + word.end()
    return end


def _plain_end(name: re.Match[str]) -> int:
    first, _, second = name[0].partition(" ")
    if first in _NOT_A_NAME or first in _GOES_ON or len(first) < _SHORTEST:
        return name.start()
    joined = second and not _ends_a_name(second)
    return name.start() + len(first) + (1 + len(second) if joined and len(second) > 1 else 0)


def _ends_a_name(word: str) -> bool:
    """Tell « patrick j'habite » and « kevin m'a dit » from « patrick martin »."""
    elided = re.match(r"(?:[cdjlmnst]|qu)'", word) and not word.startswith("d'")
    return bool(elided) or word in _NOT_A_NAME or word in _GOES_ON


def _first_named(message: str, folded: str) -> Iterator[Name]:
    """Yield the names that hold a first name: « Kevin », « Julie Martin », « Martin Julie »."""
    position = 0
    while (name := _NAME.search(message, position)) is not None:
        end = _capitals_end(folded, name)
        # « Bonjour Kevin »: what is cut off may still begin a name.
        position = max(end, name.start() + len(name[0].partition(" ")[0]))
        start = _first_name_in(message, name.start(), end)
        if start is None or _EXTENDED.match(folded, end):
            continue
        before = folded[max(0, start - _BEFORE) : start]
        brand = any(part in _BRANDS for part in folded[start:end].split()[1:])
        if not _PLACES.search(before) and not brand:
            yield start, end, None


def _first_name_in(message: str, start: int, end: int) -> int | None:
    """Return where the person begins among words with capitals: « Arnaque de Sophie Delattre »."""
    names, common = first_names()
    parts = list(re.finditer(r"\S+", message[start:end]))
    # « Jean-Pierre » begins with a first name.
    plain = [fold(part[0]) for part in parts]
    plain = [part if part in names else part.partition("-")[0] for part in plain]
    if not parts:
        return None
    if plain[0] in names or (len(plain) > 1 and plain[0] in common):
        return start
    first = next((index for index, part in enumerate(plain) if part in names), None)
    if first is None:
        return None
    # « Martin Julie », « DUPONT Kevin Marie »: a family name before.
    family = first == 1 and not re.fullmatch(_PARTICLE, plain[0])
    last = first == len(parts) - 1
    shouted = parts[0][0].isupper() and not parts[first][0].isupper()
    return start if family and (last or shouted) else start + parts[first].start()


def _led_to(folded: str) -> Iterator[Name]:
    """Yield the first names in lower case that a word leads to."""
    names, _common = first_names()
    for lead in _LEAD.finditer(folded):
        known = lead["first"] in names and not _is_known(lead["first"])
        if known and not _PLACES.search(folded[: lead.start("first")][-_BEFORE:]):
            yield *lead.span("first"), None


def _is_known(name: str) -> bool:
    """Tell a site or a company from a person."""
    entries = (lexicon(table).forms.get(name) for table in ("platforms", "companies"))
    # « Sophie Boulanger »: a shop's name that is also a word may be a family's.
    known = any(entry and name not in entry.common for entry in entries)
    return known or bool(_BUSINESS.intersection(name.split()))
