"""What was bought or sold (« objet »), from the words around it."""

import re
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found

_DETERMINED: Final = r"(?:une?|des|deux|trois|quatre|cinq|le|la|les|l'|mon|ma|mes|du)"
_VERB: Final = (
    r"(?:achet(?:e|ee?|er|ais)|achte|acheter|command(?:e|ee?|er)|reserve|vend(?:re|ais|u|s)?"
    r"|voulais|cherchais|trouve|annonce (?:pour|d'|de)|payer?|interessee? par|vente d'|vente de)"
)
# Where the thing ends: the site, the price, the seller, the rest of the story.
_STOP: Final = (
    r"(?= (?:sur|via|a|au|aux|pour|par|chez|d'une? valeur|d'occasion|et|mais|qui|que|quand|le \d"
    r"|de \d|en|depuis|avec|hier|il|elle|j'|je|ca|dans|vendue?s?|proposee?s?|contre|jamais"
    r"|mise?)\b"
    r"|\s?[,.;:!?\n(]|\s\d+(?:[.,]\d+)?\s?(?:€|euros?|eur|balles|k)|$)"
)
_ITEM: Final = re.compile(
    rf"\b{_VERB} (?:d'|pour )?(?:acheter |vendre )?"
    rf"(?P<item>(?:{_DETERMINED} ?)?[^\W\d_][^,.;:!?\n]{{1,60}}?){_STOP}"
)
# What follows a verb of purchase without being a thing.
_NOT_A_THING: Final = re.compile(
    r"(?:quelque chose|une annonce|annonce|ca|cela|par|sur|en|il|elle|je|j'|moi|qu|rien|un truc"
    r"|l'argent|de l'argent|un virement|une personne|un vendeur|le vendeur|un acheteur|une arnaque"
    r"|mon argent|plainte|savoir|faire|que|dans|avec|pour|a|au|de|d|et)(?:\b|$)"
)
_LEADING: Final = re.compile(r"^(?:une?|des|le|la|les|l'|mon|ma|mes|du) ?")


def find_items(message: str) -> list[Found[str]]:
    """Find what was bought or sold, without its article or its price.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The things in the order of the text, as they were typed.
    """
    folded = fold(message)
    found = []
    for written in _ITEM.finditer(folded):
        start, end = written.span("item")
        if _NOT_A_THING.match(folded[start:end]):
            continue
        article = _LEADING.match(folded[start:end])
        start += article.end() if article else 0
        if end - start > 1:
            found.append(Found(message[start:end].strip(), start, end))
    return found
