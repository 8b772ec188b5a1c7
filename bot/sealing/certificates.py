"""Certificates that the operator trusts, and the one that stands in until there is a real one."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import Certificate, load_pem_x509_certificate
from cryptography.x509.oid import NameOID

TEST_NAME: Final = "Ariane CERTIFICAT DE TEST"
_LASTS: Final = timedelta(days=3650)
_EARLY: Final = timedelta(days=1)


def load_certificate(path: Path) -> Certificate:
    """Return the certificate of a PEM file.

    Raises:
        OSError: it cannot be read.
        ValueError: it holds none.
    """
    return load_pem_x509_certificate(path.read_bytes())


def make_test_certificate(key: Path, certificate: Path, now: datetime) -> None:
    """Write a key and a certificate that says of itself that it proves nothing.

    Args:
        key: where the key goes, readable by its owner alone.
        certificate: where the certificate goes, PEM.
        now: aware; it holds for ten years from the day before.

    Raises:
        OSError: they cannot be written.
    """
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, TEST_NAME)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder(name, name, private.public_key(), x509.random_serial_number())
        .not_valid_before(now - _EARLY)
        .not_valid_after(now + _LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(private, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    secret = private.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write(key, secret)
    # Last: a key whose certificate is missing is made again.
    _write(certificate, made.public_bytes(encoding))


def _write(path: Path, content: bytes) -> None:
    half = path.with_suffix(".part")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
    half.replace(path)
