"""What each paper shows, before it is typeset."""

from dataclasses import replace
from datetime import date

import pytest

from bot.complaint.facts import FactName, Record, Source
from bot.complaint.money import Money
from bot.complaint.periods import Period
from bot.documents.contents import Contents
from bot.evidence.kinds import ACCEPTED
from bot.wording.wording import Wording
from tests.conftest import NOON
from tests.documents.cases import DIGEST, OFFICER, a_case
from tests.drafts import COMPLETE, STORY, a_fact, a_record


@pytest.fixture
def contents(wording: Wording) -> Contents:
    return Contents(wording)


def test_the_receipt_shows_what_was_declared_and_not_who_lives_where(contents: Contents) -> None:
    receipt = contents.receipt(a_case(), NOON)

    shown = {row["label"]: row["text"] for part in receipt["sections"] for row in part["rows"]}
    assert shown["Objet ou bien"] == "vélo bleu"
    assert shown["Montant"] == "540\u00a0€"
    assert receipt["declarant"] == "Hélène Vasseur"
    assert "3 rue des Lilas" not in str(receipt)


def test_every_paper_bears_its_reference_its_moment_and_the_audit_head(
    contents: Contents,
) -> None:
    case = a_case()

    for paper in (
        contents.receipt(case, NOON),
        contents.rights(case, NOON),
        contents.pv(case, OFFICER, NOON),
    ):
        assert paper["reference"] == "A7K-2931"
        assert paper["issued"] == "5 mars 2026 à 13\u00a0h\u00a000"
        assert paper["kind"] == "plainte"
        assert paper["audit"] == {"position": 12, "digest": DIGEST}


def test_an_exhibit_is_listed_with_its_digest(contents: Contents) -> None:
    receipt = contents.receipt(a_case(), NOON)

    assert receipt["exhibits"] == [
        {
            "position": 1,
            "name": "annonce.png",
            "nature": "Image PNG",
            "size": "340\u00a0Ko",
            "sha256": DIGEST,
        }
    ]


@pytest.mark.parametrize("media_type", ACCEPTED)
def test_every_kind_of_file_that_can_be_joined_has_a_name_in_french(
    media_type: str, contents: Contents
) -> None:
    case = a_case()
    exhibits = [replace(case.exhibits[0], media_type=media_type)]

    [told] = contents.receipt(replace(case, exhibits=exhibits), NOON)["exhibits"]

    assert told["nature"][0].isupper()
    assert "/" not in told["nature"]


def test_the_minutes_say_where_each_fact_comes_from(contents: Contents) -> None:
    pv = contents.pv(a_case(), OFFICER, NOON)

    amount = next(row for row in pv["facts"] if row["label"] == "Montant")
    assert amount == {
        "label": "Montant",
        "text": "540\u00a0€",
        "origin": "Corrigé par Brigadier Roux\u00a0: lu sur la pièce 1",
        "before": "450\u00a0€",
    }


def test_the_minutes_hold_the_identity_and_the_whole_conversation(contents: Contents) -> None:
    pv = contents.pv(a_case(), OFFICER, NOON)

    assert {"label": "Adresse", "text": "3 rue des Lilas"} in pv["identity"]
    assert [message["text"] for message in pv["transcript"]] == [
        STORY,
        "Avez-vous reçu l’objet ?",
    ]
    assert [message["author"] for message in pv["transcript"]] == ["la victime", "Ariane"]


def test_a_fact_is_traced_to_the_words_that_it_was_read_in(contents: Contents) -> None:
    start = STORY.index("450 €")
    fact = a_fact(FactName.AMOUNT, Money(450_00), start=start, end=start + 5)

    assert contents.origin(fact, a_case()) == "Message\u00a01\u00a0: «\u00a0450 €\u00a0»"


def test_a_long_message_is_quoted_by_its_beginning(contents: Contents) -> None:
    case = a_case("mot " * 500)
    fact = a_fact(FactName.MORE, "mot", source=Source.MESSAGE)

    origin = contents.origin(fact, case)

    assert "mot mot" in origin
    assert "…" in origin
    assert len(origin) < 200


def test_a_verified_identity_is_told_from_what_she_wrote(contents: Contents) -> None:
    fact = a_fact(FactName.VICTIM_LAST_NAME, "Vasseur", source=Source.IDENTITY)

    said = contents.origin(fact, a_case())

    assert said == "Message\u00a01, identité vérifiée par FranceConnect"


def test_a_fact_whose_message_is_gone_has_no_origin(contents: Contents) -> None:
    assert contents.origin(a_fact(FactName.MORE, "mot", origin="gone"), a_case()) == ""


def test_the_bank_sheet_holds_what_the_bank_asks_for(contents: Contents) -> None:
    sheet = contents.recall(a_record(), "A7K-2931", NOON)

    rows = {row["label"]: row["text"] for row in sheet["rows"]}
    assert rows["Montant"] == "450\u00a0€"
    assert rows["Titulaire du compte débité"] == "Hélène Vasseur"
    assert rows["Date du virement"] == "3 mars 2026"
    assert rows["Bénéficiaire annoncé"] == "Kevin_92"
    assert rows["IBAN qui a reçu l’argent"].startswith("FR76\u00a03000")
    assert rows["Référence à rappeler"] == "A7K-2931"
    assert (sheet["amount"], sheet["day"]) == ("de 450\u00a0€", "le 3 mars 2026")


def test_the_bank_sheet_of_a_draft_says_so_and_leaves_out_what_is_not_known(
    contents: Contents,
) -> None:
    sheet = contents.recall(Record(), "", NOON)

    assert sheet["draft"]
    assert sheet["reference"] is None
    assert [row["label"] for row in sheet["rows"]] == ["Référence à rappeler"]
    assert (sheet["amount"], sheet["day"]) == ("", "")


def test_a_month_is_no_day_to_read_to_a_bank(contents: Contents) -> None:
    sheet = contents.recall(a_record(payment_date=Period.month(2026, 3)), "", NOON)

    assert sheet["day"] == ""


def test_the_name_that_was_given_comes_before_the_pseudonym(contents: Contents) -> None:
    record = a_record(COMPLETE, suspect_name="Kevin Roger")

    rows = {row["label"]: row["text"] for row in contents.recall(record, "", NOON)["rows"]}

    assert rows["Bénéficiaire annoncé"] == "Kevin Roger"


def test_a_day_of_the_month_is_told(contents: Contents) -> None:
    sheet = contents.recall(a_record(payment_date=Period.day(date(2026, 3, 1))), "", NOON)

    assert sheet["day"] == "le 1er mars 2026"
