"""Names of persons, from titles, the words that introduce them, first names and signatures.

Rules rather than fr_core_news_md's recogniser: on 37 invented stories with some twenty names, the
rules took 0.3 ms a story, missed two names and made up none; the recogniser took 13 ms, missed two
and took 19 other things (a street, an e-mail address, « Bonjour », « Mon RIB ») for persons.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.elision import fold_elided
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import first_names, lexicon, patterns, words
from bot.extraction.owners import Owners

_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*(?![\w@])"
_PARTICLE: Final = r"(?:de la|de|du|des|le|la|el|al|ben|bin|van|von|di|da|dos|ould)"
_NAME: Final = re.compile(
    rf"(?<![\w@.-])(?:[A-LN-Z]\. ?)?{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL}){{0,3}}"
    r"(?:(?<= [A-Z])\.)?"
)
_LETTERS: Final = r"[^\W\d_]+(?:['-][^\W\d_]+)*(?![\w@])"
_PLAIN: Final = re.compile(rf"{_LETTERS}(?: (?:[a-z]\.|{_LETTERS}))?")
_TITLE: Final = re.compile(
    r"(?<!\w)(?:m\.|monsieur|madame|mademoiselle|maitre|me|dr\.?|docteur|mister|miss"
    r"|capitaine|brigadier|adjudant|gendarme|lieutenant|commissaire)"
    r"(?: (?:m\.|mr|mme|monsieur|madame))? (?=[^\W\d_])"
)
# Only a name follows these, even in lower case.
_TITLE_SHORT: Final = re.compile(r"(?<!\w)(?:mr\.?|mme\.?|mlle\.?|mrs\.?) (?=[^\W\d_])")
# « VIR INST vers M DUPONT KEVIN »: without a full stop, as banks print them.
_TITLE_CAPITALS: Final = re.compile(r"(?<!\w)(?:M|MR|MME|MLLE|MELLE|Melle) (?=[A-ZÀ-ÖØ-Þ]{2})")
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
    r"(?:\b(?:je suis|moi,?) |\A(?:bonjour|bonsoir|salut)?[ ,.!]*(?:c'est|ici|moi c'est) )"
    r"(?:mme |mr |m\. |madame |monsieur )?(?=[^\W\d_])"
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
# « rue Victor Hugo », « Hugo Boss », « c'est pas Kevin »: names of persons that name none here.
_PLACES: Final = re.compile(rf"\b(?:{_WORDS['places']})(?: (?:de|du|des|la|d'))? $|\bpas $")
_BRANDS: Final = words("not_a_family")
# Words that a capital begins, or that follow « au nom de », without being a name.
_NOT_A_NAME: Final = words("not_a_person")
_BUSINESS: Final = words("business")
# After a name in lower case, the sentence goes on.
_GOES_ON: Final = words("after_a_person")


def find_person_names(message: str) -> list[Found[str]]:
    """Find the names of persons in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Names as typed, without titles, in the order of the text; ``role`` is whose (an
        ``Owner``'s value).
    """
    folded = fold_elided(message)
    owners = Owners(message)
    found: list[Found[str]] = []
    for start, end, said in _spans(message, folded):
        greeted = _GREETING.search(folded[max(0, start - _BEFORE) : start]) is not None
        owner = _owner(owners, start, end, said, greeted=greeted)
        reading = Found(message[start:end], start, end, owner.value)
        if not any(reading.overlaps(other) for other in found):
            found.append(reading)
    return sorted(_once(found), key=lambda each: each.start)


def _once(found: list[Found[str]]) -> list[Found[str]]:
    """Leave out the first name that comes back of somebody who is named in full."""
    whole = {fold(each.value).split()[0] for each in found if " " in each.value}
    return [each for each in found if fold(each.value) not in whole]


def _spans(message: str, folded: str) -> Iterator[tuple[int, int, Owner | None]]:
    """Yield where names stand, the surest ways to tell first, and whose each says it is."""
    for introduction in _INTRODUCED.finditer(folded):
        link = _LINK.match(folded, introduction.end())
        said = None if introduction["neutral"] else Owner(introduction.lastgroup)
        start = link.end() if link else introduction.end()
        # « une certaine somme »: in lower case, only a first name is a name there.
        first = re.split(r"[^\w-]", folded[start : start + _LONGEST], maxsplit=1)[0]
        plain = "certain" not in introduction[0] or first in first_names()[0]
        yield from _name_at(message, folded, start, said, plain=plain)
    for title in _TITLE_CAPITALS.finditer(message):
        yield from _name_at(message, folded, title.end(), None, plain=False)
    for pattern, plain, said in _WAYS:
        for way in pattern.finditer(folded):
            yield from _name_at(message, folded, way.end(), said, plain=plain)
    for pattern, whose in ((_ROLE, None), (_PRESENTED, Owner.VICTIM)):
        for lead in pattern.finditer(folded):
            for start, end, said in _name_at(message, folded, lead.end(), whose, plain=False):
                name = folded[start:end]
                if " " in name or (whose and name in first_names()[0]):
                    yield start, end, said
    yield from _first_named(message, folded)


def _name_at(
    message: str, folded: str, start: int, said: Owner | None, *, plain: bool
) -> Iterator[tuple[int, int, Owner | None]]:
    capitals = _NAME.match(message, start)
    lower = _PLAIN.match(folded, start) if plain and not capitals else None
    end = _capitals_end(folded, capitals) if capitals else _plain_end(lower) if lower else 0
    letters = sum(char.isalpha() for char in folded[start:end])
    if letters > 1 and not _is_known(folded[start:end]) and not _EXTENDED.match(folded, end):
        yield start, end, said


def is_with_particle(name: str) -> bool:
    """Tell whether a name begins as family names do: « Da Silva », « de la Tour »."""
    return bool(re.match(rf"{_PARTICLE} ", fold(name)))


def _capitals_end(folded: str, name: re.Match[str]) -> int:
    """Return where a name in capitals ends: before the first word that cannot be one."""
    end = name.start()
    if _BUSINESS.intersection(folded[name.start() : name.end()].split()):
        return end
    for word in re.finditer(r"[\w'’.-]+", folded[name.start() : name.end()]):
        text = word[0].strip(".")
        particle = end > name.start() and re.fullmatch(_PARTICLE, text)
        if (text in _NOT_A_NAME or _is_known(text)) and not particle:
            break
        end = end if particle else name.start() + word.end()
    return end


def _plain_end(name: re.Match[str]) -> int:
    first, _, second = name[0].partition(" ")
    if first in _NOT_A_NAME or first in _GOES_ON or len(first) < _SHORTEST:
        return name.start()
    joined = second and second not in _NOT_A_NAME and second not in _GOES_ON
    return name.start() + len(first) + (1 + len(second) if joined and len(second) > 1 else 0)


def _first_named(message: str, folded: str) -> Iterator[tuple[int, int, Owner | None]]:
    """Yield the names that begin with a first name: « Kevin », « Julie Martin »."""
    names, common = first_names()
    position = 0
    while (name := _NAME.search(message, position)) is not None:
        end = _capitals_end(folded, name)
        # « Bonjour Kevin »: what is cut off may still begin a name.
        position = max(end, name.start() + len(name[0].partition(" ")[0]))
        parts = folded[name.start() : end].split()
        before = folded[max(0, name.start() - _BEFORE) : name.start()]
        if not parts or _PLACES.search(before) or any(part in _BRANDS for part in parts[1:]):
            continue
        whole = len(parts) > 1 and (parts[0] in common or parts[-1] in names)
        if (parts[0] in names or whole) and not _EXTENDED.match(folded, end):
            yield name.start(), end, None


def _owner(owners: Owners, start: int, end: int, said: Owner | None, *, greeted: bool) -> Owner:
    told = owners.told(start, end)
    # « Bonjour Mme Petit », in what he writes, is she.
    if greeted and owners.speaker(start) is Owner.SUSPECT:
        return Owner.VICTIM
    if said is Owner.VICTIM:
        return owners.speaker(start)
    if said is Owner.SUSPECT:
        return told if told is Owner.OTHER else Owner.SUSPECT
    return told or (Owner.VICTIM if owners.ends_with(start, end) else Owner.SUSPECT)


def _is_known(name: str) -> bool:
    """Tell a site or a company from a person."""
    entries = (lexicon(table).forms.get(name) for table in ("platforms", "companies"))
    # « Sophie Boulanger »: a shop's name that is also a word may be a family's.
    known = any(entry and name not in entry.common for entry in entries)
    return known or bool(_BUSINESS.intersection(name.split()))


_GREETING: Final = re.compile(
    r"\b(?:bonjour|bonsoir|salut|hello|chere?|coucou)(?: (?:m\.?|mr|mme|mlle|madame|monsieur))? $"
)
_SHORTEST: Final = 2
_LONGEST: Final = 30
_BEFORE: Final = 30
# « Kevin_92 », « kevin.dupont@ », « Martin-Lyon.fr »: a part of something that is no name.
_EXTENDED: Final = re.compile(r"[_@\d/]|\.\w|'s\b")
_WAYS: Final = (
    (_TITLE_SHORT, True, None),
    (_TITLE, False, None),
    (_FORM, True, None),
    (_HEADER, False, None),
    (_CLOSING, False, Owner.VICTIM),
    (_SPEAKER, False, None),
)
