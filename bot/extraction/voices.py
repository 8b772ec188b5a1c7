"""Who speaks where in a message: the victim, or the other one in what she quotes or pastes."""

import re
from dataclasses import dataclass
from typing import Final

from bot.complaint.identifiers import Owner


@dataclass(frozen=True)
class Voice:
    """A stretch of a message that somebody says.

    Attributes:
        start: its first character.
        end: one past its last.
        speaker: the victim or the suspect; outside every voice, the victim tells her story.
    """

    start: int
    end: int
    speaker: Owner


_QUOTE: Final = re.compile(
    r"«(?P<french>[^»]{2,2000})»|\"(?P<straight>[^\"\n]{2,1000})\"|“(?P<curly>[^”]{2,1000})”"
)
# « [12:03] Kevin : … », « Moi : … »: a line of a conversation.
_TURN: Final = re.compile(
    r"(?m)^[ \t>]{0,4}(?P<time>[\[(]?\d{1,2}[/:.h]\d\d(?:[\d/:., -]|\b(?:a|am|pm)\b){0,18}"
    r"[\])]?[ ]?[-–]?[ ]?)?"
    r"(?P<who>[^\W\d_][\w .'-]{0,29}?)[ ]?:[ ]"
)
_VICTIMS: Final = frozenset({"moi", "me", "je", "vous", "you", "nous", "victime"})
_SUSPECTS: Final = frozenset(
    {"lui", "elle", "il", "vendeur", "vendeuse", "acheteur", "acheteuse", "escroc", "arnaqueur"}
)
# « Mon IBAN : … », « Tél : … »: what stands before the colon names a thing, not a speaker.
_NOT_A_SPEAKER: Final = re.compile(
    r"\b(?:iban|rib|bic|swift|tel\w*|mobile|portable|mail|e-mail|email|adresse|nom|prenom|date|montant"
    r"|objet|compte|titulaire|beneficiaire|banque|numero|site|lien|url|prix|ville|code|sujet|ps|suivi"
    r"|commande|reference|ref|pseudo|paypal|whatsapp|telegram|insta\w*|facebook|bonjour|voici|suivant\w*"
    r"|de|from|to|cc|a|expediteur|destinataire|subject|envoye|sent|http\w*|coordonnees|infos?)\b"
)
# « De : … » above a mail, « Le 12 mars, Kevin <…> a écrit : » above an answered one.
_HEADER: Final = re.compile(
    r"(?m)^[> ]{0,3}(?:(?:de|from|expediteur)[ ]?:[ ]?(?P<sender>[^\n]{1,120})$"
    r"|(?:le|on) [^\n@]{5,90}(?P<answered>@[^\n]{3,60})(?:a ecrit|wrote)[ ]?:)"
)
_RECIPIENT: Final = re.compile(
    r"(?m)^[> ]{0,3}(?:a|to|destinataire)[ ]?:[ ]?(?P<who>[^\n]{1,120})$"
)
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w.-]+\w")
_MINE: Final = re.compile(r"\b(?:je|j'ai|j'|moi|mon|mes|ma reponse|ma boite|ma)\b")
_HIS: Final = re.compile(r"\b(?:il|elle|m'a|m'ont|vendeu\w+|escroc|recu|me)\b")
# « Il m'a écrit : mon IBAN est … »: what follows the colon is the other's.
_ANNOUNCED: Final = re.compile(
    r"\b(?:recu|sms|mail|message|texto|courriel|ecrit|repond\w*|dit|contenu|texte)\b"
    r"[^.\n:]{0,40}:[ ]?\n?(?=[^\s\"«“])"
)
# « Bonjour Mme Petit, votre carte expire »: pasted, if nobody says « je ».
_PASTED: Final = re.compile(
    r"\W*(?:bonjour|bonsoir|dear|chere?|madame|monsieur|hello)\b[^.!?\n]{0,60}[,.!:\n]"
    r"[^\n]{0,200}?\b(?:votre|vos|veuillez|cliquez|merci de)\b"
)
_TOLD: Final = re.compile(r"\b(?:je|j'\w+|jai|mon|ma|mes|moi|m'\w+|me)\b")
# « Maman, c'est moi, j'ai changé de numéro »: the false child's own words.
_CHILD: Final = re.compile(
    r"\W*(?:(?:coucou|salut|bonjour|hello|slt) )?(?:ma )?(?:maman|papa|mamie|papy|mam|mum)\b"
    r"(?=.{0,120}\b(?:c'?est moi|nouveau numero|mon numero"
    r"|telephone (?:est )?(?:casse|tombe|perdu)))"
)
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s)|\n|$")
_SENT: Final = re.compile(r"\b(?:ma reponse|mon mail|je lui|j'ai (?:ecrit|repondu|envoye))\b")
_LONGEST_NAME: Final = 3
_HEADERS: Final = 400
_BEFORE: Final = 60


