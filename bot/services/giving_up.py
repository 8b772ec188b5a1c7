"""Answers that give nothing: she does not know, has none, passes, or will not say."""

import re
from typing import Final

from bot.complaint.facts import FactName, FactType, type_of
from bot.extraction.folding import fold
from bot.extraction.spelling import mend
from bot.services.heard import Heard

_GIVES_UP: Final = frozenset({"dont_know", "skip"})
_NOTHING: Final = frozenset({"deny", "done"})
_FEW_WORDS: Final = 3
# What she is asked about herself she knows, unless her words say that she does not.
_OWN: Final = frozenset(
    {
        FactName.VICTIM_FIRST_NAME,
        FactName.VICTIM_LAST_NAME,
        FactName.VICTIM_BIRTH_PLACE,
        FactName.VICTIM_ADDRESS,
        FactName.VICTIM_COMMUNE,
    }
)
_GIVING_UP: Final = re.compile(
    r"\b(?:pas|rien|plus|sais|sait|savoir|souviens|rappelle|idee|dire|oubli\w*|jsp|nsp|ignore"
    r"|inconnue?|passe\w*|suivante?|suite|saute\w*|skip|tard|apres)\b|\?"
)
# Said in so many words, slips mended: « je me le rapppelle pas du tout » is nobody's name.
_KNOWS_NOT: Final = re.compile(
    r"\b(?:(?:rappelle|souviens|sais|connais) (?:pa|pas|plus|rien)|en sais rien|aucune idee"
    r"|(?:peux|saurais) (?:pa|pas) (?:vous |vs |te )?dire)\b"
)
_REFUSES: Final = re.compile(
    r"\b(?:(?:veux|voudrais|souhaite|tiens|compte|aime) pas|prefere (?:pas|ne pas)|refuse)\b"
    r".{0,20}\b(?:donner|dire|communiquer|repondre|decliner|ecrire|fournir)\b"
)


def gives_up(heard: Heard, asked: FactName) -> bool:
    """Tell whether she does not know what was asked, passes, or will not say."""
    passes = heard.intent in _GIVES_UP and not is_own_answer(heard, asked)
    return passes or refuses(heard, asked) or _knows_not(heard, asked)


def _knows_not(heard: Heard, asked: FactName) -> bool:
    free = type_of(asked) is FactType.TEXT and asked is not FactName.MORE
    return free and _KNOWS_NOT.search(mend(heard.text).text) is not None


def is_own_answer(heard: Heard, asked: FactName | None) -> bool:
    """Tell whether « Tours », heard as « je ne sais pas », answers what only she can know."""
    unknown = heard.intent == "dont_know" and asked in _OWN
    return unknown and _GIVING_UP.search(fold(heard.text)) is None


def refuses(heard: Heard, asked: FactName | None) -> bool:
    """Tell whether she will not give what was asked of her: « je ne veux pas donner mon nom »."""
    personal = asked is not None and asked.value.startswith("victim_")
    return personal and bool(_REFUSES.search(fold(heard.text)))


def has_none(heard: Heard, asked: FactName) -> bool:
    """Tell whether a plain « non » says that there is nothing to give."""
    if heard.intent not in _NOTHING or type_of(asked) is not FactType.TEXT:
        return False
    return asked is FactName.MORE or len(heard.text.split()) <= _FEW_WORDS
