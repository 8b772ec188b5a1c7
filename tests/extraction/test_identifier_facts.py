"""What identifiers become: facts of the record, and lines of ``ariane extract``."""

from datetime import date

import pytest

from bot.complaint.facts import FactName
from bot.extraction.facts import read_facts
from bot.extraction.lexicons import words
from bot.extraction.lines import extract_line

TODAY = date(2026, 3, 10)


def values(message: str, asked: str | None = None) -> dict[str, list[object]]:
    facts: dict[str, list[object]] = {}
    for fact in read_facts(message, TODAY, asked=asked):
        facts.setdefault(fact.name.value, []).append(fact.value)
    return facts


def test_each_owner_has_facts_of_its_own() -> None:
    facts = values(
        "De mon compte FR76 3000 6000 0112 3456 7890 189 vers BE68 5390 0754 7034."
        " Il m'a appelée du 06 39 98 12 34 ; mon numéro est le 06 39 98 56 78."
    )

    assert facts["victim_iban"] == ["FR7630006000011234567890189"]
    assert facts["suspect_iban"] == ["BE68539007547034"]
    assert facts["suspect_phone"] == ["+33639981234"]
    assert facts["victim_phone"] == ["+33639985678"]


def test_a_site_and_a_link_are_the_suspects() -> None:
    facts = values("le site promo-baskets.shop et https://promo-baskets.shop/panier")

    assert facts["suspect_url"] == ["promo-baskets.shop", "https://promo-baskets.shop/panier"]


def test_a_platforms_own_site_names_the_platform_only() -> None:
    facts = values("acheté sur www.leboncoin.fr")

    assert facts["platform"] == ["leboncoin"]
    assert "suspect_url" not in facts


def test_a_link_to_an_advertisement_names_its_platform_too() -> None:
    facts = values("l'annonce https://www.leboncoin.fr/ad/velos/2639981234")

    assert facts["platform"] == ["leboncoin"]
    assert facts["suspect_url"] == ["https://leboncoin.fr/ad/velos/2639981234"]


def test_a_date_within_a_reference_is_no_date() -> None:
    facts = values("Mon dossier n° 12-03-2024-55 est clos")

    assert "payment_date" not in facts


def test_the_same_number_is_one_fact() -> None:
    assert values("06 39 98 12 34, je répète 0639981234")["suspect_phone"] == ["+33639981234"]


def test_a_number_taken_back_is_no_fact() -> None:
    facts = values("non c'est pas le 06 39 98 12 34, c'est le 06 39 98 12 43")

    assert facts["suspect_phone"] == ["+33639981243"]


def test_a_husbands_number_is_nobodys_fact() -> None:
    facts = values("le numéro de mon mari est le 06 39 98 12 34")

    assert "suspect_phone" not in facts
    assert "victim_phone" not in facts


def test_the_victims_name_is_in_two_facts() -> None:
    facts = values("Je m'appelle Jeanne Martin, le vendeur s'appelle Kevin Dupont")

    assert facts["victim_first_name"] == ["Jeanne"]
    assert facts["victim_last_name"] == ["Martin"]
    assert facts["suspect_name"] == ["Kevin Dupont"]


@pytest.mark.parametrize(
    ("message", "asked", "value"),
    [
        ("Benoit", "victim_last_name", "Benoit"),
        ("Kevin", "victim_first_name", "Kevin"),
        ("06 39 98 12 34", "victim_phone", "+33639981234"),
        ("jeanne@example.org", "victim_email", "jeanne@example.org"),
        ("12 rue des Lilas 75011 Paris", "victim_address", "12 rue des Lilas 75011 Paris"),
        ("FR76 3000 6000 0112 3456 7890 189", "victim_iban", "FR7630006000011234567890189"),
        ("06 39 98 12 34", "suspect_phone", "+33639981234"),
        ("Kevin_92", "suspect_pseudonym", "Kevin_92"),
        ("pseudo Kevin_92", "suspect_pseudonym", "Kevin_92"),
        ("Kevin Dupont", "suspect_name", "Kevin Dupont"),
    ],
)
def test_an_answer_is_of_whom_was_asked(message: str, asked: str, value: str) -> None:
    assert values(message, asked)[asked] == [value]


@pytest.mark.parametrize("message", sorted(words("not_a_pseudonym")))
def test_a_refusal_is_no_pseudonym(message: str) -> None:
    assert "suspect_pseudonym" not in values(message, "suspect_pseudonym")


def test_a_mistyped_account_is_kept_and_told() -> None:
    (fact,) = (
        fact
        for fact in read_facts("son iban FR76 3000 6000 0112 3456 7890 188", TODAY)
        if fact.name is FactName.SUSPECT_IBAN
    )

    assert fact.value == "FR7630006000011234567890188"
    assert not fact.certain


def test_a_line_gives_identifiers_in_the_order_of_the_text() -> None:
    read = extract_line(
        {
            "id": "1",
            "text": "Vendu sur Vinted, mail k@example.org, tel 06 39 98 12 34",
            "ref_date": "2026-03-10",
        }
    )

    assert read["identifiers"] == [
        {"text": "Vinted", "kind": "platform", "normalized": "vinted", "owner": "other"},
        {
            "text": "k@example.org",
            "kind": "email",
            "normalized": "k@example.org",
            "owner": "suspect",
        },
        {
            "text": "06 39 98 12 34",
            "kind": "phone",
            "normalized": "+33639981234",
            "owner": "suspect",
        },
    ]
    assert list(read) == ["id", "amounts", "dates", "identifiers", "payment_method"]


def test_a_line_never_shows_a_whole_card() -> None:
    read = extract_line({"id": "1", "text": "carte 4111 1111 1111 1111", "ref_date": "2026-03-10"})

    assert [each["normalized"] for each in read["identifiers"]] == ["1111"]
