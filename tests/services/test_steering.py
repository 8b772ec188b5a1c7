"""Which question is pending after a message, and how long one is insisted on."""

from dataclasses import replace
from datetime import date

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Stage
from bot.complaint.facts import FactName, Value
from bot.complaint.money import Money
from bot.complaint.offences import Offence
from bot.complaint.periods import Period
from bot.services.heard import Heard
from bot.services.hearing import Hearing, Opened
from tests.drafts import COMPLETE, write_draft
from tests.services.hearing import heard, read, story
from tests.services.test_intake import tell

AMOUNT, FIRST_NAME, BIRTH = FactName.AMOUNT, FactName.VICTIM_FIRST_NAME, FactName.VICTIM_BIRTH_DATE
NONSENSE = heard("12 tralala", "nlu_fallback", confidence=0.1)
BORN_IN_2010 = heard("12/05/2010", "inform", read(BIRTH, Period.day(date(2010, 5, 12))))
REFUSAL = heard("passer", "skip")


def drafted(services: Services, *lacking: FactName, **changed: Value) -> Opened:
    facts = {name: value for name, value in COMPLETE.items() if name not in lacking}
    return Opened(write_draft(services, facts, **changed), "")


def press(name: FactName) -> Heard:
    return replace(heard("Corriger …", "correct"), correct=name)


def insisted(services: Services, draft: Opened, times: int) -> Hearing:
    for _ in range(times - 1):
        tell(services, draft, NONSENSE)
    return tell(services, draft, NONSENSE)


def test_a_question_is_left_aside_after_four_answers_in_vain(services: Services) -> None:
    draft = drafted(services, FactName.SUSPECT_IBAN)

    third = insisted(services, draft, 3)
    fourth = tell(services, draft, NONSENSE)

    assert (third.agenda.question, third.aside) == ("suspect_iban", False)
    assert (fourth.agenda.question, fourth.aside) == ("reviewed", True)
    assert FactName.SUSPECT_IBAN in fourth.record


@pytest.mark.parametrize("name", [BIRTH, FactName.OFFENCE, FactName.VICTIM_EMAIL])
def test_what_filing_needs_is_never_left_aside(services: Services, name: FactName) -> None:
    draft = drafted(services, name)

    hearing = insisted(services, draft, 6)

    assert (hearing.agenda.question, hearing.aside) == (name.value, False)


def test_an_answer_that_was_come_back_to_stays_after_four_in_vain(services: Services) -> None:
    draft = drafted(services)
    tell(services, draft, press(AMOUNT))

    hearing = insisted(services, draft, 4)

    assert hearing.agenda.question == "reviewed"
    assert hearing.record.value(AMOUNT) == COMPLETE[AMOUNT]


@pytest.mark.parametrize(
    "said", [heard("c’est gratuit ?", "ask_cost"), NONSENSE, heard("Zed", "inform")]
)
def test_a_correction_waits_for_its_answer(services: Services, said: Heard) -> None:
    draft = drafted(services)
    tell(services, draft, press(AMOUNT))

    assert tell(services, draft, said).agenda.question == "amount"


def test_a_correction_waits_in_a_case_that_belongs_elsewhere(services: Services) -> None:
    draft = drafted(services, met_in_person=True)

    asked = tell(services, draft, press(FactName.MET_IN_PERSON))
    answered = tell(services, draft, heard("non", "deny"))

    assert (asked.agenda.stage, asked.agenda.question) == (Stage.ORIENTATION, "met_in_person")
    assert (answered.agenda.stage, answered.agenda.question) == (Stage.REVIEW, "reviewed")


@pytest.mark.parametrize(
    "said",
    [
        REFUSAL,
        heard("450 €", "inform", read(AMOUNT, Money.of("450.00"))),
        heard("retour", "go_back"),
    ],
)
def test_an_answer_said_again_or_passed_over_stays(services: Services, said: Heard) -> None:
    draft = drafted(services)
    tell(services, draft, press(AMOUNT))

    hearing = tell(services, draft, said)

    assert (hearing.agenda.question, list(hearing.changes)) == ("reviewed", [])


def test_preferring_to_report_drops_a_correction_that_a_complaint_alone_needs(
    services: Services,
) -> None:
    draft = drafted(services, victim_birth_date=None)
    services.intake.turn_to(draft.id, BIRTH)

    assert tell(services, draft, heard("signaler", "prefer_report")).agenda.question == "reviewed"


def test_what_filing_still_lacks_is_asked_one_after_the_other(services: Services) -> None:
    draft = drafted(services, victim_first_name=None, victim_address=None)
    services.intake.turn_to(draft.id, FIRST_NAME)

    first = tell(services, draft, heard("Hélène"))
    second = tell(services, draft, heard("3 rue des Lilas"))

    assert (first.agenda.question, second.agenda.question) == ("victim_address", "reviewed")


def test_a_refusal_is_told_what_it_prevents_once(services: Services) -> None:
    draft = drafted(services, FIRST_NAME, FactName.VICTIM_LAST_NAME)

    assert tell(services, draft, REFUSAL).needed is FIRST_NAME
    assert tell(services, draft, REFUSAL).needed is None


def test_passing_over_what_filing_can_do_without_prevents_nothing(services: Services) -> None:
    draft = drafted(services, FactName.VICTIM_PHONE)

    assert tell(services, draft, REFUSAL).needed is None


def test_a_birth_date_under_age_is_doubted_once_then_believed(services: Services) -> None:
    draft = drafted(services, BIRTH)

    doubted = tell(services, draft, BORN_IN_2010)
    believed = tell(services, draft, BORN_IN_2010)

    assert (list(doubted.doubtful), doubted.agenda.question) == ([BIRTH], BIRTH.value)
    assert BIRTH in believed.record
    assert believed.agenda.orientation.outcome == "thesee.faux_vendeur.signalement"


def test_a_birth_date_under_age_is_no_surprise_from_a_minor(services: Services) -> None:
    draft = drafted(services, BIRTH, adult=False)
    services.intake.turn_to(draft.id, BIRTH)

    assert tell(services, draft, BORN_IN_2010).doubtful == ()


def test_the_bank_is_not_called_back_for_what_was_never_paid(services: Services) -> None:
    draft = drafted(services, FactName.PAYMENT_DATE, money_paid=False)
    services.intake.turn_to(draft.id, FactName.PAYMENT_DATE)
    march_4 = Period.day(date(2026, 3, 4))

    hearing = tell(services, draft, heard("hier", "inform", read(FactName.PAYMENT_DATE, march_4)))

    assert "recall" not in hearing.notices


def test_who_cannot_tell_her_story_is_offered_a_choice_before_she_is_sent_elsewhere(
    services: Services,
) -> None:
    draft = services.intake.open()
    lost = heard("je sais pas comment dire", "dont_know")

    asked = [tell(services, draft, lost).agenda.question for _ in range(4)]

    assert asked == ["offence", "offence", "offence", None]


def test_a_story_told_after_all_is_heard(services: Services) -> None:
    draft = drafted(services, offence=None)
    told = story("j’ai payé un vélo et je n’ai rien reçu", Offence.FAUX_VENDEUR, 0.9)

    before = services.intake.pending(draft.id).agenda.stage
    after = tell(services, draft, told).agenda.stage

    assert (before, after) == (Stage.REDIRECTED, Stage.REVIEW)
