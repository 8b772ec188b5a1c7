"""Some two hundred files that mean harm, or were harmed, made from those that are accepted."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

from bot.bootstrap.settings import ROOT

ACCEPTED: Final = sorted((ROOT / "tests" / "data" / "evidence" / "accepted").iterdir())
PROGRAM: Final = b"MZ\x90\x00" + bytes(74) + b"This program cannot be run in DOS mode.\r\r\n$"
SCRIPT: Final = b"<script>document.location='https://example.org'</script>"
_CUTS: Final = (0.1, 0.5, 0.9)
Hostile = tuple[str, str, bytes]
"""What was done, the name it comes under, the bytes."""


def hostile_files() -> Iterator[Hostile]:
    """Yield them; the same ones each time."""
    rng = random.Random(14)  # noqa: S311 - the same files each time
    for path in ACCEPTED:
        yield from _harmed(path, rng)
    yield from _programs()
    yield from _archives()
    yield from _pdfs()
    yield from _pictures()
    yield from _mails()


def zipped(members: dict[str, bytes], level: int = 9) -> bytes:
    """Return an archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _harmed(path: Path, rng: random.Random) -> Iterator[Hostile]:
    content = path.read_bytes()
    for cut in _CUTS:
        yield f"cut at {cut}", path.name, content[: int(len(content) * cut)]
    noisy = bytearray(content)
    for _ in range(12):
        noisy[rng.randrange(len(noisy))] = rng.randrange(256)
    yield "bytes changed", path.name, bytes(noisy)
    yield "a program behind", path.name, content + PROGRAM
    yield "an archive behind", path.name, content + zipped({"a.exe": PROGRAM})
    yield "a page behind", path.name, content + SCRIPT
    yield "a script before", path.name, b"#!/bin/sh\n" + content


def _programs() -> Iterator[Hostile]:
    elf = b"\x7fELF\x02\x01\x01\x00" + bytes(8) + b"\x02\x00\x3e\x00" + bytes(100)
    for name in ("facture.pdf.exe", "photo.jpg", "annonce\u202egpj.exe", "mail.eml", "page.txt"):
        yield "a program of Windows", name, PROGRAM
        yield "a program of Linux", name, elf
        yield "a page", name, b"<!doctype html>" + SCRIPT
        yield "a script", name, b"#!/bin/sh\nrm -r .\n"
        yield "a drawing with a script", name, b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT


def _archives() -> Iterator[Hostile]:
    zeros = bytes(30 * 1024 * 1024)
    yield "a bomb", "bombe.zip", zipped({"zeros.txt": zeros})
    yield (
        "a bomb as a contract",
        "bombe.docx",
        zipped({"[Content_Types].xml": b"", "word/document.xml": zeros}),
    )
    yield "many files", "nombre.zip", zipped({f"{n}.txt": b"un mot" for n in range(2500)})
    yield "a thousand texts", "mille.zip", zipped({f"{n}.txt": b"un mot" for n in range(1000)})
    doll = b"au fond"
    for _ in range(50):
        doll = zipped({"dedans.zip": doll})
    yield "an archive in an archive, fifty times", "poupees.zip", doll
    yield "a path that climbs", "chemin.zip", zipped({"../../../etc/passwd": b"root"})
    yield "no file", "vide.zip", zipped({})
    lying = bytearray(zipped({"a.txt": b"un mot ou deux"}))
    struct.pack_into("<I", lying, lying.find(b"PK\x01\x02") + 24, 2**32 - 2)
    yield "a size that lies", "menteur.zip", bytes(lying)
    for name in ("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/embeddings/oleObject1.bin"):
        members = {"[Content_Types].xml": b"", "xl/workbook.xml": b"<workbook/>", name: b"macro"}
        yield "macros", "releve.xlsx", zipped(members)


def _pdfs() -> Iterator[Hostile]:
    def saved(pdf: pikepdf.Pdf) -> bytes:
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()

    many = pikepdf.new()
    for _ in range(301):
        many.add_blank_page()
    yield "many pages", "livre.pdf", saved(many)
    loop = pikepdf.new()
    loop.add_blank_page()
    loop.Root.Pages.Kids.append(loop.Root.Pages)
    yield "pages in a circle", "boucle.pdf", saved(loop)
    starts = pikepdf.new()
    starts.add_blank_page()
    starts.pages[0].AA = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    )
    yield "a program started by a page", "page.pdf", saved(starts)
    huge = pikepdf.new()
    huge.add_blank_page(page_size=(14_000, 14_000))
    yield "a page of five metres", "affiche.pdf", saved(huge)
    bomb = pikepdf.new()
    bomb.add_blank_page()
    bomb.pages[0].Contents = bomb.make_stream(bytes(50 * 1024 * 1024))
    yield "a bomb", "bombe.pdf", saved(bomb)


def _pictures() -> Iterator[Hostile]:
    for side in (8_000, 30_000, 60_000):
        yield f"{side} pixels a side", "bombe.png", _png(side, side)
    flat = io.BytesIO()
    frames = [Image.new("P", (2000, 2000), index % 250) for index in range(60)]
    frames[0].save(flat, "GIF", save_all=True, append_images=frames[1:])
    yield "sixty large frames", "bombe.gif", flat.getvalue()
    yield "a picture that is a script", "image.gif", b"GIF89a/*" + bytes(20) + b"*/=alert(1)//;"
    yield "a picture without a line", "ligne.png", _png(0, 10)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def _mails() -> Iterator[Hostile]:
    head = b"From: a@example.org\r\nDate: Wed, 4 Mar 2026 10:00:00 +0100\r\n"
    deep = head
    for level in range(500):
        deep += b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (level, level)
    yield "parts in parts", "poupees.eml", deep
    yield (
        "a header of a megabyte",
        "entete.eml",
        head + b"Subject: " + b"a" * 1_000_000 + b"\r\n\r\n",
    )
    yield "many headers", "entetes.eml", head + b"Received: by x\r\n" * 50_000 + b"\r\n"
    yield "a header of no charset", "charset.eml", head + b"Subject: =?x-nul?Q?=00?=\r\n\r\n"
    for name, content in (
        ("facture.pdf.exe", PROGRAM),
        ("page.html", SCRIPT),
        ("bombe.png", _png(60_000, 60_000)),
        ("../../etc/passwd", b"root:x:0:0\n"),
        ("\u202egpj.exe", PROGRAM),
        ("poupees.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"c"})})})),
    ):
        yield f"a mail that brings {name}", "piege.eml", _mail_with({name: content})
    many = {f"note-{number}.txt": b"note %d" % number for number in range(2_000)}
    yield "a mail with two thousand files", "nombreux.eml", _mail_with(many)
    within = _mail_with({"facture.exe": PROGRAM})
    for _ in range(30):
        outer = _mail()
        outer.add_attachment(message_from_bytes(within, policy=policy.default))
        within = outer.as_bytes()
    yield "thirty mails one in the other", "gigogne.eml", within
    yield "a long word to fold", "plis.txt", b"\xe2\x80\xae" * 10_000


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Date"] = "a@example.org", "Wed, 4 Mar 2026 10:00:00 +0100"
    mail.set_content("Bonjour.\n")
    return mail


def _mail_with(files: dict[str, bytes]) -> bytes:
    mail = _mail()
    for name, content in files.items():
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return mail.as_bytes()
