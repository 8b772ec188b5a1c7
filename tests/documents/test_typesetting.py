"""Papers are PDF/UA-1, hold every word, and are the same bytes each time."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from bot.complaint.complaints import FilingKind
from bot.complaint.facts import Record
from bot.documents.contents import Contents
from bot.documents.typesetting import _DRAWN, typeset
from bot.wording.wording import Wording
from tests.conftest import NOON
from tests.documents.cases import DIGEST, OFFICER, a_case
from tests.documents.reading import characters_of, pages_of, squeezed, tags_of, text_of
from tests.drafts import STORY, a_record

TITLES = {
    "receipt": "Récépissé de plainte",
    "rights": "Vos droits",
    "pv": "Procès-verbal de réception de plainte",
    "recall": "Fiche à lire à votre banque",
}


def content_of(template: str, contents: Contents, case: Any = None) -> Mapping[str, Any]:
    case = case or a_case()
    return {
        "receipt": lambda: contents.receipt(case, NOON),
        "rights": lambda: contents.rights(case, NOON),
        "pv": lambda: contents.pv(case, OFFICER, NOON),
        "recall": lambda: contents.recall(a_record(), "A7K-2931", NOON),
    }[template]()


@pytest.fixture
def contents(wording: Wording) -> Contents:
    return Contents(wording)


@pytest.mark.parametrize("template", TITLES)
def test_a_paper_declares_what_a_screen_reader_needs(template: str, contents: Contents) -> None:
    pdf = typeset(template, content_of(template, contents), NOON)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang) == "fr-FR"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == TITLES[template]
        assert all("/Tabs" in page or "/StructParents" in page for page in opened.pages)


@pytest.mark.parametrize(
    ("template", "tags"),
    [
        ("receipt", {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI"}),
        ("pv", {"/H1", "/H2", "/Table", "/TH", "/TD"}),
        ("rights", {"/H1", "/H2", "/L", "/LI"}),
        ("recall", {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI"}),
    ],
)
def test_titles_tables_and_lists_are_tagged(
    template: str, tags: set[str], contents: Contents
) -> None:
    pdf = typeset(template, content_of(template, contents), NOON)

    assert tags <= tags_of(pdf)


@pytest.mark.parametrize("template", TITLES)
def test_the_same_paper_of_the_same_moment_has_the_same_bytes(
    template: str, contents: Contents
) -> None:
    once = typeset(template, content_of(template, contents), NOON)
    again = typeset(template, content_of(template, contents), NOON)
    later = typeset(template, content_of(template, contents), NOON + timedelta(seconds=1))

    assert once == again
    assert once != later


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("receipt", ["A7K-2931", "Hélène Vasseur", "vélo bleu", "540 €", "annonce.png", DIGEST]),
        ("rights", ["A7K-2931", "article 10-2 du code de procédure pénale", "116 006"]),
        (
            "pv",
            [
                "Brigadier Roux, Brigade de Lille",
                "3 rue des Lilas",
                "Auparavant : 450 €",
                "lu sur la pièce 1",
                STORY,
                DIGEST,
            ],
        ),
        (
            "recall",
            [
                "J’ai fait un virement de 450 € le 3 mars 2026. Je vous demande",
                "FR76 3000 6000 0112 3456 7890 189",
                "A7K-2931",
            ],
        ),
    ],
)
def test_a_paper_holds_its_words(template: str, words: list[str], contents: Contents) -> None:
    read = text_of(typeset(template, content_of(template, contents), NOON))

    assert [each for each in words if squeezed(each) not in read] == []


def test_a_report_is_not_promised_what_follows_a_complaint(contents: Contents) -> None:
    case = a_case()
    report = replace(case, complaint=replace(case.complaint, kind=FilingKind.REPORT))

    read = text_of(typeset("receipt", content_of("receipt", contents, report), NOON))

    assert squeezed("enregistrée comme signalement") in read
    assert squeezed("il n’y a pas de suivi pour vous") in read
    assert squeezed("Le procureur de la République décide") not in read


def test_the_bank_sheet_of_an_empty_draft_is_a_sentence_all_the_same(
    contents: Contents,
) -> None:
    read = text_of(typeset("recall", contents.recall(Record(), "", NOON), NOON))

    assert squeezed("J’ai fait un virement. Je vous demande le rappel") in read
    assert squeezed("Cette fiche est faite avant le dépôt") in read


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("un vélo 🚲 neuf", "un vélo [BICYCLE] neuf"),
        ("👍🏽", "[THUMBS UP SIGN]"),
        ("❤️", "[HEAVY BLACK HEART]"),
        ("he\u0301le\u0300ne", "hélène"),
        ("un\u0000 vélo\u0007\u007f\u0085", "un vélo"),
        ("vélo \u202egpj.exe", "vélo gpj.exe"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("\u0378", "[U+0378]"),
        ("12\u2009500\u3000€", "12 500 €"),
        ('#panic("x") $x$ *gras* \\ @ref <label> // rien', None),
        ("<script>alert(1)</script>", None),
        ("Łódź, Ţepeş, ελλάδα, Київ", None),
        ("日本", "[CJK UNIFIED IDEOGRAPH-65E5][CJK UNIFIED IDEOGRAPH-672C]"),
    ],
)
def test_whatever_was_written_can_be_drawn(
    written: str, drawn: str | None, contents: Contents
) -> None:
    case = a_case(item=written)

    read = text_of(typeset("receipt", content_of("receipt", contents, case), NOON))

    assert squeezed(drawn or written) in read


def test_every_character_that_is_said_to_be_drawn_is(contents: Contents) -> None:
    characters = "".join(chr(code) for first, last in _DRAWN for code in range(first, last + 1))

    pdf = typeset("receipt", content_of("receipt", contents, a_case(item=characters)), NOON)

    assert pdf.startswith(b"%PDF-1.7")


def test_a_word_without_end_stays_on_the_page(contents: Contents) -> None:
    word = "https://example.org/" + "a" * 400

    pdf = typeset("pv", content_of("pv", contents, a_case(word, item=word)), NOON)

    assert squeezed(word) in text_of(pdf)


def test_a_story_of_ten_thousand_characters_goes_on_over_several_pages(
    contents: Contents,
) -> None:
    words = [f"mot{number:04}." for number in range(1200)]

    pdf = typeset("pv", content_of("pv", contents, a_case(" ".join(words))), NOON)

    read = text_of(pdf)
    assert [word for word in words if word not in read] == []
    assert pages_of(pdf) > 3


def test_columns_pasted_from_a_bank_stay_apart(contents: Contents) -> None:
    case = a_case(item="3 mars\tvirement\r\n450")

    read = characters_of(typeset("receipt", content_of("receipt", contents, case), NOON))

    assert "3 mars virement" in read
