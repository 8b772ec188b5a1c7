"""Pseudonyms and accounts by which somebody goes online, from the words and signs around them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from bot.extraction.elision import fold_elided
from bot.extraction.emails import find_emails
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import first_names, lexicon, patterns, words
from bot.extraction.links import find_links

_HANDLE: Final = r"@?(?:live:)?\w[\w.-]{1,39}(?:#\d{3,5})?"
# A shape that nobody is christened with: digits, signs, a capital inside.
_ODD: Final = re.compile(r"(?=.*[\d_.])|.*[a-z][A-Z]|.*-.*-")
_INITIAL: Final = re.compile(r"[^\W\d_][\w-]+ [A-Z]\b\.?")
_WORDS: Final = patterns("handles")
_SITES: Final = (
    r"(?:facebook|fb|insta(?:gram)?|snap(?:chat)?|tiktok|telegram|discord|twitter|vinted|leboncoin"
    r"|le bon coin|lbc|ebay|steam|skype|whatsapp|messenger|tinder|badoo|meetic|kik|twitch|psn)"
)
_ON_SITE: Final = rf"(?: (?:sur |de )?{_SITES})?"
_LINK: Final = (
    r"(?: ?(?::|=|d'|(?:est|etait|c'est|c'etait|c(?!')|s'appelle|s'appelait|sous|nommee?"
    r"|appelee?|dit|du nom de|au nom de|de)(?!\w)))? ?[:\"«“'(]? ?"
)
# After these any word is a name that somebody took, unless it is one of the language's small ones.
ANNOUNCING: Final = (
    r"pseudo(?:nyme)?s?",
    r"nickname",
    r"user ?name",
    r"alias",
    r"nom d'utilisat(?:eur|rice)",
    r"identifiant",
    r"(?:gamer)?tag",
    r"surnom",
    r"bla[sz]e",
    r"se (?:fai(?:t|sait|saient)|faisant) appeler",
    r"sous le pseudo(?:nyme)?",
)
# After these it must look like a handle.
ACCOUNTS: Final = (
    r"(?:une?|le|la) certaine?",
    r"profil",
    r"compte",
    r"page",
    r"chaine",
    r"membre",
    r"utilisat(?:eur|rice)",
    r"acheteu(?:r|se)",
    r"vendeu(?:r|se)",
    r"annonceu(?:r|se)",
    r"contact",
    r"interlocut(?:eur|rice)",
    r"nommee?",
    r"appelee?",
    r"s'appel(?:le|ait)",
    r"ajoutee?",
    _SITES,
)
_SAID: Final = re.compile(
    rf"\b(?:{'|'.join(ANNOUNCING)}){_ON_SITE}(?!\w){_LINK}(?P<name>{_HANDLE})"
)
_MAYBE: Final = re.compile(rf"\b(?:{'|'.join(ACCOUNTS)}){_ON_SITE}(?!\w){_LINK}(?P<name>{_HANDLE})")
_PROFILE: Final = re.compile(
    rf"\b(?:profil|compte){_ON_SITE}(?: (?:de|nomme|au nom de)| ?:)? "
    r"(?P<name>[^\W\d_][\w-]+ [a-z]\b\.?)"
)
# « par nolan.75x », « le gars (ben.tcg », « le sien bonsplans.33 »: of a shape that no word has.
_LED_TO: Final = re.compile(
    rf"\b(?:{_WORDS['leads']})(?!\w)[ ,:(«“\"]{{1,4}}@?"
    r"(?=(?P<name>[a-z][\w.-]{2,38}\w(?:#\d{3,5})?))"
)
_SHAPED: Final = re.compile(r"(?<![\w.@/#-])(?P<name>[a-z][\w.]*_[\w.]*\w(?:#\d{3,5})?)(?![\w@/])")
_ENDED: Final = re.compile(r"[^\W\d_]{4,}[.-]?[^\W\d_]*\d{2,}\w{0,2}")
# « la page Facebook « Prêts Rapides 24 » », « chaîne Telegram Trader Pro »: as it is shown.
_DISPLAYED: Final = re.compile(
    rf"\b(?:(?:profil|page|chaine|canal)(?: {_SITES})?|(?:groupe|compte) {_SITES})"
    r"(?: (?:nommee?|appelee?|intitulee?|du nom de|qui s'appell\w+|s'appell\w+))?"
    r"(?P<sign> ?: ?| ?[«“\"] ?| )(?P<name>[^\W_](?:[\w'’.-]*\w)?(?: [^\W_](?:[\w'’.-]*\w)?){0,3})"
)
_QUOTED: Final = re.compile(r"[\"«“](?P<name>[^\W_][^\"»”\n]{1,39})[\"»”]")
_AT: Final = re.compile(r"(?<![\w.@/])@(?P<name>[a-z0-9_](?:[a-z0-9_.]{1,38}[a-z0-9_]))(?![\w@])")
# « sur lbc 320e »: a price, and nobody's name.
_SUM: Final = re.compile(r"\d+(?:[.,]\d+)?(?:e|k|eur|euros?|balles)?")
_NOT_A_NAME: Final = words("not_a_handle")


def find_pseudonyms(message: str) -> list[Found[str]]:
    """Find the pseudonyms in a message, as they were typed, without « @ ».

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The names that somebody took online, in the order of the text.
    """
    folded = fold_elided(message)
    elsewhere = [*find_emails(message), *find_links(message)]
    found: list[Found[str]] = []
    for pattern, accept in _RULES.items():
        for written in pattern.finditer(folded):
            reading = _read(message, folded, written)
            free = not any(reading.overlaps(other) for other in (*found, *elsewhere))
            thing = _THING_CALLED.search(
                folded[max(0, written.start() - _BEFORE) : written.start()]
            )
            if (
                free
                and not thing
                and not _SUM.fullmatch(written["name"])
                and accept(message[reading.start : reading.end])
                and len(reading.value) > 1
            ):
                found.append(reading)
    return sorted(found, key=lambda each: each.start)


def _read(message: str, folded: str, written: re.Match[str]) -> Found[str]:
    start, end = written.span("name")
    if written.re is _DISPLAYED:
        shown = _SHOWN.match(message, start, end)
        end = shown.end() if shown else end
    start += folded[start:end].startswith("@")
    typed = message[start:end]
    # « bloqué.Il »: a capital after a dot begins a sentence, unless the name began with one.
    if typed[:1].islower():
        end -= len(typed) - len(re.split(r"\.(?=[A-Z])", typed)[0])
    quoted = _QUOTED.match(message, start - 1) if start and written.re is _SAID else None
    if quoted:
        return Found(quoted["name"].strip(), start, start + len(quoted["name"].rstrip()))
    initial = _INITIAL.fullmatch(message[start:end])
    while end > start and message[end - 1] in ".-" and not initial:
        end -= 1
    if typed[:1].isupper() and typed.isalpha() and written.re in (_SAID, _MAYBE):
        second = _SECOND.match(message, end)
        end = second.end() if second and second[0].strip().lower() not in _NOT_A_NAME else end
    return Found(message[start:end], start, end)


def _plausible(name: str) -> bool:
    folded = fold(name)
    return folded not in _NOT_A_NAME and not name.isdigit() and not _is_known(folded)


def _odd(name: str) -> bool:
    return _plausible(name) and _ODD.match(name) is not None and any(c.isalpha() for c in name)


def _shaped(name: str) -> bool:
    """Tell a handle by its shape alone: « mamie.tricote », « jolie-brune42 », not « fini.il »."""
    plain = fold(name)
    parts = re.split(r"[._-]", plain)
    ended = _ENDED.fullmatch(plain) and re.sub(r"\W?\d.*", "", plain) not in _THINGS
    # « bloqué.Il » is two sentences; « luxe.pas.cher » is one name.
    sentence = len(parts) == 2 and any(part in _SMALL for part in parts)  # noqa: PLR2004
    dotted = "." in plain and all(len(part) > 1 for part in parts) and not sentence
    capitals = name.isupper() and "_" not in name
    return _plausible(name) and not capitals and bool("_" in name or ended or dotted)


def _displayed(name: str) -> bool:
    """Tell a name of several words, each with its capital or a number: « Trader Pro 24 »."""
    parts = name.split()
    small = words("not_a_handle") | words("not_a_person")
    shown = all(part[0].isupper() or part[0].isdigit() for part in parts) and len(parts) > 1
    unfit = any(fold(part) in small for part in parts) or _is_known(fold(parts[0]))
    # « le profil Julie Martin » bears the name of a person.
    person = fold(parts[0]) in first_names()[0]
    return shown and not unfit and not person and not _is_known(fold(name)) and not name.isupper()


def _is_known(folded: str) -> bool:
    """Tell a site, a bank or a thing that is sold from the name of a person's account."""
    known = (lexicon("platforms").forms, lexicon("companies").forms, _THINGS)
    return any(folded in forms for forms in known)


# « le site s'appelle ModeFactory »: the name of a shop.
_THING_CALLED: Final = re.compile(
    r"\b(?:sites?|boutique|societe|entreprise|plateforme|appli(?:cation)?|magasin|marque) \W*$"
)
_BEFORE: Final = 30
_SECOND: Final = re.compile(r" (?:[A-Z]\b\.?|[A-ZÀ-ÖØ-Þ][\w-]*)")
_SHOWN: Final = re.compile(r"[^\W_]\S*(?: [A-ZÀ-ÖØ-Þ\d](?:[\w'’.-]*\w)?)*")
_THINGS: Final = words("things")
# After a dot these begin a sentence.
_SMALL: Final = words("not_a_person") | words("not_a_handle")
_RULES: Final[Mapping[re.Pattern[str], Callable[[str], bool]]] = {
    _PROFILE: lambda name: _INITIAL.fullmatch(name) is not None,
    _SAID: _plausible,
    _DISPLAYED: _displayed,
    _MAYBE: _odd,
    _AT: _plausible,
    _LED_TO: _shaped,
    _SHAPED: _shaped,
}
