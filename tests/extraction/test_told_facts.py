"""Which sums, dates and means of payment become facts of the record, and what a line gives."""

from datetime import date

import pytest

from bot.complaint.facts import FactName, encode
from bot.extraction.facts import find_correction, read_facts
from bot.extraction.lines import extract_line

TODAY = date(2026, 3, 18)


def facts(message: str, name: FactName, asked: str | None = None) -> list[str]:
    read = read_facts(message, TODAY, asked=asked)
    return [f"{encode(each.value)} {each.role}".strip() for each in read if each.name is name]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("J'ai viré 450 € le 3 mars.", ["450.00 EUR paid"]),
        ("J'ai viré 3 fois 200 €.", ["600.00 EUR paid"]),
        ("J'ai viré 450 €. Mes 450 € sont perdus.", ["450.00 EUR paid"]),
        ("J'ai viré 300 € puis 200 €, en tout 500 €.", ["300.00 EUR paid", "200.00 EUR paid"]),
        ("J'ai viré 300 €. En tout j'ai perdu 1 500 €.", ["1500.00 EUR lost"]),
        ("J'ai viré 450 €, il m'a remboursé 50 €.", ["450.00 EUR paid"]),
        ("Il en voulait 500 €, j'ai payé 450 €.", ["500.00 EUR asked", "450.00 EUR paid"]),
        ("J'ai versé entre 300 et 400 €.", ["300.00 EUR paid"]),
        ("non, j'ai payé 540", ["540.00 EUR bare"]),
        ("J'ai perdu 500 €.", ["500.00 EUR lost"]),
        ("En tout j'ai perdu 500 €.", ["500.00 EUR total"]),
        ("Il me réclame 500 € sinon il publie mes photos.", ["500.00 EUR ransom"]),
    ],
)
def test_a_message_adds_each_sum_once(message: str, expected: list[str]) -> None:
    assert facts(message, FactName.AMOUNT) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("J'ai payé le 3 mars 2026.", ["2026-03-03"]),
        ("Aujourd'hui je viens pour ça. J'ai payé le 3 mars 2026.", ["2026-03-03"]),
        ("J'ai vu l'annonce le 1er mars. J'ai viré 450 € le 3 mars.", ["2026-03-03"]),
        ("Je suis né le 3 mai 1980. J'ai viré hier.", ["2026-03-17"]),
        ("Aujourd'hui il ne répond plus. L'annonce datait d'hier.", []),
        ("J'ai payé 900 €. Hier j'ai découvert que ses photos sont d'une actrice.", []),
        ("Hier soir une fille m'a ajoutée, puis j'ai envoyé 150 € en PCS.", ["2026-03-17"]),
        ("Aujourd'hui il ne répond plus.", []),
        ("Je suis née le 3 mai 1980.", []),
    ],
)
def test_the_date_kept_is_that_of_the_payment(message: str, expected: list[str]) -> None:
    assert facts(message, FactName.PAYMENT_DATE) == expected


def test_a_day_alone_is_the_payments_out_of_its_turn_too() -> None:
    assert facts("le 3 mars", FactName.PAYMENT_DATE, "seller_unreachable") == ["2026-03-03"]
    assert not facts("oui, la semaine dernière", FactName.PAYMENT_DATE, "already_filed")


def test_a_birth_date_is_kept_when_it_was_asked_for() -> None:
    assert facts("le 3 mai 1980", FactName.VICTIM_BIRTH_DATE, "victim_birth_date") == ["1980-05-03"]


def test_the_means_kept_is_the_one_that_was_used() -> None:
    message = "Il voulait PayPal mais j'ai fait un virement."

    assert facts(message, FactName.PAYMENT_METHOD) == ["transfer"]


@pytest.mark.parametrize("answer", ["540", "environ 540", "cinq cent quarante", "540 je crois"])
def test_a_bare_answer_to_how_much_is_a_sum(answer: str) -> None:
    assert facts(answer, FactName.AMOUNT, "amount") == ["540.00 EUR bare"]


