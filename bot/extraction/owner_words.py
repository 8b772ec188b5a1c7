"""What the words before an identifier say of whose it is: possessives, roles, who acted on whom."""

import re
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.lexicons import patterns

_WORDS: Final = patterns("owners")
# « ma demandé » is « m'a demandé », and « mon contact » is the other one.
MY: Final = (
    rf"(?:(?:mon|mes)(?! (?:« ?|\" ?)?(?:{_WORDS['his']})(?!\w))"
    rf"|ma(?! (?:(?:« ?|\" ?)?(?:{_WORDS['his']})|{_WORDS['not_mine']})(?!\w)))"
)
_CUE: Final = re.compile(
    rf"\b(?:(?P<other>(?:{MY}|notre|nos|(?:d')?une?(?! (?:\w+ )?(?:femme|fille)\b)) (?:\w+ )?"
    rf"(?P<near>{_WORDS['near']})s?"
    rf"|(?:{MY}|notre) (?:\w+ )?(?:{_WORDS['own']})s?|{_WORDS['other']})"
    rf"|(?P<victim>{_WORDS['victim']}|{MY})|(?P<suspect>{_WORDS['suspect']}"
    rf"|(?:mon|ma|mes) (?:« ?|\" ?)?(?:{_WORDS['his']}))"
    rf"|(?P<weak>{_WORDS['weak']}))(?!\w)"
)
# « je l'ai appelé », « mon mari a fait un virement »; « il m'a appelée », « j'ai reçu un appel ».
_I_ACT: Final = re.compile(
    rf"\b(?:(?:je|j'?ai|j'avais|nous|on|{MY} (?:{_WORDS['near']})(?: [\w-]+){{0,2}} (?:l'|lui )?a)"
    r"(?: (?:l'ai|lui ai|les ai|leur ai|ai|avais|l'avais|avons|lui|le"
    r"|la|les|leur|me suis|ai ete|deja|alors|donc|aussi|ensuite))*(?: |l'|')"
    rf"(?:{_WORDS['i_act']}))\b"
)
_THEY_ACT: Final = re.compile(
    rf"\b(?:(?:(?:m'|nous |m )(?:a|ont|avait|avaient)|ma|me|nous)(?: deja| aussi| encore)?"
    rf" (?:{_WORDS['they_act']})|m'(?:{_WORDS['they_act']})|{_WORDS['received']}"
    r"|(?:ils?|elles?|qui|\w+eu(?:r|se)|pirate|escroc|personne) (?:a|ont|avait|avaient)"
    rf" (?:{_WORDS['they_act']}))\b"
)
_CALLS: Final = re.compile(rf"\b(?:{_WORDS['calls']})\b")
_PREPOSITION: Final = re.compile(
    r"\b(?:(?P<source>du|depuis|(?<!nom )(?<!ordre )(?<!celui )de|avec|par|via)"
    r"|(?P<target>au|aux|sur|a|vers|pour|(?<=appele )le|(?<=appeler )le))"
    rf"(?: le| l'| la| ce| une?)?(?: ?(?:{_WORDS['things']}))*[ :'°]*$"
)
# « J'ai appelé ma banque au … »: whom she calls is neither.
_CALLED_HER_OWN: Final = re.compile(
    rf"\b(?:{MY}|notre) (?:{_WORDS['own']}) (?:\w+ )?"
    r"(?:au|sur(?: le| son| leur)?)(?: numero)?[ :]*$"
)
_MONEY: Final = re.compile(rf"\b(?:{_WORDS['money']})\b")
# « Virement de FR76 … vers … »: where nobody is named, she paid.
_TRANSFER: Final = re.compile(r"\b(?:virements?|versements?|transferts?)\b(?!.*\brecu)")
_NETWORK: Final = re.compile(rf"\b(?:{_WORDS['networks']})\b")
# « il a changé l'adresse de mon compte en … »: what it became is his.
_REPLACED: Final = re.compile(
    r"\b(?:chang|remplac|modifi)\w* (?:\S+ ){1,8}(?:en|par|pour) (?:le |l'|la )?$"
)
# « elle a été contactée sur Snapchat par … »
_AGENT: Final = re.compile(
    r"\b(?:contact|arnaqu|escroqu|appel|harcel|demarch|pieg|approch|aborde|menac|relanc|trompe|bloqu)\w*"
    r"(?: \S+){0,5} par (?:(?:le|la|un|une|un certain|monsieur|mme?) )*$"
)
# Right after the identifier: « … c'est mon numéro », « … (le sien) ».
_AFTER: Final = re.compile(
    r"[\s,;]{0,3}(?:(?:(?:qui |et )?(?:c'?est|est|etait|etant) (?:bien |aussi |donc )?"
    r"|\((?:c'est )?|[-=:] ?)(?:a |le |la )?(?:(?P<victim>mon|ma|mes|mien(?:ne)?|moi)"
    r"|(?P<suspect>son|sa|ses|sien(?:ne)?|celui d[ue]|lui|elle)))\b"
)
# « Claire Simon, ma fille, … », « Karim (le vendeur) »: what is put behind a name.
_APPOSED: Final = re.compile(
    rf"\s?[,(] ?(?:qui (?:est|etait) |c'est )?(?:(?P<other>(?:{MY}|notre|une?) (?:\w+ )?"
    rf"(?P<near>{_WORDS['near']})|(?:{MY}|notre) (?:\w+ )?(?:{_WORDS['own']})|{_WORDS['apposed']})"
    rf"|(?P<victim>moi|la victime|(?:la |le )?plaignante?)"
    rf"|(?P<suspect>(?:le |la |l'|une? |mon |ma |soi-disant |pretendue? |faux |fausse )+"
    rf"(?:{_WORDS['his']}|{_WORDS['trades']})))"
    r"(?=[,.;:)!\n]|$| (?:a|m'a|qui|est|etait|avait|lui|ne|n'|m'|de|du|d'))"
)
# « Mme Rey a été contactée … »: to whom it was done.
_HARMED: Final = re.compile(
    rf"(?:,[^,.\n]{{2,40}},|\s?\([^)\n]{{1,20}}\))? (?:{_WORDS['harmed']}|{_WORDS['fooled']})\b"
)
_I_AM_HARMED: Final = re.compile(
    r"\b(?:je me suis (?:fait|laisse)|me suis fait"
    r"|j'ai (?:ete|vire|verse|paye|perdu|envoye|clique|commande|achete))"
)
_TOO: Final = re.compile(r"[^.!?\n]{0,60}\b(?:aussi|pareil\w*|egalement|elle-meme|lui-meme)\b")
_ON_BEHALF: Final = re.compile(
    r"\b(?:plainte|ecris|signalement|dossier|declaration|declare|depose|agis|demarches?|represente)"
    r"(?: [\w']+){0,3} (?:pour|au nom de|a la place de)(?: (?:m\.|mr|mme|monsieur|madame))? $"
)
_AGED: Final = re.compile(r",? ?\(?(?:agee? de )?\d\d ans\b")
_LOOK: Final = 70
# « … m'a appelée » says it where nothing before does.
_ACTING: Final = re.compile(
    r"[\s,;]{0,3}(?:qui )?(?:m'(?:a|ont)|me (?:contact|appel|harcel|relanc)\w*|ne repond\w*)\b"
)


