"""The keys that seal what names a victim, and the envelopes they make.

An envelope is ``version (1 byte) | key identifier (8 bytes) | nonce (12 bytes) | ciphertext``:
AES-256-GCM, bound to its place (« table|column|row ») so that a value moved to another row
does not open.
"""

import base64
import contextlib
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from bot.sealing.blinding import Blind

_VERSION: Final = b"\x01"
_KEY_ID: Final = 8
_NONCE: Final = 12


class KeyMissing(RuntimeError):
    """A key is missing, unreadable, or not the one that sealed the data."""


class Keyring:
    """Several keys, of which the active one seals; all of them open.

    A key's name has eight bytes, as many as an envelope keeps for it.
    """

    def __init__(self, keys: Mapping[str, bytes], active: str) -> None:
        if active not in keys or any(len(name.encode()) != _KEY_ID for name in keys):
            raise ValueError("a key's name")
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}
        self._keys = dict(keys)
        self._index_keys: dict[tuple[str, str], bytes] = {}
        self.active = active

    @classmethod
    def load(cls, file: Path, setting: str = "") -> "Keyring":
        """Read the keys from a setting (``ARIANE_KEYS``) or a file made at the first start.

        Args:
            file: where the keys live when the setting is empty; created with fresh keys,
                readable by its owner alone, if it does not exist.
            setting: the same JSON as the file holds, or empty.

        Raises:
            KeyMissing: the keys cannot be read.
        """
        if not setting and not file.exists():
            ring = cls.fresh()
            ring.save(file)
            return ring
        try:
            content = json.loads(setting or file.read_text(encoding="utf-8"))
            keys = {name: base64.b64decode(key) for name, key in content["keys"].items()}
            return cls(keys, content["active"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            place = "ARIANE_KEYS" if setting else str(file)
            raise KeyMissing(f"the keys cannot be read from {place}") from error

    @classmethod
    def fresh(cls) -> "Keyring":
        """Return a ring with one new key."""
        name, key = _new_key()
        return cls({name: key}, name)

    def rotated(self) -> "Keyring":
        """Return a ring whose new key seals from now on; the old ones still open."""
        name, key = _new_key()
        return Keyring({**self._keys, name: key}, name)

    def save(self, file: Path) -> None:
        """Write the keys to a file that its owner alone can read.

        Raises:
            KeyMissing: the file cannot be written.
        """
        keys = {name: base64.b64encode(key).decode() for name, key in self._keys.items()}
        # Written beside, then put in place: a disk that fills up must not cost the old keys.
        half = file.with_suffix(".part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                json.dump({"active": self.active, "keys": keys}, out)
                out.flush()
                os.fsync(out.fileno())
            half.replace(file)
        except OSError as error:
            with contextlib.suppress(OSError):
                half.unlink()
            raise KeyMissing(f"the keys cannot be written to {file}") from error

    def seal(self, plain: bytes, context: str) -> bytes:
        """Return the envelope of some bytes, bound to their place.

        Args:
            plain: what to hide.
            context: where it will be kept, ``table|column|row``; needed to open it.
        """
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[self.active].encrypt(nonce, plain, context.encode())
        return _VERSION + self.active.encode() + nonce + sealed

    def open(self, envelope: bytes, context: str) -> bytes:
        """Return what an envelope holds.

        Raises:
            KeyMissing: none of our keys made it, or it was moved or altered.
        """
        name = envelope[1 : 1 + _KEY_ID].decode(errors="replace")
        if envelope[:1] != _VERSION or name not in self._ciphers:
            raise KeyMissing("sealed with a key that is not in the ring")
        nonce = envelope[1 + _KEY_ID : 1 + _KEY_ID + _NONCE]
        try:
            return self._ciphers[name].decrypt(
                nonce, envelope[1 + _KEY_ID + _NONCE :], context.encode()
            )
        except (InvalidTag, ValueError):
            raise KeyMissing("an envelope was altered or moved") from None

    def ticket(self, purpose: str) -> str:
        """Return a code that opens one thing and can be checked without being kept.

        Args:
            purpose: what it opens, for example ``recall|<conversation>``.
        """
        mac = hmac.HMAC(self._keys[self.active], hashes.SHA256())
        mac.update(b"ticket|" + purpose.encode())
        return mac.finalize().hex()[:40]

    def tickets(self, purpose: str) -> list[str]:
        """Return the codes that the keys make for a purpose: one of them was handed out."""
        return [Keyring(self._keys, name).ticket(purpose) for name in self._keys]

    def fits(self, purpose: str, ticket: str) -> bool:
        """Tell whether a code is the one for a purpose, whichever key made it."""
        # As bytes: Python refuses to compare texts that are not ASCII, and this one came in a link.
        given = ticket.encode(errors="replace")
        return any(secrets.compare_digest(each.encode(), given) for each in self.tickets(purpose))

    def digests(self, kind: str, value: str) -> list[str]:
        """Return the digests of a value, by which equal ones are found without being read.

        Each kind has a key of its own under each key of the ring: what a digest of one kind
        gives away says nothing of another. Whoever has the keys can try every telephone number;
        whoever has the database alone can try none.

        Args:
            kind: what the value is.
            value: its normal form.

        Returns:
            64 hexadecimal digits a key, the active key's first: an earlier key may have made the
            one that is kept.

        Source:
            RFC 2104 (HMAC), RFC 5869 (HKDF-Expand).
        """
        names = sorted(self._keys, key=lambda name: name != self.active)
        return [_digest(self._index_key(name, kind), value) for name in names]

    def blinds(self, kind: str) -> list[Blind]:
        """Return what each key makes of words of a kind, the active key's first.

        Source:
            RFC 5869 (HKDF-Expand).
        """
        names = sorted(self._keys, key=lambda name: name != self.active)
        return [Blind(self._index_key(name, kind)) for name in names]

    def _index_key(self, name: str, kind: str) -> bytes:
        if (name, kind) not in self._index_keys:
            expand = HKDFExpand(hashes.SHA256(), 32, f"index|{kind}".encode())
            self._index_keys[name, kind] = expand.derive(self._keys[name])
        return self._index_keys[name, kind]


def _digest(key: bytes, value: str) -> str:
    mac = hmac.HMAC(key, hashes.SHA256())
    mac.update(value.encode())
    return mac.finalize().hex()


def _new_key() -> tuple[str, bytes]:
    return secrets.token_hex(_KEY_ID // 2), AESGCM.generate_key(256)
