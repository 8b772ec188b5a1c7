"""A time-stamping authority of our own: openssl behind a small HTTP server."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

_SETTINGS = """
[tsa]
default_tsa = here
[here]
serial = {home}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
[req]
distinguished_name = name
prompt = no
[name]
CN = Autorite de test
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[stamps]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


class Stamper:
    """Keys and certificates, and answers to time-stamp queries.

    Attributes:
        root: the certificate that its own descends from.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._settings = home / "openssl.cnf"
        self._settings.write_text(_SETTINGS.format(home=home), encoding="ascii")
        (home / "serial").write_text("01\n", encoding="ascii")
        self.root = home / "root.pem"
        self._make("root")
        self._make("tsa")

    def answer(self, query: bytes) -> bytes:
        """Return the answer to a query."""
        asked, told = self._home / "query.tsq", self._home / "answer.tsr"
        asked.write_bytes(query)
        self._openssl(
            "ts", "-reply", "-config", self._settings, "-queryfile", asked, "-inkey",
            self._home / "tsa.key", "-signer", self._home / "tsa.pem", "-out", told,
        )  # fmt: skip
        return told.read_bytes()

    def verifies(self, content: Path, token: Path) -> bool:
        """Tell whether openssl, which knows nothing of Ariane, believes an answer."""
        done = subprocess.run(
            ["openssl", "ts", "-verify", "-data", content, "-in", token, "-CAfile", self.root],
            capture_output=True,
            check=False,
        )
        return b"Verification: OK" in done.stdout + done.stderr

    def _make(self, name: str) -> None:
        key, certificate = self._home / f"{name}.key", self._home / f"{name}.pem"
        issued = [] if name == "root" else ["-CA", self.root, "-CAkey", self._home / "root.key"]
        self._openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-config",
            self._settings, "-extensions", "root" if name == "root" else "stamps", "-subj",
            f"/CN=Test {name}", "-keyout", key, "-out", certificate, *issued,
        )  # fmt: skip

    def _openssl(self, *arguments: str | Path) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@contextmanager
def serving(stamper: Stamper) -> Iterator[str]:
    """Let an authority answer by HTTP; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(stamper.answer(query))

        def log_message(self, *_parts: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
