"""The files within a mail: found, judged as if they came alone, few enough, not too deep."""

from email.message import EmailMessage

import pytest

from bot.bootstrap.settings import ROOT
from bot.evidence.kinds import MAIL, OUTLOOK, PDF
from bot.evidence.pieces import MOST_PIECES
from bot.evidence.workshop import Workshop

CORPUS = ROOT / "tests" / "data" / "evidence" / "accepted"
PNG = "image/png"


def a_mail(subject: str = "Votre commande") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "kevin@example.org", subject
    mail["Date"] = "Tue, 03 Mar 2026 10:12:00 +0100"
    mail.set_content("Bonjour.\n")
    return mail


def unpacked(workshop: Workshop, mail: EmailMessage) -> list[tuple[str, str]]:
    """What each piece is called, and its type or why it was refused."""
    pieces = workshop.unpack(mail.as_bytes(), MAIL)
    return [(each.name, each.media_type or each.refused) for each in pieces]


@pytest.mark.parametrize(
    ("name", "media_type", "pieces"),
    [
        ("vendeur.eml", MAIL, []),
        ("courriel.msg", OUTLOOK, []),
        ("pieces.eml", MAIL, [("facture.pdf", PDF), ("virement reçu.png", PNG)]),
        ("pieces.msg", OUTLOOK, [("facture.pdf", PDF), ("facture.exe", "type")]),
        (
            "transfere.eml",
            MAIL,
            [("courriel.eml", MAIL), ("facture.pdf", PDF), ("virement reçu.png", PNG)],
        ),
        (
            "piege.eml",
            MAIL,
            [("releve.pdf.exe", "type"), ("macros.docx", "program"), ("logo.png", PNG)],
        ),
    ],
)
def test_the_files_of_a_mail_are_judged_one_by_one(
    workshop: Workshop, name: str, media_type: str, pieces: list[tuple[str, str]]
) -> None:
    found = workshop.unpack((CORPUS / name).read_bytes(), media_type)

    assert [(each.name, each.media_type or each.refused) for each in found] == pieces


@pytest.mark.parametrize(("name", "media_type"), [("pieces.eml", MAIL), ("pieces.msg", OUTLOOK)])
def test_a_piece_has_the_bytes_that_were_attached(
    workshop: Workshop, name: str, media_type: str
) -> None:
    invoice, *_ = workshop.unpack((CORPUS / name).read_bytes(), media_type)

    assert invoice.content == (CORPUS / "facture.pdf").read_bytes()


def test_of_what_is_refused_no_byte_is_handed_on(workshop: Workshop) -> None:
    found = workshop.unpack((CORPUS / "piege.eml").read_bytes(), MAIL)

    assert [each.content for each in found if each.refused] == [b"", b""]


def test_a_mail_that_was_forwarded_is_a_piece_as_it_came(workshop: Workshop) -> None:
    forwarded, *_ = workshop.unpack((CORPUS / "transfere.eml").read_bytes(), MAIL)

    assert forwarded.content == (CORPUS / "pieces.eml").read_bytes()


def test_what_lies_deeper_than_a_mail_in_a_mail_stays_where_it_is(workshop: Workshop) -> None:
    mail = a_mail("le premier")
    mail.add_attachment(b"trois", maintype="text", subtype="plain", filename="trois.txt")
    for subject in ("le deuxième", "le troisième"):
        outer = a_mail(subject)
        outer.add_attachment(mail)
        mail = outer

    assert unpacked(workshop, mail) == [("courriel.eml", MAIL), ("courriel.eml", MAIL)]


def test_of_more_files_than_may_be_joined_the_next_one_is_told(workshop: Workshop) -> None:
    mail = a_mail()
    for number in range(MOST_PIECES + 5):
        name = f"note-{number}.txt"
        mail.add_attachment(b"%d" % number, maintype="text", subtype="plain", filename=name)

    found = unpacked(workshop, mail)

    assert len(found) == MOST_PIECES + 1
    assert found[-1] == (f"note-{MOST_PIECES}.txt", "count")


def test_a_pixel_that_a_text_is_drawn_with_is_no_piece_and_a_screenshot_is(
    workshop: Workshop,
) -> None:
    mail, photo = a_mail(), (CORPUS / "capture.png").read_bytes()
    mail.add_alternative("<p>Bonjour.</p>", subtype="html")
    html = mail.get_payload()[1]
    large = photo + bytes(20_000)
    for cid, content in (("<pixel>", photo), ("<capture>", large)):
        html.add_related(content, maintype="image", subtype="png", cid=cid, filename=f"{cid}.png")

    names = [name for name, _ in unpacked(workshop, mail)]

    assert names == ["<capture>.png"]


def test_what_a_mail_says_is_no_piece_of_it(workshop: Workshop) -> None:
    mail = a_mail()
    mail.add_alternative("<p>Bonjour.</p>", subtype="html")

    assert unpacked(workshop, mail) == []
