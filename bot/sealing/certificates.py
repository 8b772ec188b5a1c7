"""Certificates that the operator trusts."""

from pathlib import Path

from cryptography.x509 import Certificate, load_pem_x509_certificate


def load_certificate(path: Path) -> Certificate:
    """Return the certificate of a PEM file.

    Raises:
        OSError: it cannot be read.
        ValueError: it holds none.
    """
    return load_pem_x509_certificate(path.read_bytes())
