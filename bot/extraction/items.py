"""What was bought, sold or rented (« objet »), from the words around it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.extraction.folding import fold
from bot.extraction.found import Found

_LEXICON: Final = Path(__file__).parent / "lexicon" / "items.yml"
_ARTICLE: Final = re.compile(
    r"^(?:(?:une?|des|les?|la|mon|ma|mes|du|de la|cet|cette|ce|ces|son|sa|1) |l'|de l'|d'|d’)+"
)
# « le téléphone que j'ai acheté », « un manteau de l'annonce »: the thing comes first.
_BOUGHT: Final = (
    r"(?: de (?:l'annonce|la photo)\b"
    r"| qu(?:e |')(?:j'ai|je|j'|on|nous|il|elle|mon \w+|ma \w+) ?(?:\w+ ){0,2}"
    r"(?:achet|command|reserv|vend|pay|lou)\w*)"
)
_SHORTEST: Final = 2
# Shorter messages answer « qu'avez-vous acheté ? ».
_FEW_WORDS: Final = 4


def find_items(message: str) -> list[Found[str]]:
    """Find what was bought, sold or rented, without its article or its price.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The things in the order of the text, as they were typed: those that a verb or a noun of
        purchase leads to, else the things that victims name most often. « Mon ordinateur est
        bloqué » names nothing that was bought.
    """
    folded = fold(message)
    led, common, everyday = _patterns()
    trades = _trades().search(folded) or len(folded.split()) <= _FEW_WORDS
    for patterns in (led, common, everyday) if trades else (led, common):
        found: list[Found[str]] = []
        for pattern in patterns:
            found += [
                each
                for each in _things(pattern, folded, message)
                if not any(each.overlaps(other) for other in found[-20:])
            ]
        if found:
            return sorted(found, key=lambda each: each.start)
    return []


def _things(pattern: re.Pattern[str], folded: str, message: str) -> Iterator[Found[str]]:
    for written in pattern.finditer(folded):
        start, end = written.span("item")
        article = _ARTICLE.match(folded[start:end])
        start += article.end() if article else 0
        if _not_things().match(folded, start):
            continue
        text = message[start:end].strip()
        if len(text) >= _SHORTEST and not text.isdecimal():
            yield Found(text, start, start + len(text))


@cache
def _words() -> Mapping[str, str]:
    entries: Mapping[str, str] = yaml.safe_load(_LEXICON.read_text("utf-8"))
    return entries


@cache
def _trades() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words()['trades']})(?!\w)")


@cache
def _not_things() -> re.Pattern[str]:
    count = r"(?:(?:deux|trois|quatre|cinq|six|quelques|plusieurs|\d{1,2})\s)?"
    a_sum = r"\d[\d .,]*\s?(?:€|e\b|eur|balles|k|chf|\$|fois|%)"
    return re.compile(rf"\s*(?:{a_sum}|{count}{_words()['not_things']}(?!\w))")


@cache
def _patterns() -> Sequence[Sequence[re.Pattern[str]]]:
    words = _words()
    determiner = rf"(?:{words['determiners']}(?<=')|{words['determiners']}\s)"
    stop = (
        rf"(?=\s(?:{words['stops']})(?:\b|(?<='))|\s?[,.;:!?\n()/]|\s\d[\d .]*(?:,\d+)?\s?"
        r"(?:€|euros?|eur|balles|chf|\$|k|e\b)|$)"
    )
    thing = rf"[^\W_][^,.;:!?\n()]{{0,60}}?{stop}"
    led = (
        rf"(?<!\w){words['verbs']}(?:\s(?:de|d'|a|pour|acheter|vendre|louer))?"
        rf"\s?(?<=[\s'])(?P<item>(?:{determiner})?{thing})"
    )
    apart = rf"(?<!\w){words['verbs']}{words['between']}\s(?P<item>{determiner}{thing})"
    named = rf"(?<!\w){words['nouns']}\s(?:d'|de\s|pour\s|:\s?)(?P<item>(?:{determiner})?{thing})"
    word = r"[^\s,.;:!?()]{2,30}"
    before = rf"(?<!\w)(?P<item>{determiner}{word}(?:\s{word}){{0,2}}?){_BOUGHT}"
    noun = r"(?<!\w)(?<!a )(?<!ai )(?<!ete )(?<!ont )(?<!au )(?<!par )(?<!de )"
    common, everyday = (
        rf"{noun}(?P<item>{words[heads]}(?!\w)(?:(?!{stop})\s{thing})?)"
        for heads in ("heads", "everyday")
    )
    groups = ((apart, led, named, before), (common,), (everyday,))
    return [[re.compile(pattern) for pattern in group] for group in groups]
