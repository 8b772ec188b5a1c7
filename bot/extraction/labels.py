"""What a number is said to be by the word before it (« commande n° », « SIRET : », « suivi »)."""

import re
from collections.abc import Mapping
from typing import Final

PHONE: Final = "phone"
ORDER: Final = "order"
PARCEL: Final = "parcel"
CARRIER: Final = "carrier"
COMPANY: Final = "company"
ACCOUNT: Final = "account"
CARD: Final = "card"

# As they stand in folded text, with what each says of the number that follows.
LABELS: Final[Mapping[str, str]] = {
    r"tel|telephone|telephones|portable|mobile|gsm|natel|whats ?app|sms|fax|ligne|joignable": PHONE,
    r"commandes?|annonces?|references?|refs?|dossiers?|tickets?|factures?|contrats?|reservations?"
    r"|mandat|mtcn|transactions?|plainte|billets?|incident|sinistre|pv"
    r"|proces-verbal|main courante|code client|numero client|n° client|abonne|devis": ORDER,
    r"suivi|colis|tracking|bordereau|envoi|expedition|lettre suivie|recommande": PARCEL,
    r"colissimo|chronopost|mondial relay|relais colis|ups|dpd|gls|fedex|dhl": CARRIER,
    r"siret|siren|rcs|tva|intracommunautaire|ape|rna|immatricul\w+": COMPANY,
    r"iban|rib|bban": ACCOUNT,
    r"carte|carte bleue|carte bancaire|cb|visa|mastercard|master card|amex|diners(?: club)?": CARD,
}
_WORD: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{label}>{forms})' for forms, label in LABELS.items())})(?!\w)"
)
# What may stand between the word and its number.
_BETWEEN: Final = re.compile(
    r"(?:[^\w]|\b(?:n|no|nr|num|numero|est|etait|c|le|la|de|du|d|l|suivante?|bancaire|bleue|id"
    r"|vendeur|leboncoin|vinted|amazon|retour|paris|lyon|complet|officiel|sous|affiche|indique|fourni|donne)\b)*"
)
_BEFORE: Final = 50


def label_of(folded: str, start: int) -> str:
    """Return what the words just before a number say that it is.

    Args:
        folded: the text, as :func:`bot.extraction.folding.fold` gives it.
        start: where the number begins.

    Returns:
        One of this module's constants, or ``""`` when the words say nothing.
    """
    before = folded[max(0, start - _BEFORE) : start]
    said, end = "", 0
    for word in _WORD.finditer(before):
        said, end = word.lastgroup or "", word.end()
    return said if said and _BETWEEN.fullmatch(before, end) else ""
