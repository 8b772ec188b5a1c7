"""Everything that people are shown has words, and an absence of words is refused at once."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.bootstrap.settings import ROOT
from bot.complaint.complaints import DocumentKind, FilingKind
from bot.complaint.conversation import Author
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import BOOKKEEPING, CHOICES, FactName, Source, Value
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.officers import Role
from bot.complaint.periods import Period, Precision
from bot.wording.reading import MissingWords
from bot.wording.wording import Wording
from tests.conftest import NOON
from tests.drafts import COMPLETE, IBAN, a_fact, a_record

WORDS = ROOT / "data" / "wording"
MEMBERS = [(name, member) for name, members in CHOICES.items() for member in members]


@pytest.mark.parametrize("name", FactName)
def test_every_fact_has_a_label_a_section_and_a_correction(
    wording: Wording, name: FactName
) -> None:
    assert wording.label(name)
    assert wording.section(name)
    assert wording.correct(name)


@pytest.mark.parametrize(("name", "member"), MEMBERS)
def test_every_choice_is_said_in_words(wording: Wording, name: FactName, member: Value) -> None:
    assert isinstance(member, Enum)
    assert wording.value(name, member) != member.value


@pytest.mark.parametrize("state", State)
def test_every_state_says_what_it_means_and_what_comes_next(wording: Wording, state: State) -> None:
    words = wording.state(state)

    assert all(words[key] for key in ("step", "officer", "victim", "next"))


@pytest.mark.parametrize("kind", FilingKind)
def test_every_filing_has_a_name(wording: Wording, kind: FilingKind) -> None:
    assert wording.kind(kind)


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_paper_has_a_title(wording: Wording, kind: DocumentKind) -> None:
    assert wording.document(kind)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_name(wording: Wording, role: Role) -> None:
    assert wording.role(role)


@pytest.mark.parametrize("author", Author)
def test_every_author_has_a_name(wording: Wording, author: Author) -> None:
    assert wording.author(author)


@pytest.mark.parametrize(
    ("source", "parts", "said"),
    [
        (
            Source.MESSAGE,
            {"position": 3, "words": "450 €"},
            "Message\u00a03\u00a0: «\u00a0450 €\u00a0»",
        ),
        (
            Source.BUTTON,
            {"position": 3, "words": "Non"},
            "Message\u00a03, réponse choisie\u00a0: «\u00a0Non\u00a0»",
        ),
        (
            Source.INFERENCE,
            {"position": 3, "words": "viré"},
            "Message\u00a03, déduit de\u00a0: «\u00a0viré\u00a0»",
        ),
        (Source.EXHIBIT, {"position": 2}, "Pièce\u00a02"),
        (
            Source.OFFICER,
            {"officer": "Brigadier Roux", "reason": "lu sur la pièce 1"},
            "Corrigé par Brigadier Roux\u00a0: lu sur la pièce 1",
        ),
    ],
)
def test_every_source_tells_where_a_fact_comes_from(
    wording: Wording, source: Source, parts: dict[str, Any], said: str
) -> None:
    assert wording.origin(source, **parts) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (FactName.GOODS_RECEIVED, True, "Oui"),
        (FactName.GOODS_RECEIVED, False, "Non"),
        (FactName.GOODS_RECEIVED, None, "Sans indication"),
        (FactName.AMOUNT, Money(450_00), "450\u00a0€"),
        (FactName.PAYMENT_DATE, Period.day(date(2026, 3, 3)), "3 mars 2026"),
        (FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER, "Virement"),
        (FactName.PLATFORM, "leboncoin", "Leboncoin"),
        (FactName.PLATFORM, "ebay", "eBay"),
        (FactName.PLATFORM, "vide-grenier du coin", "Vide-grenier du coin"),
        (FactName.SUSPECT_PHONE, "+33639980012", "06 39 98 00 12".replace(" ", "\u00a0")),
        (FactName.VICTIM_IBAN, IBAN, "FR76 3000 6000 0112 3456 7890 189".replace(" ", "\u00a0")),
        (FactName.ITEM, "vélo {bleu}", "vélo {bleu}"),
    ],
)
def test_a_value_is_said_as_a_person_would_write_it(
    wording: Wording, name: FactName, value: Value, said: str
) -> None:
    assert wording.value(name, value) == said


def test_a_recap_shows_every_fact_of_the_case_and_none_of_the_bookkeeping(
    wording: Wording,
) -> None:
    lines = wording.recap(a_record())

    assert {line.name for line in lines} == set(COMPLETE) - BOOKKEEPING


def test_a_recap_leaves_out_what_says_nothing_of_the_offence(wording: Wording) -> None:
    record = a_record(
        {}, offence=Offence.PIRATAGE_COMPTE, goods_received=False, amount=Money(50_00)
    )

    assert [line.name.value for line in wording.recap(record)] == ["offence", "amount"]


def test_a_recap_goes_section_by_section(wording: Wording) -> None:
    sections = [line.section for line in wording.recap(a_record())]

    changes = [one for one, before in zip(sections, ["", *sections], strict=False) if one != before]

    assert len(changes) == len(set(changes))


def test_the_second_of_its_kind_is_numbered(wording: Wording) -> None:
    record = a_record({FactName.SUSPECT_PHONE: "+33612345678"})
    record.add(a_fact(FactName.SUSPECT_PHONE, "+33698765432", rank=2))

    labels = [line.label for line in wording.recap(record)]

    assert labels == ["Son téléphone", "Son téléphone (2)"]


def test_each_of_several_payments_has_its_own_section(wording: Wording) -> None:
    record = a_record({FactName.AMOUNT: Money(450_00)})
    record.add(a_fact(FactName.PAYMENT_METHOD, PaymentMethod.CARD))
    record.add(a_fact(FactName.AMOUNT, Money(50_00), rank=2))

    lines = [(line.section, line.label, line.text) for line in wording.recap(record)]

    assert lines == [
        ("1er paiement", "Montant (1er paiement)", "450\u00a0€"),
        ("1er paiement", "Moyen de paiement (1er paiement)", "Carte bancaire"),
        ("2e paiement", "Montant (2e paiement)", "50\u00a0€"),
    ]


def test_a_payment_that_was_not_made_is_not_shown(wording: Wording) -> None:
    record = a_record({FactName.AMOUNT: Money(450_00)})
    record.add(a_fact(FactName.AMOUNT, Money(50_00), rank=2))
    record.add(a_fact(FactName.PAYMENT_MADE, value=False, rank=2))

    assert [line.label for line in wording.recap(record)] == ["Montant"]


def test_the_loss_is_told_currency_by_currency(wording: Wording) -> None:
    record = a_record({FactName.AMOUNT: Money(450_00)})
    record.add(a_fact(FactName.AMOUNT, Money(200_00, "USD"), rank=2))
    record.add(a_fact(FactName.REFUND, Money(50_00)))

    told = wording.payments.lost(record).replace("\u00a0", " ")

    assert told == "400 € (450 € payés, 50 € rendus) et 200 $US"


def test_a_joined_file_is_confirmed_by_its_number(wording: Wording) -> None:
    alone = Exhibit("e", 2, "annonce.png", "image/png", 1, "ab" * 32, NOON)
    mailed = replace(alone, position=3, within=2)

    assert wording.exhibits.added(alone) == "Pièce\u00a02 ajoutée\u00a0: annonce.png."
    assert wording.exhibits.added(mailed) == (
        "Pièce\u00a03 ajoutée\u00a0: annonce.png, jointe au courriel (pièce\u00a02)."
    )


@pytest.mark.parametrize(
    "reason",
    ["type", "size", "count", "empty", "unreadable", "locked", "program", "hidden", "archive"],
)
def test_a_file_that_stays_in_its_mail_is_named_with_why_and_what_to_do(
    wording: Wording, reason: str
) -> None:
    stays, *why = wording.exhibits.left("facture.exe", reason).partition(". ")

    assert stays == "«\u00a0facture.exe\u00a0» reste dans le courriel, qui est gardé entier"
    assert re.fullmatch(r"\. [CV].+\.", "".join(why))


def test_an_act_without_words_is_shown_as_it_is(wording: Wording) -> None:
    assert wording.act("officer:complaint:read") == "Dossier lu"
    assert wording.act("system:moon:rise") == "system:moon:rise"


NOTED: list[tuple[dict[str, Value], str]] = [
    ({"item": "vélo bleu", "platform": "leboncoin"}, "une annonce sur Leboncoin (vélo bleu)"),
    ({"item": "vélo bleu"}, "un bien (vélo bleu)"),
    (
        {"offence": Offence.FAUX_VENDEUR, "item": "vélo bleu", "platform": "leboncoin"},
        "un achat sur Leboncoin (vélo bleu)",
    ),
    ({"offence": Offence.FAUX_ACHETEUR, "item": "vélo bleu"}, "une vente (vélo bleu)"),
    (
        {"offence": Offence.FAUSSE_LOCATION, "item": "studio", "platform": "leboncoin"},
        "une location sur Leboncoin (studio)",
    ),
    ({"contact_platform": "snapchat"}, "des échanges sur Snapchat"),
    ({"platform": "leboncoin"}, "des faits sur Leboncoin"),
    (
        {"offence": Offence.FAUX_VENDEUR, "platform": "leboncoin"},
        "une annonce sur Leboncoin",
    ),
    ({"offence": Offence.CHANTAGE, "platform": "snapchat"}, "des faits sur Snapchat"),
    (
        {
            "amount": Money(450_00),
            "payment_method": PaymentMethod.TRANSFER,
            "payment_date": Period.day(date(2026, 3, 3)),
        },
        "un paiement de 450\u00a0€ par virement, le 3 mars 2026",
    ),
    (
        {
            "amount": Money(450_00),
            "payment_method": PaymentMethod.CARD,
            "payment_date": Period.month(2026, 3),
        },
        "un paiement de 450\u00a0€ par carte bancaire, en mars 2026",
    ),
    (
        {
            "amount": Money(450_00),
            "payment_date": Period(date(2026, 3, 3), date(2026, 3, 9), Precision.RANGE),
        },
        "un paiement de 450\u00a0€, du 3 mars 2026 au 9 mars 2026",
    ),
    (
        {"amount": Money(450_00), "payment_method": PaymentMethod.PAYPAL},
        "un paiement de 450\u00a0€ avec PayPal",
    ),
    ({"amount": Money(450_00)}, "un montant de 450\u00a0€"),
    ({"amount": Money(450_00), "money_paid": False}, "450\u00a0€ demandés"),
    ({"payment_date": Period.year(2025)}, "un paiement en 2025"),
    ({"payment_date": Period.day(date(2026, 3, 1))}, "un paiement le 1er mars 2026"),
    ({"payment_method": PaymentMethod.CRYPTO}, "un paiement en cryptomonnaie"),
    (
        {"payment_method": PaymentMethod.CASH, "payment_date": Period.year(2025)},
        "un paiement en espèces, en 2025",
    ),
    (
        {"suspect_pseudonym": "Kevin_92", "suspect_name": "Kevin Roger"},
        "une personne qui se fait appeler Kevin_92, ou Kevin Roger",
    ),
    ({"suspect_pseudonym": "Kevin_92"}, "une personne qui se fait appeler Kevin_92"),
    ({"suspect_name": "Kevin Roger"}, "une personne qui dit s’appeler Kevin Roger"),
    (
        {"suspect_email": "kevin@example.org", "suspect_url": "example.org/kevin"},
        "son adresse e-mail, kevin@example.org, le lien example.org/kevin",
    ),
    ({"item": "un lot {rare}"}, "un bien (un lot {rare})"),
    ({"goods_received": False, "offence": Offence.FAUX_VENDEUR}, ""),
    ({"amount": None, "item": None}, ""),
]


@pytest.mark.parametrize(("said", "sentence"), NOTED)
def test_what_was_understood_is_said_in_one_sentence(
    wording: Wording, said: dict[str, Value], sentence: str
) -> None:
    record = a_record({}, **said)

    assert wording.noted(record, [FactName(name) for name in said]) == sentence


def test_what_was_known_before_is_not_said_again(wording: Wording) -> None:
    assert wording.noted(a_record(), [FactName.ITEM]) == "un achat (vélo bleu)"


def test_two_sums_are_both_said(wording: Wording) -> None:
    record = a_record({FactName.AMOUNT: Money(450_00)})
    record.add(a_fact(FactName.AMOUNT, Money(50_00), rank=2))

    said = wording.noted(record, [FactName.AMOUNT], {1, 2})

    assert said == "un paiement de 450\u00a0€, un paiement de 50\u00a0€"


@pytest.mark.parametrize("method", PaymentMethod)
def test_every_means_of_payment_fits_in_the_sentence(
    wording: Wording, method: PaymentMethod
) -> None:
    record = a_record({FactName.PAYMENT_METHOD: method})

    assert wording.noted(record, [FactName.PAYMENT_METHOD]).startswith("un paiement ")


@pytest.mark.parametrize(
    ("file", "path", "told"),
    [
        ("facts", ["facts", "amount"], "facts.yml: facts: no words for amount"),
        ("values", ["offence", "chantage"], "values.yml: offence: no words for chantage"),
        ("values", ["payment_method"], "values.yml: payment_method: no words for transfer"),
        ("cases", ["states", "filed"], "cases.yml: states: no words for filed"),
        ("cases", ["kinds", "plainte"], "cases.yml: kinds: no words for plainte"),
        ("cases", ["documents", "droits"], "cases.yml: documents: no words for droits"),
        ("cases", ["roles", "auditor"], "cases.yml: roles: no words for auditor"),
        ("cases", ["sources", "button"], "cases.yml: sources: no words for button"),
        ("cases", ["authors", "ariane"], "cases.yml: authors: no words for ariane"),
        ("noted", ["how", "cheque"], "noted.yml: how: no words for cheque"),
        ("noted", ["when", "range"], "noted.yml: when: no words for range"),
    ],
)
def test_words_that_lack_are_named_with_their_file(
    tmp_path: Path, file: str, path: list[str], told: str
) -> None:
    folder = shutil.copytree(WORDS, tmp_path / "wording")
    words = yaml.safe_load((folder / f"{file}.yml").read_text(encoding="utf-8"))
    *above, last = path
    place = words
    for key in above:
        place = place[key]
    del place[last]
    (folder / f"{file}.yml").write_text(yaml.safe_dump(words), encoding="utf-8")

    with pytest.raises(MissingWords) as refusal:
        Wording.load(folder)

    assert str(refusal.value).startswith(told)


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.yml")), ids=lambda path: path.name)
def test_no_key_is_taken_for_a_truth_value(path: Path) -> None:
    """YAML reads « on », « no » and « yes » without quotes as true and false."""
    strays = [
        key
        for node in _mappings(yaml.safe_load(path.read_text(encoding="utf-8")))
        for key in node
        if not isinstance(key, str)
    ]

    assert strays == []


def _mappings(node: object) -> Iterator[dict[Any, Any]]:
    if isinstance(node, dict):
        yield node
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for part in parts:
        yield from _mappings(part)