def find_voices(folded: str) -> list[Voice]:
    """Find the stretches of a message where somebody's words are given.

    Args:
        folded: the text, as :func:`bot.extraction.folding.fold` gives it.

    Returns:
        The stretches; of two that overlap, the later in the list is the closer.
    """
    return [
        *_pasted(folded),
        *_mails(folded),
        *_announced(folded),
        *_turns(folded),
        *_quotes(folded),
    ]


def _pasted(folded: str) -> list[Voice]:
    """Return the whole of a message that is nothing but what somebody sent to the victim."""
    lines = _PASTED.match(folded) and not _TOLD.search(folded)
    child = _CHILD.match(folded)
    return [Voice(0, len(folded), Owner.SUSPECT)] if lines or child else []


def _mails(folded: str) -> list[Voice]:
    headers = list(_HEADER.finditer(folded))
    voices, own = [], ""
    for header, following in zip(headers, [*headers[1:], None], strict=False):
        end = following.start() if following else len(folded)
        sender = _ADDRESS.search(header[0])
        recipient = _RECIPIENT.search(folded, header.end(), min(end, header.end() + _HEADERS))
        address = _ADDRESS.search(recipient["who"]) if recipient else None
        before = folded[max(0, header.start() - _BEFORE) : header.start()]
        named = (header["sender"] or "").strip() in _VICTIMS or _SENT.search(before)
        mine = bool(named or (own and sender and sender[0] == own))
        # Who is written to first is she: her address, as a sender's, marks her own mails.
        own = own or (address[0] if address and not mine else "")
        voices.append(Voice(header.start(), end, Owner.VICTIM if mine else Owner.SUSPECT))
    return voices


def _announced(folded: str) -> list[Voice]:
    """Return the first sentence after « il m'a écrit : »; further on she may speak again."""
    voices = []
    for words in _ANNOUNCED.finditer(folded):
        before = folded[max(0, words.start() - _BEFORE) : words.end()]
        if _last(_HIS, before) > _last(_MINE, before):
            end = _SENTENCE_END.search(folded, words.end())
            voices.append(Voice(words.end(), end.start() if end else len(folded), Owner.SUSPECT))
    return voices


def _turns(folded: str) -> list[Voice]:
    turns = [turn for turn in _TURN.finditer(folded) if _is_speaker(turn["who"], turn["time"])]
    names = [turn["who"].strip() for turn in turns]
    voices = []
    for turn, following in zip(turns, [*turns[1:], None], strict=False):
        who = turn["who"].strip()
        said = turn["time"] or who in _VICTIMS or who in _SUSPECTS or names.count(who) > 1
        if not said:
            continue
        end = following.start() if following else _line_end(folded, turn.end())
        blank = folded.find("\n\n", turn.end(), end)
        speaker = Owner.VICTIM if who in _VICTIMS else Owner.SUSPECT
        voices.append(Voice(turn.start(), blank if blank >= 0 else end, speaker))
    return voices


def _is_speaker(who: str, time: str | None) -> bool:
    known = who.strip() in _VICTIMS or who.strip() in _SUSPECTS
    short = time or len(who.split()) <= _LONGEST_NAME
    return known or (bool(short) and not _NOT_A_SPEAKER.search(who))


def _quotes(folded: str) -> list[Voice]:
    voices = []
    for quote in _QUOTE.finditer(folded):
        before = folded[max(0, quote.start() - _BEFORE) : quote.start()]
        mine = _last(_MINE, before) > _last(_HIS, before)
        voices.append(Voice(quote.start(), quote.end(), Owner.VICTIM if mine else Owner.SUSPECT))
    return voices


def _line_end(folded: str, start: int) -> int:
    end = folded.find("\n", start)
    return end if end >= 0 else len(folded)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((word.start() for word in pattern.finditer(text)), default=-1)
