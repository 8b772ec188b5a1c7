"""Whose an identifier is: the victim's or the suspect's, from the words around and the question."""

import re
from collections.abc import Mapping
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.elision import fold_elided
from bot.extraction.lexicons import patterns
from bot.extraction.voices import Voice, find_voices

_WORDS: Final = patterns("owners")
_MY: Final = rf"(?:mon|mes|ma(?! (?:{_WORDS['not_mine']})\b))"
_CUE: Final = re.compile(
    rf"\b(?:(?P<other>(?:{_MY}|une?|d'une?) (?:\w+ )?(?:{_WORDS['near']})s?"
    rf"|{_MY} (?:\w+ )?(?:{_WORDS['own']})s?|{_WORDS['other']})"
    rf"|(?P<victim>{_WORDS['victim']}|{_MY})|(?P<suspect>{_WORDS['suspect']})"
    rf"|(?P<weak>{_WORDS['weak']}))(?!\w)"
)
# « je l'ai appelé », « j'ai fait un virement »; « il m'a appelée », « j'ai reçu un appel ».
_I_ACT: Final = re.compile(
    r"\b(?:je|j'?ai|j'avais|nous|on)(?: (?:l'ai|lui ai|les ai|leur ai|ai|avais|l'avais|avons|lui|le"
    r"|la|les|leur|me suis|ai ete|deja|alors|donc|aussi|ensuite))*(?: |l'|')"
    rf"(?:{_WORDS['i_act']})\b"
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
    r"|(?P<target>au|aux|sur|a|vers|pour))"
    rf"(?: le| l'| la| ce| une?)?(?: ?(?:{_WORDS['things']}))*[ :'°]*$"
)
_MONEY: Final = re.compile(rf"\b(?:{_WORDS['money']})\b")
_NETWORK: Final = re.compile(rf"\b(?:{_WORDS['networks']})\b")
# Right after the identifier: « … c'est mon numéro », « … (le sien) ».
_AFTER: Final = re.compile(
    r"[\s,;]{0,3}(?:(?:(?:qui |et )?(?:c'?est|est|etait|etant) (?:bien |aussi |donc )?"
    r"|\((?:c'est )?|[-=:] ?)(?:a |le |la )?(?:(?P<victim>mon|ma|mes|mien(?:ne)?|moi)"
    r"|(?P<suspect>son|sa|ses|sien(?:ne)?|celui d[ue]|lui|elle)))\b"
)
# « … m'a appelée » says it where nothing before does.
_ACTING: Final = re.compile(
    r"[\s,;]{0,3}(?:qui )?(?:m'(?:a|ont)|me (?:contact|appel|harcel|relanc)\w*|ne repond\w*)\b"
)
_CLOSING: Final = re.compile(rf"\b(?:{_WORDS['closings']})\b")
_HEADERS: Final = re.compile(
    r"[> ]{0,3}(?:(?P<suspect>de|from|expediteur|reply-to|repondre a)"
    r"|(?P<victim>a|to|destinataire|pour|delivered-to))[ ]?:"
)
_HEADING: Final = re.compile(
    rf"(?m)^[^\n]{{0,30}}\b(?:(?P<victim>{_WORDS['headings_victim']})"
    rf"|(?P<suspect>{_WORDS['headings_suspect']}))\b[^\n:]{{0,40}}:[ ]*$"
)
_SENTENCE: Final = re.compile(r"(?:[.!?…]+(?=\s)|\n)\s*")
# In what somebody says: « votre numéro : … » right before is the other's.
_YOURS: Final = re.compile(r"\b(?:ton|ta|tes|votre|vos)(?: [\w'-]+){1,3}[ :(,]*$")
_OURS: Final = re.compile(r"\b(?:mon|moi|ma|mes|notre|nos)\b")
# « Moi : je vous ai payé sur … »: the speaker's name is not a word about the account.
_SPEAKER: Final = re.compile(r"^.{0,30}?\bmoi ?:(?=.*\w)", re.DOTALL)
# Not « mon paiement sur … »: what follows a preposition is another thing.
_OWNED: Final = re.compile(
    rf"\b(?:(?P<victim>{_MY})|(?P<suspect>son|sa|ses|leurs?))(?: [\w'-]+){{1,3}}"
    r"(?<! sur)(?<! vers)(?<! via)(?<! depuis)(?<! au)(?<! par)(?<! chez)[ :(]*$"
)
# What she ordered or booked is hers, what he advertised or billed is his.
_ORDERED: Final = re.compile(
    r".*\b(?:(?P<victim>commande|reservation|booking|billet|souscription)"
    r"|(?P<suspect>annonce|facture|devis|contrat|bail))",
    re.DOTALL,
)
_LABEL: Final = 60
_ALONE: Final = re.compile(r"(?:[.!?…]\s+|\n\s*|\s[-–—]\s?)$")
_TOLD: Final = 40
_POSSESSIVE: Final = 35
_WINDOW: Final = 110
_LIST: Final = 300
_SIGNED: Final = 250
_SWAPPED: Final[Mapping[Owner, Owner]] = {
    Owner.VICTIM: Owner.SUSPECT,
    Owner.SUSPECT: Owner.VICTIM,
}


def owner_of(
    message: str, start: int, *, asked: str | None = None, default: Owner = Owner.SUSPECT
) -> Owner:
    """Return whose an identifier is.

    Args:
        message: what the victim typed.
        start: where the identifier begins.
        asked: the pending question's fact, which decides when no word says otherwise.
        default: whose it is when neither words nor question tell.
    """
    return Owners(message).of(start, start, asked=asked, default=default)


