"""What became of a demand for money: obeyed, turned down, or made under blackmail."""

import re
from typing import Final

_RANSOM: Final = re.compile(
    r"\b(?:rancon\w*|ransomware|fichiers? (?:sont |etaient |ont ete )?(?:crypt|chiffr)\w+"
    r"|chantage|sextorsion|menac\w+"
    r"|(?:chiffr|crypt|verrouill|bloqu)\w+ (?:\w+ ){0,3}"
    r"(?:fichiers?|donnees|serveurs?|ordinateurs?|disques?)"
    r"|(?:envo\w+|montr\w+) (?:\w+ ){0,4}(?:famille|contacts?|proches|amis?|employeur)"
    r"|pour (?:ne )?(?:pas|rien) (?:publi|diffus|envoy|balanc|divulgu|montr|partag|post)\w*"
    r"|pour (?:me )?(?:rendre|restituer|debloquer|recuperer) (?:mon|le) compte|contre mon compte"
    r"|sinon (?:\w+ ){0,5}(?:photos?|videos?|images?|tout)\b|nudes?\b"
    r"|pirat\w+ (?:ma|mon|notre) (?:webcam|camera|ordi\w*|pc|telephone)"
    r"|(?:photos?|videos?|images?) (?:\w+ ){0,3}(?:sur internet|sur le net|sur les reseaux|partout)"
    r"|(?:diffus|publi|divulgu|balanc|partag)\w+ (?:la|les|ma|mes|des|cette|ces|nos|une|tout)\b)"
)
_OBEYED: Final = re.compile(
    r"""[^.!?\n\d]{0,60}?[.,!]?\s?(?:(?:et|alors|donc|puis|bien\ sur|evidemment|bete\w*)\ ?){0,2}
    (?:(?:ce\ )?que\ )?
    (?:(?:j(?:e\ l)?'?\ ?|je\ (?:les\ |la\ |le\ )?(?:lui\ |leur\ )?)
    (?:ai|avais)\ (?:donc\ |tout\ |aussi\ |encore\ )?
    (?:fait(?!\ un)|paye|vire|verse|regle|obei|accepte|envoye)|je\ me\ suis\ execute
    |je\ (?:paye|paie|regle|vire|verse)\b)
    (?![^.!?\n]{0,20}(?<!le\ )(?<!du\ )(?<!\d)\d)""",
    re.VERBOSE,
)
# « caution 900 €, premier loyer 450 €, j'ai tout viré ».
_ALL_OBEYED: Final = re.compile(
    r"[^\n]{0,140}?\bj'?ai (?:donc )?(?:tout (?:paye|vire|verse|regle|envoye|donne)r?\b(?! \d)"
    r"|(?:paye|vire|verse|regle|envoye|donne)r? (?:les (?:deux|2|trois|3)|l'argent|le tout|tout)\b)"
)
_TURNED_DOWN: Final = re.compile(
    r"[^.!?\n\d]{0,50}\b(?:dit (?:non|stop)|refus\w+"
    r"|(?:rien|pas|jamais) (?:paye|vire|voulu|donne|fait)"
    r"|pas (?:les |l')?(?:ai|avais) )"
)


def is_obeyed(folded: str, end: int) -> bool:
    """Tell whether the victim did as she was told: « il demande 80 €. J'ai payé. »."""
    return _OBEYED.match(folded, end) is not None and not is_turned_down(folded, end)


def is_paid_with_all(folded: str, end: int) -> bool:
    """Tell whether a sum is among what she paid « tout »: « caution 900 €, j'ai tout viré »."""
    return _ALL_OBEYED.match(folded, end) is not None and not is_turned_down(folded, end)


def is_turned_down(folded: str, end: int) -> bool:
    """Tell whether the words behind a sum refuse it: « … mais j'ai dit non »."""
    return _TURNED_DOWN.match(folded, end) is not None


def is_blackmail(folded: str) -> bool:
    """Tell whether a story is of blackmail, or of files held to ransom."""
    return _RANSOM.search(folded) is not None