def owner_before(text: str, *, firm: bool) -> tuple[Owner | None, str]:
    """Return whom the last word of ownership in a text speaks of.

    Args:
        text: folded, up to the identifier.
        firm: leave out words that are weak, as « vers ».

    Returns:
        The owner, and the relative or friend that the word names: « mère » of « ma mère ».
    """
    cues = [cue for cue in _CUE.finditer(text) if not (firm and cue["weak"])]
    if not cues:
        return None, ""
    said = next(name for name in ("other", "victim", "suspect", "weak") if cues[-1][name])
    return Owner.SUSPECT if said == "weak" else Owner(said), cues[-1]["near"] or ""


def owner_by_acts(sentence: str) -> Owner | None:
    """Return whose it is by who acted, and from or to where: « je l'ai appelé du … au … »."""
    if _REPLACED.search(sentence) or _AGENT.search(sentence):
        return Owner.SUSPECT
    if _CALLED_HER_OWN.search(sentence):
        return Owner.OTHER
    preposition = _PREPOSITION.search(sentence)
    mine, theirs = _last(_I_ACT, sentence), _last(_THEY_ACT, sentence)
    if preposition and preposition["source"]:
        theirs = max(theirs, _last(_CALLS, sentence))
    if preposition is None:
        return None
    from_actor = preposition["source"] is not None
    if mine == theirs:
        plain = preposition[0].startswith(("de", "du"))
        return Owner.VICTIM if from_actor and plain and _TRANSFER.search(sentence) else None
    after = sentence[max(mine, theirs) :]
    if preposition["target"] and theirs > mine:
        # « elle m'a contactée sur WhatsApp au … »: at her own number, as networks have it.
        money, network = _MONEY.search(after), _NETWORK.search(after)
        if money or network:
            return Owner.SUSPECT if money else None
    return Owner.VICTIM if (mine > theirs) == from_actor else Owner.SUSPECT


def owner_after(folded: str, end: int) -> Owner | None:
    """Return whose the words right after an identifier say it is: « … c'est mon numéro »."""
    words = _AFTER.match(folded, end)
    return Owner(words.lastgroup) if words else None


def owner_apposed(folded: str, end: int) -> tuple[Owner | None, str]:
    """Return who the words behind a name say that it is, and the relative that they name."""
    words = _APPOSED.match(folded, end)
    if words is None:
        return None, ""
    said = next(name for name in ("other", "victim", "suspect") if words[name])
    return Owner(said), words["near"] or ""


def owner_harmed(folded: str, end: int) -> Owner | None:
    """Return whose a name is that something was done to: the victim's, or another victim's."""
    harmed = _HARMED.match(folded, end)
    if harmed is None:
        return None
    another = _I_AM_HARMED.search(folded) or _TOO.match(folded, harmed.end())
    return Owner.OTHER if another else Owner.VICTIM


def on_behalf(folded: str, start: int) -> bool:
    """Tell whether a name is of whom somebody else complains for: « plainte pour Mme … »."""
    return _ON_BEHALF.search(folded[max(0, start - _LOOK) : start]) is not None


def is_aged(folded: str, end: int) -> bool:
    """Tell whether an age follows a name, as in a statement: « Bernard Hamon, 72 ans »."""
    return _AGED.match(folded, end) is not None


def acts(folded: str, end: int) -> bool:
    """Tell whether what stands before acts upon the victim: « … m'a appelée »."""
    return _ACTING.match(folded, end) is not None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((word.start() for word in pattern.finditer(text)), default=-1)
