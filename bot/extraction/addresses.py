"""Postal addresses: street, postcode and town, as French, Belgian and Swiss people write them."""

import re
from typing import Final

from bot.extraction.calendar_words import MONTH
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import first_names, lexicon, words

WAY: Final = (
    r"(?:rue|r\.|avenue|av\.?|ave\.?|boulevard|bld\.?|bd\.?|blvd\.?|chemin|che\.?|impasse|imp\.?"
    r"|allees?|all\.|place|pl\.?|quai|route|rte\.?|cours|square|sq\.?|passage|lotissement|lot\."
    r"|residence|res\.|hameau|lieu[ -]?dit|faubourg|fbg\.?|fg\.|voie|sentier|sente"
    r"|montee|esplanade|promenade|villa|cite"
    r"|zone industrielle|zone artisanale|z\.?[ai]\.?c?\.?"
    r"|rond[ -]point|venelle|ruelle|cour|mail|parc|clos|domaine"
    r"|traverse|corniche|chaussee|dreve|traboule|levee)"
)
_NUMBER: Final = r"\d{1,4}(?:[ ]?(?:bis|ter|quater|[a-d])\b)?(?:[-/]\d{1,4})?"
_NAME: Final = r"[^\W\d_][\w'.-]*(?:[ ][\w'.-]+){0,6}?"
_APART: Final = r"\s{0,2}[,;–-]?\s{0,3}"
_CODE: Final = r"(?:[fbl]-?|ch-)?(?:\d{2}[ ]?\d{3}|2[ab]\d{3}|\d{4})(?!\d)"
_BOX: Final = r"(?:b\.?p\.?|boite postale|cs|case postale|tsa)[ ]?(?:n°[ ]?)?\d{1,5}"
_TOWN: Final = r"[^\W\d_][\w']*(?:[ -][^\W\d_][\w']*){0,5}(?:[ ]cedex(?:[ ]\d{1,2})?)?"
_FULL: Final = re.compile(
    rf"""(?<![\w/.-])(?:(?P<street>{_NUMBER},?[ ]{WAY}[ ]{_NAME})
      |(?P<box>{_BOX})|(?P<belgian>{WAY}[ ]{_NAME},?[ ]\d{{1,4}}[ ]?[a-d]?))
    (?P<more>(?:{_APART}{_BOX})?)
    {_APART}(?P<code>{_CODE}),?[ ](?P<town>{_TOWN})""",
    re.VERBOSE,
)
# Without a postcode, only words that mean nothing but a street: not « 1 place », « 2 cours ».
_PLAIN_WAY: Final = (
    r"(?:rue|avenue|av\.?|boulevard|bld\.?|bd\.?|chemin|impasse|allees?|quai|route|square|faubourg)"
)
_STREET: Final = re.compile(rf"(?<![\w/.,-]){_NUMBER},?[ ]{_PLAIN_WAY}[ ](?P<name>[^\W\d_])")
_TO_TOWN: Final = re.compile(r",?[ ]a[ ]|,[ ]?")
_CEDEX: Final = re.compile(r"[ ]cedex(?:[ ]\d{1,2})?")
_WORD: Final = re.compile(r"\w[\w'’-]*\.?")
# Words that belong to the sentence, not to the street or the town.
_STOPS: Final = words("not_in_an_address")
# « sur » leads to a river in a town's name, to a site in a story.
_RIVERS: Final = words("rivers")
_SMALL: Final = words("small_in_an_address")
_STREET_WORDS: Final = 2
_LONGEST_NAME: Final = 80
# « Toulouse. Il … » ends where « St. Denis » does not.
# Before the day, or the year, of a street that bears a date.
_DATED: Final = re.compile(rf"(?:\bdu |{MONTH} )$")
# The beginning of an e-mail address, a site or a code is no word of an address.
_AT_WORD: Final = re.compile(r"[@/:\d]|\.\w")
_ENDED: Final = re.compile(r"\w{4}\. ")


def find_addresses(message: str) -> list[Found[str]]:
    """Find the postal addresses in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Addresses as typed but on one line, in the order of the text. A numbered street
        without a postcode is one too.

    Source:
        NF Z10-011 (« norme postale ») for the parts and their order.
    """
    folded = fold(message)
    found: list[Found[str]] = []
    for written in _FULL.finditer(folded):
        end = _name_end(message, folded, written.start("town"), plain=1)
        cedex = _CEDEX.match(folded, end)
        found.append(_found(message, written.start(), cedex.end() if cedex else end))
    for written in _STREET.finditer(folded):
        end = _name_end(message, folded, written.start("name"), plain=_STREET_WORDS)
        reading = _found(message, written.start(), _with_town(message, folded, end))
        named = end > written.start("name")
        if named and not any(reading.overlaps(other) for other in found):
            found.append(reading)
    return sorted(found, key=lambda each: each.start)


def _found(message: str, start: int, end: int) -> Found[str]:
    return Found(" ".join(message[start:end].split()), start, end)


def _name_end(message: str, folded: str, start: int, *, plain: int) -> int:
    """Return where a name ends: after its capitals, or so many words without them.

    Only a street, which has more of those than a town, has numbers (« 8 mai 1945 »).
    """
    end, gap, before, town = start, start, "", plain < _STREET_WORDS
    for word in _WORD.finditer(message, start, start + _LONGEST_NAME):
        bare = folded[word.start() : word.end()].strip(".-")
        apart = message[gap : word.start()].strip(" ") or _ENDED.search(message, gap - 5, gap + 1)
        if apart or _goes_on(bare, before, town=town) or _AT_WORD.match(message, word.end()):
            break
        gap, before = word.end(), bare
        if bare in _SMALL:
            continue
        # « rue du 8 mai 1945 »: a number in a street's name uses up none of its words.
        if bare.isdigit() and not town and _DATED.search(folded, start, word.start()):
            end = word.end()
            continue
        # « Paris promo »: what follows a capital without one goes on with the sentence.
        plain = plain - 1 if message[word.start()].islower() else 0
        if plain < 0:
            break
        end = word.start() + len(word[0].rstrip("."))
    return end


def _goes_on(bare: str, before: str, *, town: bool) -> bool:
    """Tell whether a word belongs to the sentence rather than to the name."""
    if bare in _STOPS or (before == "sur" and bare not in _RIVERS):
        return True
    # « Paris Kevin », « Paris Leboncoin », but « Saint Denis » and « rue Victor Hugo ».
    known = bare in lexicon("platforms").forms or bare in lexicon("companies").forms
    named = before and before not in _SMALL and (bare in first_names()[0] or known)
    return town and (any(map(str.isdigit, bare)) or bare == "cedex" or bool(named))


def _with_town(message: str, folded: str, end: int) -> int:
    """Return where the street's town ends, when one follows: « à Nantes », « , Nantes »."""
    link = _TO_TOWN.match(folded, end)
    if link is None:
        return end
    said = "à" in message[link.start() : link.end()]
    town = _name_end(message, folded, link.end(), plain=1 if said else 0)
    return town if town > link.end() else end
