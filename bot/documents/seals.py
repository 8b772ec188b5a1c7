"""Signs papers (PAdES): an update appended to the PDF, whose own bytes stay as they were.

Source:
    ETSI EN 319 142-1 (PAdES baseline B-B, and B-T with an RFC 3161 time-stamp).
"""

import asyncio
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, Protocol

from asn1crypto import tsp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle

from bot.documents.signature_field import FIELD, add_field

# Room for a chain of certificates and a time-stamp, in hexadecimal digits.
_RESERVED: Final = 48 * 1024
_FILLING: Final = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)
Ask = Callable[[bytes, bytes], bytes]
"""Has a time-stamp query answered: the query and the digest in it, DER; the answer, DER."""


class SigningFailed(Exception):
    """The device, or the time-stamping authority, did not do its part; nothing is signed."""


@dataclass(frozen=True)
class Signed:
    """A signed paper, and the name that the signer's certificate bears."""

    content: bytes
    certificate: str


class Device(Protocol):
    """What holds the key that papers are signed with.

    Attributes:
        is_test: whether its certificate proves nothing.
    """

    @property
    def is_test(self) -> bool: ...  # noqa: D102 - told above

    def opened(self) -> AbstractContextManager[Signer]:
        """Return the device, ready to sign while the context lasts.

        Raises:
            OSError, RuntimeError: it does not answer; the latter is what PKCS#11 raises.
        """


@dataclass(frozen=True)
class Mark:
    """What a signature shows.

    Attributes:
        drawing: the visible field, a PDF of one page.
        said: the same in words, for whoever does not see it.
        name: who signs.
        reason: what for.
    """

    drawing: bytes
    said: str
    name: str
    reason: str


class FileDevice:
    """A key and its certificate in two PEM files.

    Args:
        key: the private key, not encrypted.
        certificate: its certificate.
        is_test: whether the certificate proves nothing.
    """

    def __init__(self, key: Path, certificate: Path, *, is_test: bool) -> None:
        self._key = key
        self._certificate = certificate
        self.is_test = is_test

    @contextmanager
    def opened(self) -> Iterator[Signer]:
        """See :class:`Device`."""
        signer = SimpleSigner.load(str(self._key), str(self._certificate))
        if signer is None:
            raise OSError("the key or its certificate cannot be read")
        yield signer


class SignsWithinLoop(AssertionError):
    """An event loop was told to sign: it would wait for a device. Our mistake, not the device's."""


class Sealer:
    """Signs one paper at a time.

    Args:
        device: what holds the key.
        ask: the time-stamping authority, or ``None`` for signatures without its word.
    """

    def __init__(self, device: Device, ask: Ask | None) -> None:
        self._device = device
        self._stamper = _Stamper(ask) if ask else None
        # A token knows one user at a time, whatever the number of sessions.
        self._alone = threading.Lock()
        self.is_test = device.is_test
        self.profile = "B-T" if ask else "B-B"

    def certificate(self) -> str:
        """Return the name that the device's certificate bears.

        Raises:
            SigningFailed: the device does not answer.
        """
        with self._opened() as signer:
            return _name(signer)

    def sign(self, pdf: bytes, draw: Callable[[str], Mark]) -> Signed:
        """Return a paper with its signature; it begins with the paper's own bytes.

        Args:
            pdf: a tagged PDF with room for the field below a title « Signature ».
            draw: returns what the signature shows, given the certificate's name.

        Raises:
            SigningFailed: nothing was signed.
            SignsWithinLoop: this thread runs an event loop.
        """
        _refuse_loop()
        with self._opened() as signer:
            name = _name(signer)
            return Signed(asyncio.run(self._signed(pdf, signer, draw(name))), name)

    @contextmanager
    def _opened(self) -> Iterator[Signer]:
        try:
            with self._alone, self._device.opened() as signer:
                yield signer
        except (PdfError, OSError, RuntimeError) as error:
            raise SigningFailed(type(error).__name__) from error

    async def _signed(self, pdf: bytes, signer: Signer, mark: Mark) -> bytes:
        writer = _Update(io.BytesIO(pdf))
        add_field(writer, mark.said)
        metadata = PdfSignatureMetadata(
            field_name=FIELD,
            name=mark.name,
            reason=mark.reason,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        )
        # pyHanko reads the drawing of a field from a file.
        with NamedTemporaryFile(suffix=".pdf") as drawing:
            drawing.write(mark.drawing)
            drawing.flush()
            style = StaticStampStyle.from_pdf_file(
                drawing.name, border_width=0, background_layout=_FILLING
            )
            pades = PdfSigner(metadata, signer, timestamper=self._stamper, stamp_style=style)
            signed = await pades.async_sign_pdf(
                writer, existing_fields_only=True, bytes_reserved=_RESERVED
            )
        content: bytes = signed.getvalue()
        return content


class _Update(IncrementalPdfFileWriter):
    """An update that leaves a paper PDF 1.7, which PDF/UA-1 is made upon.

    pyHanko would raise the version: PDF 2.0 lists kinds of keys that PAdES allowed before.
    """

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Keep the version that the paper has."""


class _Stamper(TimeStamper):
    """Hands pyHanko's queries to the authority that the operator named."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the authority's answer."""
        digest = req["message_imprint"]["hashed_message"].native
        answer = await asyncio.to_thread(self._ask, req.dump(), digest)
        return tsp.TimeStampResp.load(answer)


def _name(signer: Signer) -> str:
    certificate = signer.signing_cert
    if certificate is None:
        raise OSError("the device has no certificate")
    subject = certificate.subject.native
    return str(subject.get("common_name") or certificate.subject.human_friendly)


def _refuse_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise SignsWithinLoop
