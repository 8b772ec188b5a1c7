"""Whose an identifier is: the victim's or the suspect's, from the words around and the question."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.elision import fold_elided
from bot.extraction.lexicons import patterns
from bot.extraction.owner_words import (
    MY,
    acts,
    is_aged,
    on_behalf,
    owner_after,
    owner_apposed,
    owner_before,
    owner_by_acts,
    owner_harmed,
)
from bot.extraction.voices import Voice, find_voices
from bot.extraction.wards import wards

_WORDS: Final = patterns("owners")
_CLOSING: Final = re.compile(rf"\b(?:{_WORDS['closings']})\b")
_HEADERS: Final = re.compile(
    r"[> ]{0,3}(?:(?P<suspect>de|from|expediteur|reply-to|repondre a)"
    r"|(?P<victim>a|to|destinataire|pour|delivered-to))[ ]?:"
)
_HEADING: Final = re.compile(
    rf"(?m)^[^\n]{{0,30}}\b(?:(?P<victim>{_WORDS['headings_victim']})"
    rf"|(?P<suspect>{_WORDS['headings_suspect']}))\b[^\n:]{{0,40}}:[ ]*$"
)
# « M. » and « Dr. » end no sentence.
_SENTENCE: Final = re.compile(r"(?:(?<!\bm)(?<!\bdr)(?<!\bmr)(?<!\bmme)[.!?…]+(?=\s)|\n)\s*")
# In what somebody says: « votre numéro : … » right before is the other's.
_YOURS: Final = re.compile(
    r"\b(?:(?:ton|ta|tes|votre|vos)(?: [\w'-]+){1,3}[ :(,]*"
    r"|(?:vous|t') ?(?:appel|rappel|contact|joind|ecri)\w*(?: \w+)? (?:au|sur)(?: le)? )$"
)
_OURS: Final = re.compile(r"\b(?:mon|moi|ma|mes|notre|nos)\b")
# « Moi : je vous ai payé sur … »: the speaker's name is not a word about the account.
_SPEAKER: Final = re.compile(r"^.{0,30}?\bmoi ?:(?=.*\w)", re.DOTALL)
# Not « mon paiement sur … »: what follows a preposition is another thing.
_OWNED: Final = re.compile(
    rf"\b(?:(?P<victim>{MY})|(?P<suspect>son|sa|ses|leurs?))(?: [\w'-]+){{1,3}}"
    r"(?<! sur)(?<! vers)(?<! via)(?<! depuis)(?<! au)(?<! par)(?<! chez)[ :(]*$"
)
# « Je dirige une petite entreprise, … »
_RUNS: Final = re.compile(
    r"\b(?:je|j') ?(?:dirige|gere|suis (?:la |le |l')?(?:gerante?"
    r"|president\w*|direct\w+|patronn?e?) d)"
    r"[^.!?\d]{0,40}$"
)
# What she ordered or booked is hers, what he advertised or billed is his.
_ORDERED: Final = re.compile(
    r".*\b(?:(?P<victim>commande|reservation|booking|billet|souscription)"
    r"|(?P<suspect>annonce|facture|devis|contrat|bail))",
    re.DOTALL,
)
_LABEL: Final = 60
_ALONE: Final = re.compile(r"(?:[.!?…]\s+|\n\s*|\s[-–—]\s?)$")
_TITLED: Final = re.compile(r"(?:(?:m|mr|mme|mlle|et|monsieur|madame)\b\.? ?)+$")
# « Bernard Hamon, 72 ans », « Chantal Mauger, je vous écris … »: who begins so presents herself.
_OPENING: Final = re.compile(
    r"(?:(?:bonjour|bonsoir|salut)?(?:[ ,]*(?:madame|monsieur|mesdames|messieurs))*[,.!:\n]\s*)?"
    r"(?:je soussignee?,? )?(?:(?:m\.|mr|mme|monsieur|madame) )?"
)
_PRESENTED: Final = re.compile(
    r"\s?[,(:\n-] ?(?:\(?\d\d ans|nee? |retraite|je |j'|demeurant|domicili|habitant|residant"
    r"|0\d[ .\d]|\+\d\d|tel\b|[\w.]+@)"
)
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


@lru_cache(maxsize=1)
def owners_in(message: str) -> "Owners":
    """Return who owns what in a message; asked again about the same, the same."""
    return Owners(message)


class Owners:
    """Tells whose each identifier of one message is."""

    def __init__(self, message: str) -> None:
        self._folded = fold_elided(message)
        self._voices = find_voices(self._folded)
        self._wards = wards(self._folded)
        self._told: dict[tuple[int, int, bool], Owner | None] = {}

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
        asked = (start, end, firm)
        if asked not in self._told:
            self._told[asked] = self._read(start, end, firm=firm)
        return self._told[asked]

    def _read(self, start: int, end: int, *, firm: bool) -> Owner | None:
        line = self._folded.rfind("\n", 0, start) + 1
        header = _HEADERS.match(self._folded, line, start)
        voice = self._voice(start)
        if header and start - line < _WINDOW:
            owner = Owner(header.lastgroup)
            return _SWAPPED[owner] if voice and voice.speaker is Owner.VICTIM else owner
        if voice:
            return self._in_voice(voice, start)
        after = owner_after(self._folded, end)
        said = after or self._signed(start) or self._before(start, firm=firm)
        return said or (Owner.SUSPECT if acts(self._folded, end) else None)

    def described(self, start: int, end: int) -> Owner | None:
        """Return who the words behind a name say that it is: « …, ma fille », « … a viré »."""
        apposed, who = owner_apposed(self._folded, end)
        if apposed:
            return Owner.VICTIM if who in self._wards else apposed
        told = self.told(start, end, firm=True)
        if told or self._voice(start):
            return None
        behalf = on_behalf(self._folded, start) or is_aged(self._folded, end)
        return Owner.VICTIM if behalf else owner_harmed(self._folded, end)

    def possessor(self, start: int) -> Owner | None:
        """Return whose she calls what stands right after: « mon annonce : … », « sa carte … »."""
        if _RUNS.search(self._folded[max(0, start - _LABEL) : start]):
            return Owner.VICTIM
        owned = _OWNED.search(self._folded[max(0, start - _POSSESSIVE) : start])
        if owned is None:
            return None
        owner = Owner(owned.lastgroup)
        return owner if self.speaker(start) is Owner.VICTIM else _SWAPPED[owner]

    def labelled(self, start: int) -> Owner | None:
        """Return whose the reference is that a word before names: « commande n° … »."""
        label = _ORDERED.match(self._folded[max(0, start - _LABEL) : start])
        return Owner(label.lastgroup) if label else None

    def says_behind(self, end: int) -> bool:
        """Tell whether the words right behind say whose it is: « … (le mien) »."""
        return owner_after(self._folded, end) is not None

    def is_ward(self, start: int) -> bool:
        """Tell whether the words before speak of the one that the message is written for."""
        return (
            owner_before(self._folded[max(0, start - _WINDOW) : start], firm=True)[1] in self._wards
        )

    def claimed(self, start: int, end: int) -> bool:
        """Tell whether the victim says in so many words that it is hers: « mon numéro : … »."""
        return Owner.VICTIM in (self.possessor(start), owner_after(self._folded, end))

    def ends_with(self, start: int, end: int) -> bool:
        """Tell whether a message of some length ends with what stands alone there, as signed."""
        before = _TITLED.sub("", self._folded[:start])
        alone = _ALONE.search(before) and not self._folded[end:].strip(" .,!\n")
        return bool(alone) and start > _TOLD

    def begins_with(self, start: int, end: int) -> bool:
        """Tell whether a message begins with who presents herself: « Bernard Hamon, 72 ans »."""
        opening = _OPENING.fullmatch(self._folded, 0, start)
        return bool(opening) and _PRESENTED.match(self._folded, end) is not None

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

    def _signed(self, start: int) -> Owner | None:
        """Return the victim for what stands under her « Cordialement », at the end."""
        near = self._folded[max(0, start - _SIGNED) : start]
        last = len(self._folded) - start < _SIGNED
        closing = _CLOSING.search(near)
        # « Merci d'avance. PS : son numéro est le … » goes on about him.
        behind = near[closing.end() :] if closing else ""
        signed = closing and owner_before(behind, firm=True)[0] is not Owner.SUSPECT
        return Owner.VICTIM if last and signed else None

    def _before(self, start: int, *, firm: bool) -> Owner | None:
        window = self._folded[max(0, start - _WINDOW) : start]
        ends = [0, *(match.end() for match in _SENTENCE.finditer(window))]
        sentence, earlier = window[ends[-1] :], window[ends[max(0, len(ends) - 2)] : ends[-1]]
        said = owner_by_acts(sentence) or self._cued(sentence, firm=firm)
        # « Je pensais écrire à ma fille. Le numéro était … » is not her number.
        gone_by = self._cued(earlier, firm=True)
        return said or (None if gone_by is Owner.OTHER else gone_by) or self._listed(start)

    def _cued(self, text: str, *, firm: bool) -> Owner | None:
        owner, who = owner_before(text, firm=firm)
        return Owner.VICTIM if who in self._wards else owner

    def _listed(self, start: int) -> Owner | None:
        """Return whom the heading names of the list that an identifier stands in."""
        block = self._folded[max(0, start - _LIST) : start]
        headings = list(_HEADING.finditer(block[block.rfind("\n\n") + 1 :]))
        return Owner(headings[-1].lastgroup) if headings else None
