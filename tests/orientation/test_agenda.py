"""What is asked next, and what is missing before a complaint can be filed."""

from typing import Any

import pytest

from bot.complaint.conversation import Stage
from bot.complaint.facts import FactName, FactType, Record, decode, type_of
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.situations import AccountKind, AlreadyFiled
from bot.orientation.agenda import declared_offence, filing_kind, missing, notices_due, plan
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import values_of
from tests.drafts import COMPLETE, a_fact, a_record

# Of something that was never received, it does not matter who sold it; of what was paid, money
# was asked for.
SPARED = (FactName.OFFENCE, FactName.SELLER_PROFESSIONAL, FactName.MONEY_ASKED)
MATTERS = [name for name in COMPLETE if name not in SPARED]


def without(*names: FactName) -> Record:
    return a_record({name: value for name, value in COMPLETE.items() if name not in names})


def test_a_conversation_begins_with_the_story(orienter: Orienter) -> None:
    agenda = plan(orienter, Record())

    assert (agenda.stage, agenda.question) == (Stage.STORY, "offence")
    assert agenda.progress == 0


def test_a_full_draft_is_read_again_before_anything_else(orienter: Orienter) -> None:
    agenda = plan(orienter, a_record())

    assert (agenda.stage, agenda.question) == (Stage.REVIEW, "reviewed")


def test_nothing_is_left_to_ask_after_the_review(orienter: Orienter) -> None:
    agenda = plan(orienter, a_record(reviewed=True))

    assert (agenda.stage, agenda.question, agenda.progress) == (Stage.REVIEW, None, 1.0)


@pytest.mark.parametrize("name", MATTERS)
def test_what_was_not_said_is_asked(orienter: Orienter, name: FactName) -> None:
    agenda = plan(orienter, without(name))

    assert agenda.question == name.value


@pytest.mark.parametrize("name", MATTERS)
def test_i_do_not_know_is_not_asked_again(orienter: Orienter, name: FactName) -> None:
    agenda = plan(orienter, a_record(**{name.value: None}))

    assert agenda.question == "reviewed"


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"met_in_person": True}, "commissariat"),
        ({"money_asked": False}, "commissariat"),
        ({"offence": Offence.PIRATAGE_COMPTE, "account_kind": AccountKind.OTHER}, "commissariat"),
        ({"already_filed": AlreadyFiled.ONLINE}, "thesee.faux_vendeur.complement"),
    ],
)
def test_who_is_sent_elsewhere_is_asked_nothing_more(
    orienter: Orienter, changed: dict[str, Any], outcome: str
) -> None:
    agenda = plan(orienter, a_record(**changed))

    assert agenda.orientation.outcome == outcome
    assert (agenda.stage, agenda.question) == (Stage.REDIRECTED, None)


def test_a_doubt_goes_to_the_complaint(orienter: Orienter) -> None:
    doubts = dict.fromkeys(
        ("goods_received", "met_in_person", "author_known", "already_filed", "adult", "for_self")
    )

    agenda = plan(orienter, a_record(**doubts))

    assert agenda.orientation.outcome == "thesee.faux_vendeur.plainte"


def test_a_complaint_is_assumed_without_asking(orienter: Orienter) -> None:
    assert FactName.WANTS_COMPLAINT not in COMPLETE

    agenda = plan(orienter, a_record())

    assert agenda.orientation.outcome == "thesee.faux_vendeur.plainte"


def test_a_report_asks_for_no_identity(orienter: Orienter) -> None:
    identity = [name for name in COMPLETE if name.value.startswith("victim_")]
    record = without(*identity)
    record.add(a_fact(FactName.ADULT, value=False))

    agenda = plan(orienter, record)

    assert agenda.orientation.outcome == "thesee.faux_vendeur.signalement"
    assert agenda.question == "victim_email"
    assert missing(orienter, record) == ("victim_email",)


def test_the_account_is_asked_for_after_a_transfer_alone(orienter: Orienter) -> None:
    by_transfer = without(FactName.SUSPECT_IBAN)
    by_card = without(FactName.SUSPECT_IBAN)
    by_card.add(a_fact(FactName.PAYMENT_METHOD, PaymentMethod.CARD))

    assert plan(orienter, by_transfer).question == "suspect_iban"
    assert plan(orienter, by_card).question == "reviewed"


def test_a_mail_address_spares_the_telephone(orienter: Orienter) -> None:
    record = without(FactName.SUSPECT_PHONE)
    record.add(a_fact(FactName.SUSPECT_EMAIL, "kevin@example.org"))

    assert plan(orienter, record).question == "reviewed"


@pytest.mark.parametrize("known", [FactName.AMOUNT, FactName.PAYMENT_METHOD])
def test_a_sum_or_a_means_of_payment_tells_that_money_was_asked_for(
    orienter: Orienter, known: FactName
) -> None:
    said = (FactName.MONEY_ASKED, FactName.AMOUNT, FactName.PAYMENT_METHOD)

    assert plan(orienter, without(*said)).question == "money_asked"
    assert plan(orienter, without(*(name for name in said if name is not known))).stage is (
        Stage.DETAILS
    )


