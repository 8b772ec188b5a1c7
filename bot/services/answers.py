"""What a message answers to the pending question, when no finder has read it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.facts import FactName, FactType, Record, Value, type_of
from bot.extraction.folding import fold
from bot.services.changes import Change, whole_message
from bot.services.giving_up import gives_up, has_none, is_own_answer
from bot.services.heard import Heard
from bot.services.meanings import CLEAR

# Never an address or a name, when they are clear.
_MOVES: Final = frozenset({"go_back", "ask_recap", "ask_filing", "prefer_report"})
_FINISHES: Final = frozenset({"affirm", "deny", "dont_know", "skip", "done"})
_INFORMS: Final = frozenset({"inform", "tell_story", "nlu_fallback"})
# What the words of a question about a person would never be.
_LONGEST_ANSWER: Final = 300
_MOST_WORDS: Final[Mapping[FactName, int]] = {
    FactName.SUSPECT_PSEUDONYM: 8,
    FactName.SUSPECT_NAME: 8,
    FactName.VICTIM_FIRST_NAME: 6,
    FactName.VICTIM_LAST_NAME: 6,
    FactName.PLATFORM: 10,
    FactName.CONTACT_PLATFORM: 10,
    FactName.VICTIM_COMMUNE: 10,
    FactName.VICTIM_BIRTH_PLACE: 12,
    FactName.VICTIM_ADDRESS: 24,
}
# Words that begin a sentence, never a name or a thing.
_SENTENCE: Final = re.compile(
    r"(?:je|j'|on|tu|vous|nous|non|nan|oui|mais|pourquoi|comment|qui|que|quoi|quel|quelle)\b"
)
_YES: Final = re.compile(r"(?:oui|ouais|ouai|si)\b")
_NO: Final = re.compile(r"(?:non|nan|nn)\b")
# Facts with a form of their own: a message that is made of them is no name and no address.
_FORMED: Final = frozenset(
    {
        FactName.AMOUNT,
        FactName.PAYMENT_DATE,
        FactName.VICTIM_BIRTH_DATE,
        FactName.SUSPECT_PHONE,
        FactName.SUSPECT_EMAIL,
        FactName.SUSPECT_IBAN,
        FactName.SUSPECT_URL,
        FactName.SUSPECT_WALLET,
        FactName.VICTIM_PHONE,
        FactName.VICTIM_EMAIL,
        FactName.VICTIM_IBAN,
    }
)
# An IBAN, a telephone or an address for mail is read by its finder or not at all.
_CHECKED: Final = ("_iban", "_phone", "_email", "_url", "_wallet")
_HIDDEN: Final = "••••"

# « oui » or « non » and a space.
_FIRST_WORD: Final = 4
# « non, on ne s'est jamais vus »: what a comma parts from the rest answers alone.
_PARTED: Final = re.compile(r"\W*(?:oui|ouais|ouai|si|non|nan|nn)\s?[,.;:!]")


def answer(
    heard: Heard, record: Record, asked: FactName | None, stated: Sequence[Change]
) -> list[Change]:
    """Return what the message answers; empty when it answers nothing."""
    # The review is answered by filing, or by a correction: else it is asked again.
    if asked is None or asked is FactName.REVIEWED:
        return []
    # « non, c'était 540 » corrects: its « non » answers nothing.
    if any(change.name is asked or change.corrects for change in stated):
        return []
    value: Value
    match type_of(asked):
        case _ if asked is FactName.EVIDENCE_DONE:
            if heard.intent not in _FINISHES:
                return []
            value = True
        case _ if gives_up(heard, asked) or has_none(heard, asked):
            value = None
        case FactType.BOOLEAN if _says_yes_or_no(heard, asked):
            value = heard.intent == "affirm"
        case FactType.BOOLEAN if _begins_by_yes_or_no(heard, asked):
            value = _YES.match(fold(heard.text).strip()) is not None
        case FactType.TEXT if _reads_as_text(heard, asked):
            value = heard.text.strip()
        case _:
            return []
    return [_change(heard, record, asked, value)]


def without_false_names(heard: Heard, asked: FactName | None) -> Heard:
    """Return the message without a name or a place that is clearly something else: « merci »."""
    whole = len(heard.text.strip(" .!"))
    return replace(
        heard,
        facts=tuple(
            fact
            for fact in heard.facts
            if not (
                fact.name is asked
                and _is_free(asked)
                and fact.start is not None
                and fact.end is not None
                and fact.end - fact.start >= whole
                and _is_no_name(heard, asked)
            )
        ),
    )


def _is_free(name: FactName) -> bool:
    return type_of(name) is FactType.TEXT and not name.value.endswith(_CHECKED)


def _is_no_name(heard: Heard, asked: FactName | None) -> bool:
    if heard.intent in _INFORMS or is_own_answer(heard, asked):
        return False
    return heard.confidence >= CLEAR or bool(_SENTENCE.match(fold(heard.text)))


def _change(heard: Heard, record: Record, asked: FactName, value: Value) -> Change:
    before = record.fact(asked)
    rank = len(record.ranked(asked)) + 1 if asked is FactName.MORE else 1
    corrects = before is not None and before.value not in (None, value) and rank == 1
    return Change(
        asked,
        rank,
        value,
        whole_message(heard),
        before=before.value if before and corrects else None,
        corrects=corrects,
        confirmed=True,
    )


def _says_yes_or_no(heard: Heard, asked: FactName) -> bool:
    folded = fold(heard.text).strip()
    if _introduces_another(heard, asked):
        return False
    if heard.intent == "affirm":
        # « oui » proves no identity: the provider does.
        return asked is not FactName.IDENTIFIED and not _NO.match(folded)
    # « non » to a date asks for the right one.
    denies = heard.intent == "deny" and asked is not FactName.PAYMENT_DATE_CONFIRMED
    return denies and not _YES.match(folded)


def _begins_by_yes_or_no(heard: Heard, asked: FactName) -> bool:
    """Tell whether « non, un inconnu » answers, whatever the rest of the sentence made of it."""
    # « Oui » proves no identity, and « non » to a date asks for the right one.
    closed = asked not in (FactName.IDENTIFIED, FactName.PAYMENT_DATE_CONFIRMED)
    return closed and heard.intent in _INFORMS and bool(_PARTED.match(fold(heard.text)))


def _introduces_another(heard: Heard, asked: FactName) -> bool:
    """Tell whether the first word goes with another answer: « oui c'est pour moi, … »."""
    if _PARTED.match(fold(heard.text)):
        return False
    return any(
        fact.start is not None
        and fact.start <= _FIRST_WORD
        and fact.name is not asked
        and type_of(fact.name) is FactType.BOOLEAN
        and not fact.inferred
        for fact in heard.facts
    )


def _reads_as_text(heard: Heard, asked: FactName) -> bool:
    clear = heard.confidence >= CLEAR
    if clear and heard.intent in _MOVES:
        return False
    if asked is FactName.MORE:
        return True
    if clear and heard.intent in ("affirm", "deny", "done"):
        return False
    if not _is_free(asked) or len(heard.text) > _LONGEST_ANSWER:
        return False
    return not _is_something_else(heard, asked)


def _is_something_else(heard: Heard, asked: FactName) -> bool:
    text = heard.text.strip()
    if text.endswith("?") or _HIDDEN in text or not any(char.isalnum() for char in text):
        return True
    if len(text.split()) > _MOST_WORDS.get(asked, _LONGEST_ANSWER):
        return True
    spans = [
        (fact.end or 0) - (fact.start or 0)
        for fact in heard.facts
        if fact.name in _FORMED and fact.name is not asked
    ]
    if 2 * sum(spans) >= len(text):
        return True
    # « je préfère … » is no name, unless it plainly informs: « je crois que c'est Kevin ».
    return heard.intent not in _INFORMS and bool(_SENTENCE.match(fold(text)))
