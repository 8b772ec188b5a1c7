"""Has a file's digest signed by a time-stamping authority (RFC 3161), and checks the answer."""

import hashlib
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Final

from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from bot.sealing.certificates import load_certificate

_SECONDS: Final = 15.0
_LARGEST: Final = 64 * 1024


class NoTimestamp(RuntimeError):
    """The authority did not answer, or signed something else."""


class Authority:
    """A time-stamping authority.

    Args:
        url: where it answers, ``http://`` or ``https://``.
        root: the certificate, PEM, that its own must descend from.
    """

    def __init__(self, url: str, root: Path) -> None:
        self._url = url
        self._root = root

    def stamp(self, content: bytes) -> tuple[bytes, datetime]:
        """Return the authority's answer to keep, DER, and the moment that it attests, aware.

        Only the SHA-256 of the content leaves. Anybody checks the answer against the file:
        ``openssl ts -verify -data FILE -in ANSWER -CAfile ROOT``.

        Raises:
            NoTimestamp: nothing that holds came back.
        """
        digest = hashlib.sha256(content).digest()
        builder = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256)
        request = builder.build()
        return self._believed(request.as_bytes(), digest, VerifierBuilder.from_request(request))

    def answer(self, query: bytes, digest: bytes) -> bytes:
        """Return the authority's answer to a query that somebody else has put, DER.

        Whoever put the query looks after its nonce.

        Args:
            query: DER.
            digest: the one that the query holds.

        Raises:
            NoTimestamp: nothing that holds came back.
        """
        return self._believed(query, digest, VerifierBuilder())[0]

    def _believed(
        self, query: bytes, digest: bytes, trusting: VerifierBuilder
    ) -> tuple[bytes, datetime]:
        try:
            answer = self._posted(query)
            response = decode_timestamp_response(answer)
            verifier = trusting.add_root_certificate(load_certificate(self._root)).build()
            verifier.verify(response, digest)
        except (OSError, ValueError, VerificationError) as error:
            raise NoTimestamp(type(error).__name__) from error
        return answer, response.tst_info.gen_time

    def _posted(self, request: bytes) -> bytes:
        asked = urllib.request.Request(  # noqa: S310 - the operator's own setting, http or https
            self._url, request, {"Content-Type": "application/timestamp-query"}
        )
        with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310 - likewise
            content: bytes = answer.read(_LARGEST)
        return content
