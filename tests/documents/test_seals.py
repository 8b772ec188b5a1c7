"""Signed papers hold for whoever checks them, and for nobody once a byte changed."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from bot.bootstrap.settings import ROOT
from bot.documents.contents import Contents
from bot.documents.pkcs11_device import Pkcs11Device
from bot.documents.seals import FileDevice, Sealer, SigningFailed, SignsWithinLoop
from bot.documents.signature_field import NoRoom
from bot.documents.typesetting import typeset
from bot.evidence.timestamps import Authority
from bot.sealing.certificates import TEST_NAME
from bot.wording.wording import Wording
from tests.conftest import NOON
from tests.documents.cases import OFFICER, a_case
from tests.documents.devices import Token, a_file_device, a_mark
from tests.documents.reading import text_of
from tests.documents.validators import Judged
from tests.evidence.authority import Stamper, serving


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key and its certificate."""
    folder = tmp_path_factory.mktemp("keys")
    a_file_device(folder)
    return folder


@pytest.fixture(scope="module")
def token(keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Token:
    """The same key, on a token."""
    return Token(tmp_path_factory.mktemp("token"), keys)


@pytest.fixture(scope="module")
def pv(wording: Wording) -> bytes:
    """Minutes to sign."""
    return typeset("pv", Contents(wording).pv(a_case(), OFFICER, NOON), NOON)


@pytest.fixture
def device(keys: Path) -> FileDevice:
    return FileDevice(keys / "key.pem", keys / "certificate.pem", is_test=True)


@pytest.fixture
def signed(pv: bytes, device: FileDevice) -> bytes:
    return Sealer(device, None).sign(pv, a_mark).content


def test_a_signature_holds_for_a_validator_of_another_house(
    signed: bytes, keys: Path, tmp_path: Path
) -> None:
    judged = Judged(signed, tmp_path)

    assert judged.holds, judged.told
    assert "Signature Type: ETSI.CAdES.detached" in judged.told
    assert f"Common Name: {TEST_NAME}" in judged.told
    assert judged.descends_from(keys / "certificate.pem")
    assert not judged.is_stamped_by(keys / "certificate.pem")


def test_a_signature_does_not_descend_from_somebody_else_s_certificate(
    signed: bytes, tmp_path: Path
) -> None:
    a_file_device(tmp_path)

    assert not Judged(signed, tmp_path).descends_from(tmp_path / "certificate.pem")


@pytest.mark.parametrize("place", [0.02, 0.25, 0.5, 0.6, 0.999])
def test_one_changed_byte_breaks_a_signature(signed: bytes, place: float, tmp_path: Path) -> None:
    index = int(len(signed) * place)
    changed = bytearray(signed)
    changed[index] ^= 1

    assert not Judged(bytes(changed), tmp_path).holds


def test_what_is_added_after_the_signature_is_not_said_to_be_signed(
    signed: bytes, tmp_path: Path
) -> None:
    assert not Judged(signed + b"\n% ajout\n", tmp_path).holds


def test_a_signature_leaves_the_paper_s_own_bytes_as_they_were(pv: bytes, signed: bytes) -> None:
    assert signed.startswith(pv)
    assert text_of(signed) == text_of(pv)


def test_a_signed_paper_stays_pdf_ua(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as opened:
        assert opened.pdf_version == "1.7"
        assert "/Version" not in opened.Root
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Procès-verbal de réception de plainte"
        [widget] = [each for page in opened.pages for each in page.get("/Annots", [])]
        [page] = [page for page in opened.pages if "/Annots" in page]
        assert page.Tabs == "/S"
        assert str(widget.TU).startswith("Signature de Brigadier Roux")
        # The structure leads to the field, and the field back to its place in the structure.
        numbers = opened.Root.StructTreeRoot.ParentTree.Nums
        element = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))[
            int(widget.StructParent)
        ]
        assert element.S == "/Form"
        assert element.K.Obj.objgen == widget.objgen
        siblings = [each.S for each in element.P.K]
        assert siblings[siblings.index("/H3") + 1] == "/Form"
        assert int(opened.Root.StructTreeRoot.ParentTreeNextKey) > int(widget.StructParent)


def test_every_font_of_the_visible_field_is_embedded(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "signed.pdf").write_bytes(signed)

    told = subprocess.run(
        ["pdffonts", tmp_path / "signed.pdf"], capture_output=True, text=True, check=True
    ).stdout

    fonts = told.splitlines()[2:]
    assert len(fonts) > 4
    assert all(" yes yes yes " in each for each in fonts)


