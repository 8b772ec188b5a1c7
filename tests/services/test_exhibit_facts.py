"""Which facts of an exhibit are worth asking about, reading by reading."""

from datetime import date

import pytest

from bot.complaint.exhibits import Reading
from bot.complaint.facts import FactName, Record, Value
from bot.complaint.money import Money
from bot.complaint.periods import Period
from bot.services.exhibit_facts import changes_of, facts_in, news
from tests.drafts import IBAN, a_record

TODAY = date(2026, 3, 5)
SPACED = "FR76 3000 6000 0112 3456 7890 189"
SUM = (FactName.AMOUNT, Money.of("450.00"))
ACCOUNT = (FactName.SUSPECT_IBAN, IBAN)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"Virement exécuté le 3 mars 2026\n450,00 €\nIBAN\n{SPACED}",
            [SUM, (FactName.PAYMENT_DATE, Period.day(date(2026, 3, 3))), ACCOUNT],
        ),
        ("Vélo bleu\n450,00 €\nEnvoi possible", [SUM]),
        ("Publié le 3 mars 2026\nVélo bleu", []),
        ("Appelez-moi au 06 39 98 12 34", [(FactName.SUSPECT_PHONE, "+33639981234")]),
        # One digit that a lens has blurred, and the account is another's.
        ("IBAN FR76 3000 6000 0112 3456 7890 188", []),
        ("Courses 12,50 €\nLoyer 700,00 €\nPain 1,20 €", []),
        ("a@ex.org b@ex.org c@ex.org d@ex.org", []),
        ("", []),
    ],
)
def test_what_a_picture_tells_of_a_case_is_read(
    text: str, facts: list[tuple[FactName, Value]]
) -> None:
    assert facts_in(Reading(text), TODAY) == facts


def test_a_code_is_read_like_writing() -> None:
    facts = facts_in(Reading(codes=["https://colis-a-payer.com/x"]), TODAY)

    assert facts == [(FactName.SUSPECT_URL, "https://colis-a-payer.com/x")]


def test_who_sent_a_mail_and_who_would_get_the_answer_are_asked_about() -> None:
    claims = {"from": "Ma Banque <a@mail-exemple.fr>", "reply-to": "b@mail-exemple.fr"}

    facts = facts_in(Reading("Bonjour", claims={**claims, "to": "jeanne@example.org"}), TODAY)

    assert facts == [
        (FactName.SUSPECT_EMAIL, "a@mail-exemple.fr"),
        (FactName.SUSPECT_EMAIL, "b@mail-exemple.fr"),
    ]


def test_what_is_held_already_is_not_asked_again() -> None:
    assert news([SUM, ACCOUNT], a_record()) == []


def test_another_account_is_asked_about_and_another_sum_is_not() -> None:
    other = (FactName.SUSPECT_IBAN, "BE71096123456769")

    assert news([(FactName.AMOUNT, Money.of("900.00")), other], a_record()) == [other]


def test_her_own_address_is_never_taken_for_somebody_elses() -> None:
    own = (FactName.SUSPECT_EMAIL, "helene.vasseur@example.org")

    assert news([own], a_record()) == []


def test_what_she_confirms_enters_at_the_next_rank_and_names_the_exhibit() -> None:
    record = a_record()

    (change,) = changes_of([(FactName.SUSPECT_IBAN, "BE71096123456769")], "e1", record)

    assert (change.rank, change.confirmed, change.provenance.origin) == (2, True, "e1")


def test_a_date_that_she_confirms_is_not_asked_again() -> None:
    day = (FactName.PAYMENT_DATE, Period.day(date(2026, 3, 3)))

    names = [change.name for change in changes_of([day], "e1", Record())]

    assert names == [FactName.PAYMENT_DATE, FactName.PAYMENT_DATE_CONFIRMED]