def test_that_no_money_was_asked_for_outweighs_a_price(orienter: Orienter) -> None:
    agenda = plan(orienter, a_record(money_asked=False))

    assert agenda.orientation.outcome == "commissariat"


def test_who_paid_nothing_is_not_asked_how_or_when(orienter: Orienter) -> None:
    paid = (FactName.PAYMENT_METHOD, FactName.PAYMENT_DATE, FactName.PAYMENT_DATE_CONFIRMED)
    record = without(*paid)

    assert plan(orienter, record).question == "payment_method"
    record.add(a_fact(FactName.MONEY_PAID, value=False))
    assert plan(orienter, record).question == "reviewed"


def test_progress_never_goes_back_while_questions_are_answered(orienter: Orienter) -> None:
    record, steps = Record(), []

    while question := plan(orienter, record).question:
        steps.append(plan(orienter, record).progress)
        name = FactName(question)
        record.add(a_fact(name, COMPLETE.get(name, True)))

    assert steps == sorted(steps)
    assert len(steps) == len(set(steps))


def test_no_question_comes_twice(orienter: Orienter) -> None:
    record, asked = Record(), []

    while question := plan(orienter, record).question:
        asked.append(question)
        record.add(a_fact(FactName(question), None))
        if question == "offence":
            record.add(a_fact(FactName.OFFENCE, Offence.FAUX_VENDEUR))

    assert len(asked) == len(set(asked))


def test_no_orientation_question_comes_once_the_outcome_is_certain(orienter: Orienter) -> None:
    record = Record([a_fact(FactName.OFFENCE, Offence.FAUX_VENDEUR)])

    while (agenda := plan(orienter, record)).stage is Stage.ORIENTATION:
        assert not agenda.orientation.stable
        name = FactName(agenda.question)
        value = COMPLETE.get(name, decode(name, values_of(name.value)[0]))
        record.add(a_fact(name, value))

    assert agenda.orientation.stable


def test_a_full_draft_misses_nothing(orienter: Orienter) -> None:
    assert missing(orienter, a_record()) == ()


@pytest.mark.parametrize(
    "name",
    [
        FactName.VICTIM_FIRST_NAME,
        FactName.VICTIM_LAST_NAME,
        FactName.VICTIM_BIRTH_DATE,
        FactName.VICTIM_ADDRESS,
        FactName.VICTIM_COMMUNE,
        FactName.VICTIM_EMAIL,
    ],
)
def test_an_identity_that_is_not_known_is_missing(orienter: Orienter, name: FactName) -> None:
    assert missing(orienter, without(name)) == (name.value,)
    assert missing(orienter, a_record(**{name.value: None})) == (name.value,)


def test_what_is_missing_comes_in_the_order_of_asking(orienter: Orienter) -> None:
    record = without(FactName.VICTIM_EMAIL, FactName.VICTIM_FIRST_NAME, FactName.VICTIM_ADDRESS)

    assert missing(orienter, record) == ("victim_first_name", "victim_address", "victim_email")


def test_a_case_not_yet_oriented_misses_the_answer_that_decides(orienter: Orienter) -> None:
    assert missing(orienter, Record()) == ("offence",)
    assert missing(orienter, without(FactName.MET_IN_PERSON)) == ("met_in_person",)


def test_a_case_that_belongs_elsewhere_cannot_be_filed(orienter: Orienter) -> None:
    assert missing(orienter, a_record(met_in_person=True)) == ("offence",)


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("thesee.faux_vendeur.plainte", "plainte"),
        ("thesee.faux_vendeur.signalement", "signalement"),
        ("thesee.faux_vendeur.complement", ""),
        ("commissariat", ""),
        (None, ""),
    ],
)
def test_only_complaints_and_reports_are_filed_here(outcome: str | None, kind: str) -> None:
    assert filing_kind(outcome) == kind


def test_every_question_can_be_answered(orienter: Orienter) -> None:
    for question in orienter.questionnaire.questions:
        if question.stage is Stage.ORIENTATION:
            assert type_of(FactName(question.fact)) in (FactType.BOOLEAN, FactType.CHOICE)


def test_a_love_story_that_turned_to_blackmail_is_declared_as_such() -> None:
    assert declared_offence("thesee.sentiments_chantage.plainte") is Offence.SENTIMENTS_CHANTAGE


def test_a_service_is_no_offence() -> None:
    with pytest.raises(ValueError, match="is not a valid Offence"):
        declared_offence("perceval")


@pytest.mark.parametrize(
    ("before", "after", "due"),
    [
        ({}, {"adult": "false"}, ("minor",)),
        ({"adult": "false"}, {"adult": "false"}, ()),
        ({"adult": "true"}, {"adult": "false"}, ("minor",)),
        ({}, {"offence": "chantage", "adult": "false"}, ("minor", "blackmail")),
        ({"recallable": "false"}, {"recallable": "true"}, ("recall",)),
        ({}, {"offence": "rancongiciel", "recallable": "true"}, ("recall", "device")),
        ({}, {"offence": "faux_vendeur"}, ()),
    ],
)
def test_what_cannot_wait_is_said_once_and_in_order_of_care(
    orienter: Orienter, before: dict[str, str], after: dict[str, str], due: tuple[str, ...]
) -> None:
    assert notices_due(orienter, before, after) == due
