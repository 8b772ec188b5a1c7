"""The checksums of crypto addresses: Base58Check, Bech32, EIP-55, Monero's and TON's."""

import base64
import binascii
from collections.abc import Mapping
from functools import reduce
from hashlib import sha256
from typing import Final

from bot.extraction.keccak import keccak_256

_BITCOIN: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE: Final = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
# Bech32 ends at 1, Bech32m (BIP 350, « bc1p ») at the other.
_REMAINDERS: Final = (1, 0x2BC830A3)
# One or two bytes of version, twenty of digest, four of checksum.
_LENGTHS: Final = (25, 26)
_KEY: Final = 32
# EIP-55: a letter is a capital where the digest has a digit of its upper half.
_UPPER: Final = "89abcdef"
# Monero writes each eight bytes as eleven signs; its last block is shorter.
_BLOCK: Final = 11
_BYTES: Final[Mapping[int, int]] = {7: 5, 11: 8}


def base58_check(address: str) -> bool:
    """Tell whether an address carries its double SHA-256, in Bitcoin's or Ripple's alphabet."""
    alphabet = _RIPPLE if address[0] == "r" else _BITCOIN
    decoded = _base58(address, alphabet)
    summed = sha256(sha256(decoded[:-4]).digest()).digest()
    return len(decoded) in _LENGTHS and summed[:4] == decoded[-4:]


def is_solana_key(address: str) -> bool:
    """Tell whether an address is 32 bytes in Base58, which is all that Solana asks of one."""
    return len(_base58(address, _BITCOIN)) == _KEY and not address.isalpha()


def bech32_check(address: str) -> bool:
    """Tell whether an address in one case carries its Bech32 or Bech32m checksum."""
    if address not in (address.lower(), address.upper()):
        return False
    prefix, _, data = address.lower().rpartition("1")
    values = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    values += [_BECH32.index(char) for char in data]
    return reduce(_bech32_step, values, 1) in _REMAINDERS


def _bech32_step(checksum: int, value: int) -> int:
    top = checksum >> 25
    checksum = (checksum & 0x1FFFFFF) << 5 ^ value
    for bit, generator in enumerate(_GENERATORS):
        checksum ^= generator if top >> bit & 1 else 0
    return checksum


def eip55(address: str) -> str:
    """Return an Ethereum address in the mixed case that is its checksum."""
    digits = address[2:].lower()
    digest = keccak_256(digits.encode()).hex()
    mixed = (d.upper() if h in _UPPER else d for d, h in zip(digits, digest, strict=False))
    return "0x" + "".join(mixed)


def monero_check(address: str) -> bool:
    """Tell whether a Monero address carries its Keccak checksum."""
    decoded = b""
    for start in range(0, len(address), _BLOCK):
        block = address[start : start + _BLOCK]
        size = _BYTES.get(len(block), 0)
        value = _number(block, _BITCOIN)
        if not size or value >= 1 << 8 * size:
            return False
        decoded += value.to_bytes(size, "big")
    return keccak_256(decoded[:-4])[:4] == decoded[-4:]


def ton_check(address: str) -> bool:
    """Tell whether a TON address carries its CRC-16."""
    decoded = base64.urlsafe_b64decode(address)
    return binascii.crc_hqx(decoded[:-2], 0) == int.from_bytes(decoded[-2:], "big")


def _base58(address: str, alphabet: str) -> bytes:
    number = _number(address, alphabet)
    zeros = len(address) - len(address.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _number(signs: str, alphabet: str) -> int:
    return reduce(lambda number, sign: number * 58 + alphabet.index(sign), signs, 0)
