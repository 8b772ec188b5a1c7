"""What an e-mail brings along: told to the victim, shown to the officer, read like any file."""

import time
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from bot.complaint.exhibits import Exhibit
from tests.dialogue import STORY, Victim
from tests.evidence.hostile import PROGRAM
from tests.web.desk import FILED_AT, the_file
from tests.web.pages import show

ACCOUNT = "Merci de verser l’acompte sur le compte BE71 0961 2345 6769".encode()
_PATIENCE_SECONDS = 120


def a_mail(**files: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Date"] = "kevin@example.org", "Tue, 03 Mar 2026 10:12:00 +0100"
    mail.set_content("Bonjour.\n")
    for name, content in files.items():
        mail.add_attachment(
            content, maintype="application", subtype="pdf", filename=name.replace("_", ".")
        )
    return mail.as_bytes()


def joined(victim: Victim, mail: bytes) -> dict[str, Any]:
    answer = victim.joins("mail.eml", mail)
    assert answer.status_code == 201
    body: dict[str, Any] = answer.json()
    return body


def said(answer: dict[str, Any]) -> list[str]:
    return [each["text"].replace("\u00a0", " ") for each in answer["messages"]]


def test_the_files_of_a_mail_are_told_one_by_one_with_their_mail(victim: Victim) -> None:
    answer = joined(victim, a_mail(rib_txt=b"Mon compte", note_txt=b"Ma note"))

    assert said(answer) == [
        "Pièce 1 ajoutée : mail.eml.",
        "Pièce 2 ajoutée : rib.txt, jointe au courriel (pièce 1).",
        "Pièce 3 ajoutée : note.txt, jointe au courriel (pièce 1).",
    ]
    assert answer["remaining"] == 17


def test_a_mail_that_brings_a_program_is_kept_and_the_program_stays_in_it(victim: Victim) -> None:
    told = said(joined(victim, a_mail(facture_pdf_exe=PROGRAM, note_txt=b"Ma note")))

    first, left, last = told
    assert first == "Pièce 1 ajoutée : mail.eml."
    assert left.startswith("« facture.pdf.exe » reste dans le courriel, qui est gardé entier.")
    assert left.endswith("Ne l’ouvrez pas.")
    assert last == "Pièce 2 ajoutée : note.txt, jointe au courriel (pièce 1)."


def test_a_mail_that_was_sent_twice_brings_nothing_twice(victim: Victim) -> None:
    mail = a_mail(note_txt=b"Ma note")
    joined(victim, mail)

    assert said(joined(victim, mail)) == ["Pièce 1 ajoutée : mail.eml."]


def test_what_a_mail_brings_along_is_read_like_any_file(victim: Victim) -> None:
    victim.says(STORY)
    assert joined(victim, a_mail(rib_txt=ACCOUNT))["state"]["reading"]

    deadline = time.monotonic() + _PATIENCE_SECONDS
    while (whole := victim.resumes())["state"]["reading"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)

    asked = said(whole)[-1]
    assert "J’ai lu sur votre pièce 2" in asked
    assert "BE71 0961 2345 6769" in asked


def test_an_officer_sees_which_mail_a_piece_came_in() -> None:
    mail = Exhibit("e1", 1, "mail.eml", "message/rfc822", 3000, "ab" * 32, FILED_AT)
    piece = replace(mail, id="e2", position=2, name="facture.pdf", within=1)

    natures = {"message/rfc822": "E-mail"}
    page = show("console/file.html", {**the_file(), "exhibits": [mail, piece], "natures": natures})

    alone, mailed = (page.one("li", id=f"piece-{number}") for number in (1, 2))
    assert "Jointe au courriel" in mailed.text
    assert mailed.all("a", href="#piece-1")
    assert "Jointe" not in alone.text
