"""One test a row for the tables of words that no finder's own test goes through."""

import pytest

from bot.extraction.companies import find_companies
from bot.extraction.coupons import BRANDS
from bot.extraction.labels import LABELS, label_of
from bot.extraction.lexicons import first_names, words
from bot.extraction.links import find_domains
from bot.extraction.persons import find_person_names
from bot.extraction.platforms import find_platforms
from bot.extraction.pseudonyms import ACCOUNTS, ANNOUNCING, find_pseudonyms

NAMES, COMMON = first_names()
PLAIN = str.isalpha


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_first_name_is_a_person(name: str) -> None:
    (found,) = find_person_names(f"hier {name.title()} a disparu")

    assert found.value == name.title()


@pytest.mark.parametrize("name", sorted(COMMON))
def test_each_common_first_name_needs_a_family_name(name: str) -> None:
    assert find_person_names(f"la {name.title()} est belle") == []
    assert [each.value for each in find_person_names(f"hier {name.title()} Durand")] == [
        f"{name.title()} Durand"
    ]


@pytest.mark.parametrize(
    ("word", "label"),
    [
        (word, label)
        for forms, label in LABELS.items()
        for word in forms.split("|")
        if word.replace(" ", "").isalpha()
    ],
)
def test_each_label_says_what_its_number_is(word: str, label: str) -> None:
    text = f"voici : {word} n° 123456"

    assert label_of(text, text.index("1")) == label


@pytest.mark.parametrize("suffix", sorted(words("plain_suffixes")))
def test_each_plain_suffix_makes_a_site(suffix: str) -> None:
    assert [each.value for each in find_domains(f"hier bonplan.{suffix} a ferme")] == [
        f"bonplan.{suffix}"
    ]


@pytest.mark.parametrize("word", sorted(words("business")))
def test_each_word_of_business_makes_a_holder_a_company(word: str) -> None:
    message = f"un compte au nom de Alpha {word.title()}"

    assert [each.value for each in find_companies(message)] == [f"Alpha {word.title()}"]
    assert find_person_names(message) == []


@pytest.mark.parametrize("form", [form for form in ANNOUNCING if PLAIN(form)])
def test_each_announcing_word_is_followed_by_a_pseudonym(form: str) -> None:
    assert [each.value for each in find_pseudonyms(f"{form} : lapinou")] == ["lapinou"]


@pytest.mark.parametrize("form", [form for form in ACCOUNTS if PLAIN(form)])
def test_each_account_word_is_followed_by_a_handle(form: str) -> None:
    assert [each.value for each in find_pseudonyms(f"{form} lapin_92")] == ["lapin_92"]
    assert find_pseudonyms(f"{form} lapin") == []


@pytest.mark.parametrize("brand", [brand for brand in BRANDS if PLAIN(brand)])
def test_each_brand_of_coupons_is_lower_case_like_the_text_it_is_sought_in(brand: str) -> None:
    assert brand == brand.lower()


def test_no_two_platforms_share_a_form() -> None:
    assert len({each.value for each in find_platforms("leboncoin puis vinted puis ebay")}) == 3
