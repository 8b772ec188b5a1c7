"""Which offence a story tells, when its words or its facts are clear enough."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.facts import FactName, Provenance, Record, Source
from bot.complaint.offences import Offence
from bot.complaint.situations import OtherProblem
from bot.services.changes import Change, whole_message
from bot.services.heard import OFFENCE_CONFIDENCE, PAIR_CONFIDENCE, Heard

# A few words may name an offence; they do not rule out all of them.
_NO_OTHER: Final = (Offence.HORS_PERIMETRE, Offence.AUTRE_ESCROQUERIE)
# Their words mean little else; a message from an organisation or an account may begin any story.
_UNMISTAKABLE: Final = (
    OtherProblem.CARD,
    OtherProblem.OTHER_PAYMENT,
    OtherProblem.FAKE_ADVISER,
    OtherProblem.TECH_SUPPORT,
)
_FEWEST_WORDS_OF_A_STORY: Final = 6


def likely_offence(heard: Heard, record: Record, asked: FactName | None) -> list[Change]:
    """Return the offence that the story resembles, when none is held and it is clear."""
    if record.value(FactName.OFFENCE) is not None or heard.offence is None:
        return []
    # Whoever could not say what happened may still tell it once she was sent elsewhere.
    expected = asked is FactName.OFFENCE or (asked is None and FactName.OFFENCE in record)
    chosen = any(fact.name is FactName.OFFENCE for fact in heard.facts)
    if not expected or chosen:
        return []
    offence = _from_facts(heard) or _from_words(heard)
    return [Change(FactName.OFFENCE, 1, offence, _inferred(heard))] if offence else []


def _from_facts(heard: Heard) -> Offence | None:
    if _sold_and_not_paid(heard):
        return Offence.FAUX_ACHETEUR
    if _bought_by_an_advertisement(heard):
        return Offence.FAUX_VENDEUR
    if _broken_into(heard):
        return Offence.PIRATAGE_COMPTE
    return Offence.HORS_PERIMETRE if _names_another_problem(heard) else None


def _from_words(heard: Heard) -> Offence | None:
    unclear = heard.offence_confidence < OFFENCE_CONFIDENCE
    return None if unclear or _says_little(heard) else heard.offence


def _says_little(heard: Heard) -> bool:
    """Tell whether a message is too short, or means too little, for an offence.

    « Non, jamais vu » answers a question, though it states a fact.
    """
    few = len(heard.text.split()) < _FEWEST_WORDS_OF_A_STORY
    answers = heard.intent in ("affirm", "deny", "dont_know", "skip")
    if heard.facts:
        return answers and few
    return answers or (few and heard.offence in _NO_OTHER)


def _inferred(heard: Heard) -> Provenance:
    return replace(whole_message(heard), source=Source.INFERENCE)


def _sold_and_not_paid(heard: Heard) -> bool:
    """Tell whether she sent what she sold and was not paid: the téléservice's fake buyer."""
    said = {fact.name: fact.value for fact in heard.facts}
    return said.get(FactName.GOODS_SENT_UNPAID) is True


def _bought_by_an_advertisement(heard: Heard) -> bool:
    """Tell whether the facts of a story make the offence where the classifier hesitates.

    Something bought on a site of classified ads and never received, or received otherwise, is
    what the téléservice calls a fake seller (service-public.gouv.fr, R46002).
    """
    said = {fact.name: fact.value for fact in heard.facts}
    bought = FactName.PLATFORM in said and FactName.ITEM in said
    # Whoever sells on such a site, or rents what was advertised there, names the same facts.
    otherwise = heard.offence in (Offence.FAUX_ACHETEUR, Offence.FAUSSE_LOCATION)
    likely = Offence.FAUX_VENDEUR in (heard.offence, heard.second_offence) and not otherwise
    # A page on a platform may have led to a site, and a rental may not exist either.
    elsewhere = FactName.SUSPECT_URL in said or FactName.RENTAL_PROBLEM in said
    return bought and likely and not elsewhere and FactName.GOODS_RECEIVED in said


def _broken_into(heard: Heard) -> bool:
    """Tell whether an account was broken into where nothing was bought, whatever it is on."""
    said = {fact.name for fact in heard.facts if not fact.inferred}
    likely = heard.offence in (Offence.FAUX_SITE_VENTE, Offence.FAUX_VENDEUR, Offence.FAUX_ACHETEUR)
    traded = said & {FactName.ITEM, FactName.GOODS_RECEIVED, FactName.AMOUNT}
    return likely and FactName.ACCOUNT_KIND in said and not traded


def _names_another_problem(heard: Heard) -> bool:
    """Tell whether a story names what no offence here is, and nothing that was ordered.

    « Ma carte a été débitée sur un site » resembles an order on a site.
    """
    said = {fact.name: fact.value for fact in heard.facts if not fact.inferred}
    problem = said.get(FactName.OTHER_PROBLEM)
    # « Un faux courriel des impôts dans ma boîte mail »: a mailbox, and none that was broken into;
    # « un faux transporteur, pour un colis »: a parcel, and nobody's.
    resembles = (Offence.PIRATAGE_COMPTE, Offence.FAUX_ACHETEUR)
    lured = problem is OtherProblem.PHISHING and heard.offence in resembles
    other = problem in _UNMISTAKABLE and FactName.ITEM not in said
    told = said.keys() & {FactName.ACCOUNT_KIND, FactName.ITEM, FactName.GOODS_SENT_UNPAID}
    return other or (lured and not told)


def torn_between(
    heard: Heard, record: Record, asked: FactName | None, stated: Sequence[Change]
) -> tuple[Offence, ...]:
    """Return the two offences that a story hesitates between; none when it is told vaguely."""
    if asked is not FactName.OFFENCE or record.value(FactName.OFFENCE) is not None:
        return ()
    if heard.intent not in ("tell_story", "inform") or any(
        change.name is FactName.OFFENCE for change in stated
    ):
        return ()
    if heard.offence_confidence + heard.second_confidence < PAIR_CONFIDENCE:
        return ()
    between = tuple(each for each in (heard.offence, heard.second_offence) if each)
    # What is declared elsewhere has many names: the whole list tells it in one answer.
    return () if set(between) & set(_NO_OTHER) else between
