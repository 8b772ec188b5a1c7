"""What a record tells of payments: one a rank, what they add up to, what was taken back."""

from bot.complaint.facts import FactName, Record
from bot.complaint.losses import loss_cents
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.payments import methods_of, next_rank, payments_of
from tests.drafts import a_fact


def three() -> Record:
    return Record(
        [
            a_fact(FactName.AMOUNT, Money(450_00)),
            a_fact(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER),
            a_fact(FactName.AMOUNT, Money(300_00), rank=2),
            a_fact(FactName.PAYMENT_METHOD, PaymentMethod.CARD, rank=2),
            a_fact(FactName.AMOUNT, Money(200_00, "USD"), rank=3),
        ]
    )


def test_the_facts_of_one_rank_are_one_payment() -> None:
    told = [(each.number, each.amount, each.method) for each in payments_of(three())]

    assert told == [
        (1, Money(450_00), PaymentMethod.TRANSFER),
        (2, Money(300_00), PaymentMethod.CARD),
        (3, Money(200_00, "USD"), None),
    ]


def test_a_draft_of_one_means_for_two_sums_is_read_as_before() -> None:
    record = Record(
        [
            a_fact(FactName.AMOUNT, Money(450_00)),
            a_fact(FactName.AMOUNT, Money(50_00), rank=2),
            a_fact(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER),
        ]
    )

    assert loss_cents(record) == 500_00
    assert methods_of(record) == [PaymentMethod.TRANSFER]


def test_what_came_back_is_not_lost_and_no_currency_is_converted() -> None:
    record = three()
    record.add(a_fact(FactName.REFUND, Money(50_00)))

    assert loss_cents(record) == 700_00


def test_a_payment_taken_back_counts_no_more_and_keeps_its_rank() -> None:
    record = three()
    record.add(a_fact(FactName.PAYMENT_MADE, value=False, rank=1))

    assert [(each.rank, each.number) for each in payments_of(record)] == [(2, 1), (3, 2)]
    assert loss_cents(record) == 300_00
    assert next_rank(record) == 4


def test_more_came_back_than_was_paid_leaves_no_loss() -> None:
    record = Record([a_fact(FactName.AMOUNT, Money(10_00)), a_fact(FactName.REFUND, Money(20_00))])

    assert loss_cents(record) == 0