class Owners:
    """Tells whose each identifier of one message is."""

    def __init__(self, message: str) -> None:
        self._folded = fold_elided(message)
        self._voices = find_voices(self._folded)

    def of(
        self, start: int, end: int, *, asked: str | None = None, default: Owner = Owner.SUSPECT
    ) -> Owner:
        """Return whose the identifier between two offsets is; see :func:`owner_of`."""
        own = asked is not None and asked.startswith("victim_")
        # Who files a complaint speaks of the other's account and number, unless she says « mon ».
        return self.told(start, end, firm=own) or (Owner.VICTIM if own else default)

    def speaker(self, position: int) -> Owner:
        """Return whose words stand at an offset."""
        voice = self._voice(position)
        return voice.speaker if voice else Owner.VICTIM

    def told(self, start: int, end: int, *, firm: bool = False) -> Owner | None:
        """Return whose the words around say it is, or ``None``; ``firm`` leaves weak words out."""
        line = self._folded.rfind("\n", 0, start) + 1
        header = _HEADERS.match(self._folded, line, start)
        voice = self._voice(start)
        if header and start - line < _WINDOW:
            owner = Owner(header.lastgroup)
            return _SWAPPED[owner] if voice and voice.speaker is Owner.VICTIM else owner
        if voice:
            return self._in_voice(voice, start)
        after = self._after(end)
        said = after or self._signed(start) or self._before(start, firm=firm)
        acting = _ACTING.match(self._folded, end)
        return said or (Owner.SUSPECT if acting else None)

    def possessor(self, start: int) -> Owner | None:
        """Return whose she calls what stands right after: « mon annonce : … », « sa carte … »."""
        owned = _OWNED.search(self._folded[max(0, start - _POSSESSIVE) : start])
        if owned is None:
            return None
        owner = Owner(owned.lastgroup)
        return owner if self.speaker(start) is Owner.VICTIM else _SWAPPED[owner]

    def labelled(self, start: int) -> Owner | None:
        """Return whose the reference is that a word before names: « commande n° … »."""
        label = _ORDERED.match(self._folded[max(0, start - _LABEL) : start])
        return Owner(label.lastgroup) if label else None

    def claimed(self, start: int, end: int) -> bool:
        """Tell whether the victim says in so many words that it is hers: « mon numéro : … »."""
        return Owner.VICTIM in (self.possessor(start), self._after(end))

    def ends_with(self, start: int, end: int) -> bool:
        """Tell whether a message of some length ends with what stands alone there, as signed."""
        alone = _ALONE.search(self._folded[:start]) and not self._folded[end:].strip(" .,!\n")
        return bool(alone) and start > _TOLD

    def _voice(self, position: int) -> Voice | None:
        around = [voice for voice in self._voices if voice.start <= position < voice.end]
        return min(around, key=lambda voice: voice.end - voice.start, default=None)

    def _in_voice(self, voice: Voice, start: int) -> Owner | None:
        window = self._folded[max(voice.start, start - _WINDOW) : start]
        if _YOURS.search(window):
            return _SWAPPED[voice.speaker]
        # What she writes without a word of whose it is, is as in her story.
        mine = voice.speaker is Owner.SUSPECT or _OURS.search(_SPEAKER.sub("", window))
        return voice.speaker if mine else None

    def _after(self, end: int) -> Owner | None:
        words = _AFTER.match(self._folded, end)
        return Owner(words.lastgroup) if words else None

    def _signed(self, start: int) -> Owner | None:
        """Return the victim for what stands under her « Cordialement », at the end."""
        near = self._folded[max(0, start - _SIGNED) : start]
        last = len(self._folded) - start < _SIGNED
        closing = _CLOSING.search(near)
        # « Merci d'avance. PS : son numéro est le … » goes on about him.
        signed = closing and _cued(near[closing.end() :], firm=True) is not Owner.SUSPECT
        return Owner.VICTIM if last and signed else None

    def _before(self, start: int, *, firm: bool) -> Owner | None:
        window = self._folded[max(0, start - _WINDOW) : start]
        ends = [0, *(match.end() for match in _SENTENCE.finditer(window))]
        sentence, earlier = window[ends[-1] :], window[ends[max(0, len(ends) - 2)] : ends[-1]]
        said = _directed(sentence) or _cued(sentence, firm=firm) or _cued(earlier, firm=True)
        return said or self._listed(start)

    def _listed(self, start: int) -> Owner | None:
        """Return whom the heading names of the list that an identifier stands in."""
        block = self._folded[max(0, start - _LIST) : start]
        headings = list(_HEADING.finditer(block[block.rfind("\n\n") + 1 :]))
        return Owner(headings[-1].lastgroup) if headings else None


def _directed(sentence: str) -> Owner | None:
    """Return whose it is by who acted, and from or to where: « je l'ai appelé du … au … »."""
    preposition = _PREPOSITION.search(sentence)
    mine, theirs = _last(_I_ACT, sentence), _last(_THEY_ACT, sentence)
    if preposition and preposition["source"]:
        theirs = max(theirs, _last(_CALLS, sentence))
    if preposition is None or mine == theirs:
        return None
    after = sentence[max(mine, theirs) :]
    if preposition["target"] and theirs > mine:
        if _MONEY.search(after):
            return Owner.SUSPECT
        # « elle m'a contactée sur WhatsApp au … »: at her own number, as networks have it.
        if _NETWORK.search(after):
            return None
    from_actor = preposition["source"] is not None
    return Owner.VICTIM if (mine > theirs) == from_actor else Owner.SUSPECT


def _cued(text: str, *, firm: bool) -> Owner | None:
    words = [word for word in _CUE.finditer(text) if not (firm and word["weak"])]
    if not words:
        return None
    said = words[-1].lastgroup
    return Owner.SUSPECT if said == "weak" else Owner(said)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((word.start() for word in pattern.finditer(text)), default=-1)