@pytest.mark.parametrize("officer", ["Brigadier Roux", "Brigadière-cheffe " * 40])
def test_the_visible_field_warns_of_a_test_certificate(
    pv: bytes, device: FileDevice, officer: str, tmp_path: Path
) -> None:
    signed = Sealer(device, None).sign(pv, lambda name: a_mark(name, officer)).content

    (tmp_path / "signed.pdf").write_bytes(signed)
    told = subprocess.run(
        ["pdftotext", tmp_path / "signed.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Certificat de test, sans valeur juridique" in told


@pytest.mark.parametrize("service", ["Brigade de Lille", "Brigade de lutte " * 9])
def test_the_visible_field_lies_over_no_word(
    wording: Wording, device: FileDevice, service: str, tmp_path: Path
) -> None:
    officer = replace(OFFICER, service=service)
    pv = typeset("pv", Contents(wording).pv(a_case(), officer, NOON), NOON)
    (tmp_path / "pv.pdf").write_bytes(pv)

    with pikepdf.open(io.BytesIO(Sealer(device, None).sign(pv, a_mark).content)) as opened:
        [page] = [page for page in opened.pages if "/Annots" in page]
        left, bottom, right, top = map(float, page.Annots[0].Rect)
        number, height = str(page.index + 1), float(page.MediaBox[3])
    told = subprocess.run(
        ["pdftotext", "-bbox", "-f", number, "-l", number, tmp_path / "pv.pdf", "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    words = [
        (*map(float, place), word)
        for *place, word in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)', told
        )
    ]
    assert "Signature" in [word for *_, word in words]
    assert [
        word
        for x1, y1, x2, y2, word in words
        if x1 < right and x2 > left and height - y2 < top and height - y1 > bottom
    ] == []


def test_an_authority_attests_the_moment(
    pv: bytes, device: FileDevice, keys: Path, tmp_path: Path
) -> None:
    stamper = Stamper(tmp_path)

    with serving(stamper) as url:
        sealer = Sealer(device, Authority(url, stamper.root).answer)
        signed = sealer.sign(pv, a_mark).content

    judged = Judged(signed, tmp_path)
    assert sealer.profile == "B-T"
    assert judged.holds
    assert judged.descends_from(keys / "certificate.pem")
    assert judged.is_stamped_by(stamper.root)


def test_an_authority_that_is_away_or_of_somebody_else_lets_nothing_be_signed(
    pv: bytes, device: FileDevice, tmp_path: Path
) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    root = Stamper(ours).root

    with serving(Stamper(theirs)) as url, pytest.raises(SigningFailed):
        Sealer(device, Authority(url, root).answer).sign(pv, a_mark)
    with pytest.raises(SigningFailed):
        Sealer(device, Authority("http://127.0.0.1:1/", root).answer).sign(pv, a_mark)


def test_a_token_signs_without_giving_its_key_away(
    pv: bytes, token: Token, keys: Path, tmp_path: Path
) -> None:
    sealer = Sealer(Pkcs11Device.at(token.uri), None)

    signed = [sealer.sign(pv, a_mark).content for _ in range(2)]

    assert sealer.certificate() == TEST_NAME
    assert not sealer.is_test
    for each in signed:
        judged = Judged(each, tmp_path)
        assert judged.holds
        assert judged.descends_from(keys / "certificate.pem")


def test_a_token_that_refuses_lets_nothing_be_signed(pv: bytes, token: Token) -> None:
    right = token.pin.read_text(encoding="ascii")
    sealer = Sealer(Pkcs11Device.at(token.uri), None)

    token.pin.write_text("0000\n", encoding="ascii")
    with pytest.raises(SigningFailed):
        sealer.sign(pv, a_mark)
    token.pin.write_text(right, encoding="ascii")

    assert sealer.sign(pv, a_mark).content.startswith(pv)


@pytest.mark.parametrize(
    "gone", ["module-path=/nowhere.so", "token=Autre", "object=autre", "pin-source=/nowhere"]
)
def test_a_device_that_is_not_there_fails_in_our_words(pv: bytes, token: Token, gone: str) -> None:
    name = gone.partition("=")[0]
    start = token.uri.index(f"{name}=")
    ends = [place for mark in ";?&" if (place := token.uri.find(mark, start)) > 0]
    uri = token.uri[:start] + gone + token.uri[min(ends, default=len(token.uri)) :]

    with pytest.raises(SigningFailed):
        Sealer(Pkcs11Device.at(uri), None).sign(pv, a_mark)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "softhsm",
        "pkcs11:token=Ariane;object=cachet",
        "pkcs11:object=cachet?module-path=/a.so&pin-source=/b",
        "http:token=Ariane;object=cachet?module-path=/a.so&pin-source=/b",
    ],
)
def test_an_address_that_names_no_token_is_refused(uri: str) -> None:
    with pytest.raises(ValueError, match="PKCS#11"):
        Pkcs11Device.at(uri)


def test_an_address_is_read_as_the_standard_writes_it() -> None:
    device = Pkcs11Device.at(
        "pkcs11:token=Plainte%20en%20ligne;object=cachet%3B1"
        "?module-path=/usr/lib/m.so&pin-source=file:/run/secrets/pin"
    )

    assert device.token == "Plainte en ligne"
    assert device.label == "cachet;1"
    assert device.module == Path("/usr/lib/m.so")
    assert device.pin == Path("/run/secrets/pin")


def test_a_paper_without_room_for_a_signature_is_not_signed(
    wording: Wording, device: FileDevice
) -> None:
    rights = typeset("rights", Contents(wording).rights(a_case(), NOON), NOON)

    with pytest.raises(NoRoom):
        Sealer(device, None).sign(rights, a_mark)


async def test_an_event_loop_that_signs_is_told_apart_from_a_device_that_fails(
    pv: bytes, device: FileDevice
) -> None:
    with pytest.raises(SignsWithinLoop):
        Sealer(device, None).sign(pv, a_mark)


def test_a_service_without_a_device_does_without_its_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, bot.bootstrap.home; print('pkcs11' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "False\n"


def test_the_key_is_readable_by_its_owner_alone(keys: Path) -> None:
    assert (keys / "key.pem").stat().st_mode & 0o077 == 0
