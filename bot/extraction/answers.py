"""Bare answers: what « 540 », « Dupont » or « 44000 nantes » say to the question that was asked."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from bot.complaint.facts import FactName, Value
from bot.complaint.periods import Period
from bot.extraction.addresses import WAY
from bot.extraction.amounts import find_bare_sums
from bot.extraction.choices import find_choice
from bot.extraction.dates import find_dates
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import words

# Before « nantes »: « j'habite à », « c'est », « je suis née à ».
_PLACED: Final = re.compile(
    r"^\W*(?:(?:c'?est|c|j'?habite|(?:je )?(?:vis|reside)|(?:(?:je \w{2,5}|chui) )?nee?"
    r"|ma (?:commune|ville) (?:c'?est|c|est))\s+)?(?:(?:a|en)\s+)?"
)
_LIVES: Final = re.compile(
    r"^\W*(?:j'?habite|je (?:vis|reside|loge|suis domiciliee?)|mon adresse(?:,? (?:c'?est|est|c))?"
    rf"|c'?est)\s+(?:(?:au|a|dans)\s+)?(?:l'|la |le )?(?=\d|{WAY}\b)"
)
_CODE_FIRST: Final = re.compile(r"(?P<code>\d{5}|2[ab]\d{3})[\s,]*(?P<name>[^\W\d_][\w'’ -]{1,60})")
_NAME_FIRST: Final = re.compile(
    r"(?P<name>[^\W\d_][\w'’ -]{1,60}?)[\s,(]*(?P<code>\d{5}|2[ab]\d{3})\)?"
)
# « j'habite à 44000 Nantes », said at any time.
_TOLD_COMMUNE: Final = re.compile(
    r"\b(?:j'?habite|je (?:vis|reside)|mon code postal,? (?:c'?est|est)|(?:ma|la) (?:commune|ville)"
    r",? (?:c'?est|est))(?: (?:plutot|maintenant|en fait|bien|donc))?(?: (?:a|au|en))?\s+"
    r"(?P<code>\d{5}|2[ab]\d{3})[\s,]+"
    r"(?P<name>[^\W\d_][\w'’-]*(?:[ -](?!et\b|mais\b|depuis\b|pas\b)[^\W\d_][\w'’-]*){0,3})"
)
_AGE: Final = re.compile(
    r"^\W*(?:(?:oui|non|bien sur)\W+){0,2}(?:(?:j'?ai|g)\s+)?(?P<years>\d{1,2})(?:\s?ans\b|\W*$)"
)
_OF_AGE: Final = 18
_BORN_THERE: Final = re.compile(r"[^\W\d_][\w'’ ()-]{1,60}")
_MOST_WORDS_OF_A_PLACE: Final = 6
_BIRTH: Final = re.compile(
    r"(?P<day>\d{1,2})[ /.-](?P<month>\d{1,2})[ /.-](?P<year>(?:19|20)?\d\d)(?!\d)"
)
_NAMED: Final = re.compile(
    r"^(?:je m'appelle|mon (?:pre)?nom (?:c'?est|c(?= )|est)|moi c'?est|c'?est|c(?= )|nom"
    r"|prenom)? ?:? ?"
)
_THING: Final = re.compile(
    r"\W*(?:c'?est|c'?etait|ct|il s'agi(?:t|ssait) d'?)\s?(?:une?|des|le|la|les|mon|ma|mes|du)\s"
    r"(?P<thing>[^\W\d_][\w'’-]*(?:\s[\w'’-]+){0,5})[\s.!]*"
)
# One word, or a first name and an initial: longer answers are sentences …
_HANDLE: Final = re.compile(r"\W*(?P<name>[^\W_][\w.#-]{1,38}\w|[^\W\d_]\w+ [A-Z]\.?)\W*")
# … unless they end with what no French word looks like: « son psuedo était MartinS21 ».
_INTRODUCED: Final = re.compile(
    r"(?:[^\W\d_]+[ ':]+){1,6}(?P<name>(?=\S*[\d_.]|\S+[A-Z])[^\W_][\w.#-]{2,38}\w)[ .!]*"
)


def find_answer(message: str, today: date, asked: FactName) -> Found[Value] | None:
    """Read a message as the answer to one question.

    Args:
        message: what the victim typed.
        today: the day of the message.
        asked: what was asked for.

    Returns:
        The value and where it stands; ``None`` when the message does not answer.
    """
    reader = _READERS.get(asked)
    return reader(message, today) if reader else find_choice(message, asked)


def _sum(message: str, _today: date) -> Found[Value] | None:
    sums = list(find_bare_sums(message))
    if len(sums) != 1:
        return None
    return Found(sums[0].value, sums[0].start, sums[0].end, "bare")


def _date(message: str, today: date) -> Found[Value] | None:
    """Read « mars », « 3 » or « 12/03 », which are dates once a date was asked for."""
    for word in ("le ", "en "):
        found = find_dates(word + message, today)
        if len(found) == 1:
            start = max(0, found[0].start - len(word))
            return Found(found[0].value, start, found[0].end - len(word), certain=False)
    return None


def _birth_date(message: str, today: date) -> Found[Value] | None:
    written = _BIRTH.search(message)
    if written is None:
        return next(
            (Found[Value](d.value, d.start, d.end) for d in find_dates(message, today)), None
        )
    year = int(written["year"])
    if year < 100:  # noqa: PLR2004 - two digits
        year += 2000 if 2000 + year <= today.year else 1900
    try:
        day = date(year, int(written["month"]), int(written["day"]))
    except ValueError:
        return None
    return Found(Period.day(day), written.start(), written.end()) if day <= today else None


def _name(message: str, _today: date) -> Found[Value] | None:
    folded = fold(message)
    introduction = _NAMED.match(folded)
    start = introduction.end() if introduction else 0
    name = message[start:].strip(" .,!")
    if not re.fullmatch(r"[^\W\d_][^\d_!?@/]{0,60}", name) or len(name.split()) > 4:  # noqa: PLR2004
        return None
    return Found(name, start, start + len(name))


def _pseudonym(message: str, _today: date) -> Found[Value] | None:
    written = _HANDLE.fullmatch(message) or _INTRODUCED.fullmatch(message)
    if written is None or fold(written["name"]) in words("not_a_pseudonym"):
        return None
    return Found(written["name"], *written.span("name"))


def _item(message: str, _today: date) -> Found[Value] | None:
    """Read « c'était un salon de jardin » without what introduces it."""
    written = _THING.fullmatch(fold(message))
    if written is None:
        return None
    start, end = written.span("thing")
    return Found(message[start:end], start, end)


