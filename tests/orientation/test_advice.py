"""Advice comes with the money first, and each offence and means of payment has its own."""

import re
from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.offences import Offence, PaymentMethod
from bot.orientation.advice import Advice, load_advice
from bot.orientation.entries import BadQuestionnaire
from tests.drafts import a_record

FOLDER = ROOT / "data" / "orientation"
BOOK = load_advice(FOLDER)
EVERY = {
    **{each.value: advice for each, advice in BOOK.payments.items()},
    **{each.value: advice for each, advice in BOOK.offences.items()},
    "always": BOOK.always,
}
LONGEST_SENTENCE = 25


def test_the_money_comes_first_then_the_offence_then_what_holds_for_all() -> None:
    advice = BOOK.of(a_record())

    assert advice == (
        BOOK.payments[PaymentMethod.TRANSFER],
        BOOK.offences[Offence.FAUX_VENDEUR],
        BOOK.always,
    )


def test_who_paid_nothing_is_not_sent_to_the_bank() -> None:
    advice = BOOK.of(a_record(money_paid=False))

    assert advice == (BOOK.offences[Offence.FAUX_VENDEUR], BOOK.always)


def test_a_story_that_is_not_told_yet_has_the_advice_for_all() -> None:
    assert BOOK.of(a_record({})) == (BOOK.always,)


@pytest.mark.parametrize("advice", EVERY.values(), ids=list(EVERY))
def test_advice_says_what_to_do_and_what_never_and_from_whom_we_have_it(advice: Advice) -> None:
    assert advice.do
    assert advice.never
    assert advice.source


@pytest.mark.parametrize("advice", EVERY.values(), ids=list(EVERY))
def test_advice_is_short_and_never_tells_to_hide_something_from_the_bank(advice: Advice) -> None:
    sentences = [part for line in advice.lines for part in re.split(r"(?<=[.])\s+", line)]

    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []
    assert not [line for line in advice.never if "banque" in line]


def test_the_first_thing_after_a_transfer_is_the_call_to_the_bank() -> None:
    first = BOOK.payments[PaymentMethod.TRANSFER].do[0]

    assert "banque" in first
    assert "rappel du virement" in first


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  crypto:\n", "  cryptos:\n", "payments: missing or unknown: crypto, cryptos"),
        ("  rancongiciel:\n", "  rancon:\n", "offences: missing or unknown"),
        ("  always:\n    do:", "  ever:\n    do:", "always"),
        ("    never: [Ne remettez plus d’argent.]\n", "", "cash: lacks 'never'"),
        (
            "[Ne remettez plus d’argent.]",
            "[Ne remettez plus d’argent, même peu.]",
            "needs quotes",
        ),
    ],
)
def test_a_gap_or_a_mistake_is_named(tmp_path: Path, before: str, after: str, told: str) -> None:
    text = (FOLDER / "advice.yml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "advice.yml").write_text(text.replace(before, after), encoding="utf-8")

    with pytest.raises(BadQuestionnaire) as refusal:
        load_advice(tmp_path)

    assert "advice.yml" in str(refusal.value)
    assert told in str(refusal.value)
