"""Which numbers may be sums, and which are models, dates, quantities or places."""

import re
from typing import Final

from bot.extraction.numbers import Number

# « iphone 13 450 € » is not thirteen thousand: a model's number stands apart from the sum, and so
# does the day in « le 12 450 € ».
_MODEL: Final = re.compile(
    r"""\b(?:i?phone|ipad|galaxy|pixel|playstation|ps|xbox|switch|redmi|note|airpods|macbook|pro
    |series?|taille|pointure|[gr]tx|rx|ryzen|core|peugeot|renault|citroen|clio|golf|megane|polo
    |scenic|laguna|gopro|hero|dyson|nikon|canon|eos|kindle|windows|lot\ de|lots\ de|pack\ de
    |commande|dossier|numero|n°|ref|reference|article|chambre|appartement|gta|fifa|fc|mark|mi
    |classe|bmw|audi|saison|tome|zone|colis)\ ?[:n°]{0,2}\ ?\w?\d{1,4}(?=\ \d)
    |\ble\ (?:[1-9]|[12]\d|3[01])(?=\ \d{3}(?!\d))""",
    re.VERBOSE,
)
# What may follow a number that is a sum: the end of the clause, or a word that begins another.
_CLOSER: Final = re.compile(
    r"""\s*(?:$|[,;!?)\n…"»]|\.(?!\d)|:(?!\d)|\.\.+|-\ |\+
    |(?:de\ (?:plus|trop|moins|perdu|caution|frais|commission|rancon|ma\ poche|cote)|d'acompte
    |d'arrhes|d'avance|d'un\ coup|en\ plus|chacune?|sur|par|pour|via|en|a|au|aux|avec|sans|et|mais
    |ou|le|la|les|puis|ensuite|dont|que|qu'|qui|avant|apres|depuis|quand|il|elle|ils|on|je|j'|j
    |nous|c'|ca|ce|cet|cette|dans|contre|cash|liquide|especes|net|ttc|ht|total|au\ lieu|comme|car
    |alors|donc|soit|fdp|frais|non|bref|meme|tout|encore|deja|hier|lundi|mardi|mercredi|jeudi
    |vendredi|samedi|dimanche|chez|son|sa|ses|mon|ma|mes|un|vers|environ|minimum|max|maximum|lui
    |moi|demande\w*|paye\w*|vire\w*|verse\w*|envoye\w*|svp|facile|quand|aujourd'hui|ki|ke|pr|ds|pcq
    |parce|ni|seulement|je\ crois|environ|dedans|dessus|grace|malgre|suite)(?!\w))""",
    re.VERBOSE,
)
_TIGHT_AFTER: Final = re.compile(r"[\w/%°²]| pour ?cents?\b|[.,:'-]\d| ?%|[ .]\d|-\d| ?€")
_TIGHT_BEFORE: Final = re.compile(r"(?:\d[ .,/:-]|[/+#°@_]|\bn°? ?|\b[a-z]{1,2}-|ref ?:? ?)$")
# The words before a number that is a day, a year, a page, a service's telephone.
_NOT_SUMS: Final = re.compile(
    r"\b(?:le|du|au|depuis|annee|numero|num|no|page|article|art|appele|composer?|compose|tape|en"
    r"|code|commande|dossier|reference|ref|chambre|ligne|age de|suivi|colis|siret|siren|modele|des"
    r"|version|etape|rue|avenue|bd|km|tel|telephone|portable|fixe|postal|vers|facture|tva|cvv|gta"
    r"|fifa|#)(?: le| du| de| est| :| n°?| les)?[ :]{0,2}$"
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:en|depuis|fin|debut|courant|annee|mi|janvier|fevrier|mars|avril|mai|juin|juillet|aout"
    r"|septembre|octobre|novembre|decembre|modele|de|ete|hiver|printemps|automne|version)[ -]$"
)
_MONTH_AFTER: Final = re.compile(
    r" ?(?:janv|fev|mars\b|avr|mai\b|juin|juil|aout|sept\b|septembre|oct|nov|dec)"
)
_LONGEST: Final = 7
_ORDINAL_BEFORE: Final = re.compile(
    r"\b(?:le|la|du|au|un|une|ce|cette|chaque|ma|mon|sa|son|paris|lyon|marseille|dans le|xx?v?i*"
    r"|notre|votre|leur)(?: \w{1,3})? $"
)
_ORDINAL_AFTER: Final = re.compile(
    r" (?:arrondissement|etage|siecle|fois|jour|semaine|mois|annee|anniversaire|place|rang"
    r"|personne|client|position|relance|message|appel|virement|paiement|etape|main|edition)"
)
_THING_AFTER: Final = re.compile(
    r" (?:de |en |d')(?!frais|plus|trop|moins|caution|difference|acompte|fdp|commission|livraison"
    r"|port|perdu|rab|la|ma|mon|cote|avance|arrhes|especes|liquide|cash|virement|mes|son|paypal)"
)
_BOUGHT_BEFORE: Final = re.compile(
    r"\b(?:achet\w*|command\w*|vend\w*|lu|lire|colis de|lot de|pack de|cartons? de|avec)"
    r"(?: \w+){0,2} $"
)
_PHONE_LIKE: Final = re.compile(r"0\d")


def hide_models(folded: str) -> str:
    """Return the text with the digits of models and of lone days struck out."""
    return _MODEL.sub(lambda model: re.sub(r"\d", "#", model[0]), folded)


def closes(folded: str, end: int) -> bool:
    """Tell whether a number that ends there counts nothing that is named after it."""
    return _CLOSER.match(folded, end) is not None


def is_bare_sum(folded: str, number: Number, *, joined: bool = False) -> bool:
    """Tell whether a number without a currency may be a sum: no date, rate, code or telephone.

    Args:
        folded: the text.
        number: the number.
        joined: it stands beside a sum, as in « 300/400 € »: what follows it is known.
    """
    before = folded[max(0, number.start - 24) : number.start]
    tight = not joined and _TIGHT_AFTER.match(folded, number.end)
    if tight or _TIGHT_BEFORE.search(before[-4:]):
        return False
    if _NOT_SUMS.search(before) or _MONTH_AFTER.match(folded, number.end):
        return False
    if number.digits:
        compact = re.sub(r"\D", "", number.digits.partition(",")[0])
        too_long = len(compact) >= _LONGEST and compact == number.digits
        if too_long or _PHONE_LIKE.match(number.digits):
            return False
    year = number.value == int(number.value) and 1900 <= number.value <= 2100  # noqa: PLR2004 - years
    return not (year and _YEAR_BEFORE.search(before))


def names_a_thing(folded: str, number: Number, symbol: str, start: int, end: int) -> bool:
    """Tell whether a word that may be a currency is something else there.

    Args:
        folded: the text.
        number: the number before it.
        symbol: the word: « e », « balles », « livres » …
        start: where the word begins.
        end: one past its last character.
    """
    before = folded[max(0, number.start - 30) : number.start]
    if symbol == "e":
        apart = start > number.end and not _CLOSER.match(folded, end)
        return bool(apart or _ORDINAL_BEFORE.search(before) or _ORDINAL_AFTER.match(folded, end))
    return bool(_THING_AFTER.match(folded, end) or _BOUGHT_BEFORE.search(before))
