"""Two judges of a signed PDF that know nothing of what signed it.

``pdfsig`` (Poppler and NSS) reads the file as any reader of PDF does: what is signed, by whom,
whether a byte changed. ``openssl`` checks the bare CMS against a certificate that we trust, and
the time-stamp in it. Both are in Debian and weigh little; the EU's DSS would need a Java server.
"""

import re
import subprocess
from pathlib import Path

from asn1crypto import cms


class Judged:
    """What the judges say of a PDF.

    Attributes:
        told: the report of pdfsig.
    """

    def __init__(self, pdf: bytes, folder: Path) -> None:
        self._folder = folder
        path = folder / "judged.pdf"
        path.write_bytes(pdf)
        found = re.findall(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]", pdf)
        first, length, second, rest = map(int, found[-1])
        self._signed = pdf[first : first + length] + pdf[second : second + rest]
        hexadecimal = pdf[first + length : second].strip(b"<>").decode()
        # What follows the signature is room that was left for it.
        self._cms = cms.ContentInfo.load(bytes.fromhex(hexadecimal)).dump()
        done = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False)
        self.told = done.stdout

    @property
    def holds(self) -> bool:
        """Whether pdfsig finds the signature valid, and over the whole file."""
        return (
            "Signature Validation: Signature is Valid." in self.told
            and "Total document signed" in self.told
        )

    def descends_from(self, certificate: Path) -> bool:
        """Tell whether openssl believes the signature, trusting one certificate alone."""
        signed, signature = self._folder / "signed", self._folder / "signature"
        signed.write_bytes(self._signed)
        signature.write_bytes(self._cms)
        done = subprocess.run(
            ["openssl", "cms", "-verify", "-inform", "DER", "-in", signature, "-binary",
             "-content", signed, "-CAfile", certificate, "-purpose", "any", "-out", "/dev/null"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode == 0

    def is_stamped_by(self, root: Path) -> bool:
        """Tell whether openssl believes the time-stamp over the signature's own value."""
        signer = cms.ContentInfo.load(self._cms)["content"]["signer_infos"][0]
        told = {each["type"].native: each["values"] for each in signer["unsigned_attrs"]}
        if "signature_time_stamp_token" not in told:
            return False
        value, token = self._folder / "value", self._folder / "token"
        value.write_bytes(signer["signature"].native)
        token.write_bytes(told["signature_time_stamp_token"][0].dump())
        done = subprocess.run(
            ["openssl", "ts", "-verify", "-token_in", "-in", token, "-data", value,
             "-CAfile", root],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return "Verification: OK" in done.stdout + done.stderr
