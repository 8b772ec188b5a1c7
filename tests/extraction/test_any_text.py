"""Whatever is typed, the finders of sums, dates and statements answer, and answer fast."""

import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.complaint.money import Money
from bot.complaint.periods import Period
from bot.extraction.amounts import find_amounts, find_bare_sums
from bot.extraction.dates import find_dates
from bot.extraction.facts import read_facts
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.items import find_items
from bot.extraction.losses import find_losses
from bot.extraction.numbers import find_numbers, read_digits, read_words
from bot.extraction.payments import find_payment_methods
from bot.extraction.statements import find_statements

TODAY = date(2026, 3, 18)
FINDERS: dict[str, Callable[[str], Sequence[Found[object]]]] = {
    "amounts": find_amounts,
    "bare sums": lambda text: list(find_bare_sums(text)),
    "dates": lambda text: find_dates(text, TODAY),
    "payments": find_payment_methods,
    "items": find_items,
    "statements": find_statements,
}
# Pieces of stories: what goes wrong goes wrong where they meet.
_PIECES = """ |  |\n|. |, |' |’|-|/|:|(|)|le |du |au |de |à |en |et |j'ai |payé |viré |il|m'a |
    demandé|remboursé |perdu |pas |jamais |si |reçu |colis |vide|1|2|3|12|31|06|450|1 250|
    1.250|1'250|2026|0,05|12,50|%|€|$|£|e|k|k5|m|euros|eur|balles|CHF|.-|BTC|cent |mille |
    deux |quatre |vingt |trois|million |centaine |demi|fois |x3|mars|février |avril |mai|
    lundi |mardi |hier|demain|Noël|week-end |semaine |dernier |dernière |mois |an |jours |
    il y a |depuis |fin |début |entre |été|lendemain|la veille|plus tard|après |suivant|
    soit |au total|en tout |dont |virement |PayPal|carte |chèque |coupon |iPhone 13 |
    acheté |vendu |un |une |l'|😀|é|İ|ß|\u0661|²|½|\u00a0|\u202f|\u0301"""
PIECES = st.sampled_from(re.split(r"\|(?:\n    )?|\n    \|?", _PIECES))
STORIES = st.lists(PIECES, max_size=25).map("".join)
TEXTS = st.one_of(STORIES, st.text(max_size=120))
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("kind", FINDERS)
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_span_lies_in_its_text_and_none_overlaps_another(kind: str, text: str) -> None:
    found = FINDERS[kind](text)

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    if kind != "statements":
        assert all(a.end <= b.start for a, b in pairwise(found))


@given(text=TEXTS, today=DAYS)
@settings(max_examples=300, deadline=None)
def test_no_date_begins_after_the_day_of_the_message(text: str, today: date) -> None:
    for each in find_dates(text, today):
        assert each.value.start <= today
        assert Period.of(each.value.iso) == each.value


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_what_is_read_again_is_read_the_same(text: str) -> None:
    for each in find_amounts(text):
        assert Money.of(each.value.amount, each.value.currency) == each.value
        again = find_amounts(f"{each.value.amount} €")
        assert [one.value.amount for one in again] in (
            [],  # a sum that euros cannot hold
            [Money.of(each.value.amount).amount],
        )


@given(text=TEXTS, asked=st.sampled_from([None, "amount", "payment_date", "victim_birth_date"]))
@settings(max_examples=200, deadline=None)
def test_every_message_gives_facts_inside_it(text: str, asked: str | None) -> None:
    for fact in read_facts(text, TODAY, asked=asked):
        assert 0 <= fact.start <= fact.end <= len(text)


@given(text=TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_loss_is_never_below_zero_and_made_of_the_sums_told(text: str) -> None:
    told = {(each.start, each.end) for each in find_amounts(text)}

    for loss in find_losses(text):
        assert loss.total.minor >= 0
        assert {(each.start, each.end) for each in loss.paid} <= told


@given(text=TEXTS)
def test_folding_keeps_every_place_and_changes_nothing_twice(text: str) -> None:
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(value=st.integers(0, 999_999_999))
def test_digits_read_the_same_however_they_are_grouped(value: int) -> None:
    grouped = f"{value:,}"

    for mark in (" ", ".", "'"):
        assert read_digits(grouped.replace(",", mark)) == value


def spelled(value: int) -> str:
    """Say a number below a million, as in Switzerland: « septante », « huitante », « nonante »."""
    units = (
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    )
    small = [*units.split(), "seize", "dix-sept", "dix-huit", "dix-neuf"]
    tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante",
            "nonante"]  # fmt: skip
    if value < 20:
        return small[value]
    if value < 100:
        ten, unit = divmod(value, 10)
        link = " et " if unit == 1 else "-"
        return tens[ten] + (link + small[unit] if unit else "")
    step, word = (100, "cent") if value < 1_000 else (1_000, "mille")
    head, rest = divmod(value, step)
    said = word if head == 1 else f"{spelled(head)} {word}"
    return said + (f" {spelled(rest)}" if rest else "")


@given(value=st.integers(1, 999_999))
@settings(max_examples=500)
def test_numbers_in_words_are_read_for_what_they_are_worth(value: int) -> None:
    assert read_words(spelled(value)) == value


@given(text=st.text(alphabet="cent mille deux quatre-vingt", max_size=60))
def test_numbers_in_words_stand_apart(text: str) -> None:
    found = find_numbers(text)

    assert all(a.end <= b.start for a, b in pairwise(found))


UNITS = [
    "1",
    " ",
    "1 ",
    "1,",
    "1.",
    "1'000",
    "1 000 ",
    "k",
    "1k",
    "cent ",
    "quatre vingt ",
    "mille ",
    "le 3 ",
    "le 3, ",
    "du 3 au 5 ",
    "1/2/",
    "mars ",
    "de janvier à ",
    "lundi ",
    "il y a ",
    "le lendemain ",
    "3 jours après ",
    "450 € ",
    "$ ",
    "payé 45 ",
    "3 fois ",
    "entre 3 et ",
    "j'ai ",
    "pas ",
    "que je ",
    "il m'a ",
    "demandé de ",
    "envoyé un ",
    "carte de ",
    "acheté un ",
    "pc ",
    "un mot que ",
    "jamais reçu ",
    "m'a bloqué ",
    "é",
    "\n",
    "…",
    "😀",
    "J'ai viré 450 € le 3 mars, puis 200 € le lendemain. Il m'a remboursé 50 €. ",
]


def seconds(find: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        find(text)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("unit", UNITS)
def test_twice_as_long_a_text_takes_no_more_than_about_twice_as_long(unit: str) -> None:
    # A loss reads the sums and the statements too.
    for find in (FINDERS["dates"], FINDERS["payments"], FINDERS["items"], find_losses):
        half = seconds(find, unit * (5_000 // len(unit)))
        whole = seconds(find, unit * (10_000 // len(unit)))

        # A quadratic finder would take four times as long, and seconds.
        assert whole < 3 * half + 0.02


def test_a_story_of_ten_thousand_characters_is_read_at_once() -> None:
    story = (
        "Bonjour, j'ai vu une annonce sur leboncoin pour un vélo électrique à 450 €. Le vendeur m'a"
        " demandé de payer par virement. Le lundi 2 mars j'ai viré 300 euros, puis le lendemain"
        " deux cents euros de plus. Depuis il ne répond plus, je n'ai rien reçu. "
    )
    text = story * (10_000 // len(story))

    taken = seconds(lambda text: read_facts(text, TODAY), text)

    assert taken < 0.5