def _commune(message: str, _today: date) -> Found[Value] | None:
    placed = _PLACED.match(fold(message))
    start = placed.end() if placed else 0
    written = _CODE_FIRST.search(message, start) or _NAME_FIRST.search(message, start)
    if written is None:
        return None
    return Found(f"{written['code']} {written['name'].strip()}", written.start(), written.end())


def told_commune(message: str) -> Found[str] | None:
    """Find where the victim says that she lives: a postcode and a name, « 44000 Nantes »."""
    written = _TOLD_COMMUNE.search(fold(message))
    if written is None:
        return None
    start, end = written.start("code"), written.end("name")
    name = message[written.start("name") : end]
    return Found(f"{message[start : written.end('code')]} {name}", start, end)


def _address(message: str, _today: date) -> Found[Value] | None:
    """Read « j'habite 12 place de la Mairie » without what introduces it."""
    lives = _LIVES.match(fold(message))
    if lives is None:
        return None
    place = message[lives.end() :].strip(" .,!")
    return Found(place, lives.end(), lives.end() + len(place)) if place else None


def _birth_place(message: str, _today: date) -> Found[Value] | None:
    placed = _PLACED.match(fold(message))
    start = placed.end() if placed else 0
    name = message[start:].strip(" .,!")
    if not _BORN_THERE.fullmatch(name) or len(name.split()) > _MOST_WORDS_OF_A_PLACE:
        return None
    return Found(name, start, start + len(name))


def _adult(message: str, _today: date) -> Found[Value] | None:
    said = _AGE.match(fold(message))
    if said is None:
        return None
    return Found(int(said["years"]) >= _OF_AGE, *said.span("years"))


_READERS: Final[Mapping[FactName, Callable[[str, date], Found[Value] | None]]] = {
    FactName.AMOUNT: _sum,
    FactName.PAYMENT_DATE: _date,
    FactName.PAYMENTS_PERIOD: _date,
    FactName.REFUND: _sum,
    FactName.VICTIM_BIRTH_DATE: _birth_date,
    FactName.VICTIM_FIRST_NAME: _name,
    FactName.VICTIM_LAST_NAME: _name,
    FactName.VICTIM_COMMUNE: _commune,
    FactName.VICTIM_ADDRESS: _address,
    FactName.VICTIM_BIRTH_PLACE: _birth_place,
    FactName.ADULT: _adult,
    FactName.SUSPECT_PSEUDONYM: _pseudonym,
    FactName.ITEM: _item,
}
