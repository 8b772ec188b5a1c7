"""A device that keeps the signing key to itself (a smart card, a security module), by PKCS#11."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote

from pyhanko.sign.signers import Signer


@dataclass(frozen=True)
class Pkcs11Device:
    """A key and its certificate on a token.

    Attributes:
        module: the device's driver, a shared library.
        token: the token's label.
        label: the label that key and certificate bear.
        pin: a file whose first line is the token's PIN.
        is_test: never: whoever sets a device answers for its certificate.
    """

    module: Path
    token: str
    label: str
    pin: Path
    is_test: bool = False

    @classmethod
    def at(cls, uri: str) -> "Pkcs11Device":
        """Read an address such as ``pkcs11:token=T;object=O?module-path=M&pin-source=P``.

        Raises:
            ValueError: it is no such address, or lacks one of these four.

        Source:
            RFC 7512; of its attributes, the four.
        """
        scheme, _, rest = uri.partition(":")
        path, _, query = rest.partition("?")
        told: Mapping[str, str] = {
            **{name: unquote(value) for name, _, value in map(_halved, path.split(";"))},
            **dict(parse_qsl(query)),
        }
        wanted = ("module-path", "token", "object", "pin-source")
        if scheme != "pkcs11" or not all(told.get(name) for name in wanted):
            raise ValueError("not a PKCS#11 address with " + ", ".join(wanted))
        module, token, label, pin = (told[name] for name in wanted)
        return cls(Path(module), token, label, Path(pin.removeprefix("file:")))

    @contextmanager
    def opened(self) -> Iterator[Signer]:
        """See :class:`bot.documents.seals.Device`.

        The library is loaded when a device is used: a service without one does without it.
        """
        from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415 - see above
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session  # noqa: PLC0415

        pin = self.pin.read_text(encoding="utf-8").partition("\n")[0]
        with open_pkcs11_session(
            str(self.module), token_criteria=TokenCriteria(label=self.token), user_pin=pin
        ) as session:
            # Digests are made here: not every device knows every way to make them.
            yield PKCS11Signer(
                session, cert_label=self.label, key_label=self.label, use_raw_mechanism=True
            )


def _halved(attribute: str) -> tuple[str, str, str]:
    return attribute.partition("=")
