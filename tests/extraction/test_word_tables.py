"""Each row of the tables of words is read, and no row is left without an example."""

import re
from datetime import date

import pytest

from bot.extraction.amounts import find_amounts
from bot.extraction.calendar_words import MONTHS, said_as
from bot.extraction.currencies import CURRENCIES
from bot.extraction.dates import find_dates
from bot.extraction.holidays import FEASTS
from bot.extraction.numbers import read_words
from bot.extraction.numerals import WORD_VALUES

TODAY = date(2026, 12, 31)
CURRENCY_EXAMPLES = {
    "euros": "EUR",
    "roros": "EUR",
    "francs suisses": "CHF",
    "francs CFA": "XOF",
    "XAF": "XAF",
    "francs pacifiques": "XPF",
    "dirhams des émirats": "AED",
    "dirhams": "MAD",
    "dinars algériens": "DZD",
    "dinars tunisiens": "TND",
    "dinars": "DZD",
    "dollars canadiens": "CAD",
    "dollars américains": "USD",
    "dollars australiens": "AUD",
    "dollars néo-zélandais": "NZD",
    "dollars": "USD",
    "livres sterling": "GBP",
    "livres turques": "TRY",
    "couronnes suédoises": "SEK",
    "couronnes norvégiennes": "NOK",
    "couronnes danoises": "DKK",
    "couronnes tchèques": "CZK",
    "yens": "JPY",
    "yuans": "CNY",
    "roubles": "RUB",
    "roupies mauriciennes": "MUR",
    "roupies": "INR",
    "zlotys": "PLN",
    "lei": "RON",
    "forints": "HUF",
    "bahts": "THB",
    "nairas": "NGN",
    "cedis": "GHS",
    "ariary": "MGA",
    "gourdes haïtiennes": "HTG",
    "bitcoins": "BTC",
    "ether": "ETH",
    "USDT": "USDT",
    "balles": "EUR",
    "francs": "CHF",
    "livres": "GBP",
    "couronnes": "SEK",
    "e": "EUR",
}
FEAST_EXAMPLES = {
    "la veille de Noël": "2026-12-24",
    "à Noël": "2026-12-25",
    "le réveillon du nouvel an": "2026-12-31",
    "à la Saint-Sylvestre": "2026-12-31",
    "le jour de l'an": "2026-01-01",
    "à l'Épiphanie": "2026-01-06",
    "à la Saint-Valentin": "2026-02-14",
    "le mardi gras": "2026-02-17",
    "le lundi de Pâques": "2026-04-06",
    "à Pâques": "2026-04-05",
    "à l'Ascension": "2026-05-14",
    "le lundi de Pentecôte": "2026-05-25",
    "à la Pentecôte": "2026-05-24",
    "à la fête du travail": "2026-05-01",
    "à l'Assomption": "2026-08-15",
    "à Halloween": "2026-10-31",
    "à la Toussaint": "2026-11-01",
    "à l'armistice": "2026-11-11",
    "au Black Friday": "2026-11-27",
    "au Cyber Monday": "2026-11-30",
}
MONTH_EXAMPLES = {
    "janvié": 1,
    "fev": 2,
    "mars": 3,
    "avrile": 4,
    "mai": 5,
    "juin": 6,
    "juilet": 7,
    "août": 8,
    "setembre": 9,
    "oct": 10,
    "novenbre": 11,
    "desembre": 12,
}


@pytest.mark.parametrize(("name", "code"), CURRENCY_EXAMPLES.items())
def test_each_currency_is_read(name: str, code: str) -> None:
    found = find_amounts(f"j'ai payé 300 {name}")

    assert [each.value.currency for each in found] == [code]


def test_each_row_of_the_currencies_has_an_example() -> None:
    plain = [name.lower().translate(str.maketrans("éèï", "eei")) for name in CURRENCY_EXAMPLES]

    for form in CURRENCIES:
        assert any(re.fullmatch(form, name) for name in plain), form


@pytest.mark.parametrize(("name", "day"), FEAST_EXAMPLES.items())
def test_each_feast_is_read(name: str, day: str) -> None:
    assert [each.value.iso for each in find_dates(f"C'était {name}.", TODAY)] == [day]


def test_each_row_of_the_feasts_has_an_example() -> None:
    plain = [name.lower().translate(str.maketrans("éèëâôê", "eeeaoe")) for name in FEAST_EXAMPLES]

    for form in FEASTS:
        assert any(said_as(form).search(name) for name in plain), form


@pytest.mark.parametrize(("name", "month"), MONTH_EXAMPLES.items())
def test_each_month_is_read(name: str, month: int) -> None:
    found = find_dates(f"le 3 {name} 2025", TODAY)

    assert [each.value.start for each in found] == [date(2025, month, 3)]
    assert list(MONTHS.values()) == list(range(1, 13))


@pytest.mark.parametrize("word", WORD_VALUES)
def test_each_number_word_is_read(word: str) -> None:
    counted = word if WORD_VALUES[word][0] > 0 else f"trois {word}"
    value = read_words(f"deux {word}") if word.startswith(("mill", "mili")) else read_words(counted)

    assert value is not None
    assert value > 0
