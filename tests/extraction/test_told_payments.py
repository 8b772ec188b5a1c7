"""Each of several payments is heard with its own means and day, whatever the register."""

from datetime import date

import pytest

from bot.complaint.facts import FactName, encode
from bot.extraction.facts import read_facts
from bot.extraction.payment_words import Pointer, denies_payment, find_pointer, told_count

TODAY = date(2026, 11, 24)
STORY = (
    "j’ai fait un virement de 450 le 3 mars et un autre de 300 la semaine d’après, plus 2 tickets "
    "PCS de 150, il m’a remboursé 50"
)
CASES = [
    (
        STORY,
        [
            ("450.00 EUR", "transfer", "2026-03-03"),
            ("300.00 EUR", "transfer", "2026-03-09/2026-03-15"),
            ("300.00 EUR", "coupon", ""),
        ],
        ["50.00 EUR"],
    ),
    (
        "jai viré 450 le 3 mars pui 300 par carte le 10 mars",
        [("450.00 EUR", "transfer", "2026-03-03"), ("300.00 EUR", "card", "2026-03-10")],
        [],
    ),
    (
        "le 3 mars j'ai payé 450 par carte, le 10 mars 300 par virement",
        [("450.00 EUR", "card", "2026-03-03"), ("300.00 EUR", "transfer", "2026-03-10")],
        [],
    ),
    (
        "j'ai payé 450 et 300 le 3 mars par virement",
        [("450.00 EUR", "transfer", "2026-03-03"), ("300.00 EUR", "transfer", "2026-03-03")],
        [],
    ),
    (
        "g envoyé 200 usd en bitcoin le 2 mars et 100 euros en paysafecard le 5",
        [("200.00 USD", "crypto", "2026-03-02"), ("100.00 EUR", "coupon", "2026-11-05")],
        [],
    ),
]


@pytest.mark.parametrize(("message", "payments", "refunds"), CASES)
def test_each_payment_has_its_own_means_and_day(
    message: str, payments: list[tuple[str, str, str]], refunds: list[str]
) -> None:
    facts = read_facts(message, TODAY)

    told = {(fact.payment, fact.name): encode(fact.value) for fact in facts if fact.payment}
    names = (FactName.AMOUNT, FactName.PAYMENT_METHOD, FactName.PAYMENT_DATE)
    numbers = sorted({number for number, _ in told})
    assert [tuple(told.get((number, name), "") for name in names) for number in numbers] == payments
    assert [encode(fact.value) for fact in facts if fact.name is FactName.REFUND] == refunds


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("le deuxième virement c'était 300", 2),
        ("le 1er était par carte", 1),
        ("le dernier c'était 20 euros", -1),
        ("le virement de 300 c'était le 10 mars", None),
    ],
)
def test_words_point_to_a_payment(message: str, place: int | None) -> None:
    pointer = find_pointer(message)

    assert isinstance(pointer, Pointer)
    assert pointer.place == place


@pytest.mark.parametrize("message", ["jai payé le 1er mars", "il y a eu trois"])
def test_other_ordinals_point_to_none(message: str) -> None:
    assert find_pointer(message) is None


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("en fait il y en a eu trois", 3),
        ("y en a eu 3 en tout", 3),
        ("j'ai fait 2 virements", 2),
        ("il y a eu trois personnes", 0),
    ],
)
def test_how_many_payments_there_were_is_read(message: str, count: int) -> None:
    assert told_count(message) == count


def test_a_payment_that_was_not_made_is_read() -> None:
    assert denies_payment("j'ai pas fait de virement en mars")
    assert not denies_payment("je n'ai pas reçu le vélo")


@pytest.mark.parametrize(
    "message",
    [
        "j'ai vendu mon canapé 300e, il a payé par cheque et le cheque était sans provision",
        "l'acheteur m'a envoyé un faux cheque de 800 euros pour mon vélo, la banque l'a refusé",
        "g reçu un faux cheque de 800 euros pour ma console",
    ],
)
def test_a_cheque_that_the_buyer_gave_is_not_how_her_money_left(message: str) -> None:
    names = {fact.name for fact in read_facts(message, TODAY)}

    assert not names & {FactName.PAYMENT_METHOD, FactName.MONEY_PAID}
