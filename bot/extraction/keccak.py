"""Keccak-256, which Ethereum and Monero sum with: SHA-3 as it was before it became a standard."""

from typing import Final

_MASK: Final = (1 << 64) - 1
_RATE: Final = 136
_SIDE: Final = 5


def _constants() -> list[int]:
    """Return the 24 round constants, from the shift register that defines them."""
    constants, register = [], 1
    for _ in range(24):
        constant = 0
        for power in range(7):
            if register & 1:
                constant ^= 1 << ((1 << power) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return constants


_ROUNDS: Final = _constants()


def keccak_256(data: bytes) -> bytes:
    """Return the 32-byte digest of some bytes.

    Source:
        The Keccak reference, version 3.0: padding 0x01 where FIPS 202 has 0x06.
    """
    padded = data + b"\x01" + bytes(-(len(data) + 2) % _RATE) + b"\x80"
    if (len(data) + 1) % _RATE == 0:
        padded = data + b"\x81"
    lanes = [0] * 25
    for start in range(0, len(padded), _RATE):
        for index in range(_RATE // 8):
            lanes[index] ^= int.from_bytes(padded[start + 8 * index :][:8], "little")
        lanes = _permuted(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def _permuted(lanes: list[int]) -> list[int]:
    for constant in _ROUNDS:
        columns = [
            lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
            for x in range(_SIDE)
        ]
        spread = [columns[x - 1] ^ _turned(columns[(x + 1) % _SIDE], 1) for x in range(_SIDE)]
        lanes = [lane ^ spread[index % _SIDE] for index, lane in enumerate(lanes)]
        x, y, held = 1, 0, lanes[1]
        for step in range(24):
            x, y = y, (2 * x + 3 * y) % _SIDE
            index = x + _SIDE * y
            held, lanes[index] = lanes[index], _turned(held, (step + 1) * (step + 2) // 2)
        lanes = [
            lane ^ (~lanes[row + (x + 1) % _SIDE] & lanes[row + (x + 2) % _SIDE])
            for row in range(0, 25, _SIDE)
            for x, lane in enumerate(lanes[row : row + _SIDE])
        ]
        lanes[0] ^= constant
    return lanes


def _turned(lane: int, count: int) -> int:
    count %= 64
    return ((lane << count) | (lane >> (64 - count))) & _MASK