@pytest.mark.parametrize(
    ("answer", "iso"),
    [
        ("mars", "2026-03"),
        ("janvier je crois", "2026-01"),
        ("12/03", "2026-03-12"),
        ("le 3", "2026-03-03"),
        ("3", "2026-03-03"),
        ("2024", "2024"),
        ("lundi", "2026-03-16"),
        ("je ne sais plus", None),
    ],
)
def test_a_bare_answer_to_when_is_a_date(answer: str, iso: str | None) -> None:
    read = facts(answer, FactName.PAYMENT_DATE, "payment_date")

    assert read == ([iso] if iso else [])


def test_a_lone_number_in_a_correction_is_a_sum() -> None:
    message = "non, c'était 540"
    read = read_facts(message, TODAY)

    corrected = find_correction(message, TODAY, read)

    assert [encode(each.value) for each in corrected] == ["540.00 EUR"]


def test_a_line_has_the_promised_shape() -> None:
    line = {
        "id": "a1",
        "text": "J'ai viré 450 € le 3 mars 2026 à Kevin sur le FR76 3000 6000 0112 3456 7890 189.",
        "ref_date": "2026-03-18",
    }

    read = extract_line(line)

    assert list(read) == ["id", "amounts", "dates", "identifiers", "payment_method"]
    assert read["amounts"] == [
        {"text": "450 €", "value": "450.00", "currency": "EUR", "role": "paid"}
    ]
    assert read["dates"] == [{"text": "3 mars 2026", "iso": "2026-03-03"}]
    assert read["payment_method"] == "transfer"


@pytest.mark.parametrize(
    ("message", "asked", "expected"),
    [
        ("c'est 59000 Lille", FactName.VICTIM_COMMUNE, "59000 Lille"),
        ("j'habite à 69003 lyon", FactName.VICTIM_COMMUNE, "69003 lyon"),
        ("c 57000 metz", FactName.VICTIM_COMMUNE, "57000 metz"),
        ("ma commune c'est Metz (57000)", FactName.VICTIM_COMMUNE, "57000 Metz"),
        ("je suis née à Brest", FactName.VICTIM_BIRTH_PLACE, "Brest"),
        ("chui né à nantes", FactName.VICTIM_BIRTH_PLACE, "nantes"),
        ("à Oran", FactName.VICTIM_BIRTH_PLACE, "Oran"),
        ("Tours", FactName.VICTIM_BIRTH_PLACE, "Tours"),
        ("58", FactName.ADULT, "true"),
        ("oui, 58 ans", FactName.ADULT, "true"),
        ("15 ans", FactName.ADULT, "false"),
        ("c traoré", FactName.VICTIM_LAST_NAME, "traoré"),
        ("personne ne répond", FactName.CUSTOMER_SERVICE, "no_answer"),
        ("j'habite 126 place de la Mairie", FactName.VICTIM_ADDRESS, "126 place de la Mairie"),
        ("mon adresse c'est 6 rue du 8 mai", FactName.VICTIM_ADDRESS, "6 rue du 8 mai"),
        ("6 rue du 8 mai 1945", FactName.VICTIM_ADDRESS, "6 rue du 8 mai 1945"),
        ("Da Silva", FactName.VICTIM_LAST_NAME, "Da Silva"),
        ("de la Tour", FactName.VICTIM_LAST_NAME, "de la Tour"),
        ("oui 43 ans et c pour moi", FactName.FOR_SELF, "true"),
    ],
)
def test_an_answer_is_kept_without_the_words_around_it(
    message: str, asked: FactName, expected: str
) -> None:
    assert facts(message, asked, asked.value) == [expected]


@pytest.mark.parametrize(
    "message", ["non, un particulier", "c'était une machine à coudre", "pas un simple signalement"]
)
def test_an_article_corrects_no_sum(message: str) -> None:
    assert find_correction(message, TODAY, []) == []


def test_what_happened_a_moment_ago_moves_no_payment() -> None:
    assert facts("j'ai fait une erreur tout à l'heure", FactName.PAYMENT_DATE) == []
    assert facts("j'ai payé tout à l'heure", FactName.PAYMENT_DATE) == ["2026-03-18"]
