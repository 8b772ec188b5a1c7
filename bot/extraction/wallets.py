"""Addresses of crypto wallets, each verified by the checksum that its chain gives it."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from bot.extraction.checksums import (
    base58_check,
    bech32_check,
    eip55,
    is_solana_key,
    monero_check,
    ton_check,
)
from bot.extraction.folding import fold
from bot.extraction.found import Found

_BASE58: Final = "[1-9A-HJ-NP-Za-km-z]"
_ETHEREUM: Final = re.compile(r"(?<!\w)0x[0-9a-fA-F]{40}(?!\w)")
_BECH32: Final = re.compile(
    r"(?<!\w)(?:bc|ltc|tb|bnb|addr|cosmos)1[ac-hj-np-z02-9]{10,110}(?!\w)", re.IGNORECASE
)
_CHECKED: Final = re.compile(rf"(?<!\w){_BASE58}{{25,36}}(?!\w)")
_MONERO: Final = re.compile(rf"(?<!\w)[48](?:{_BASE58}{{105}}|{_BASE58}{{94}})(?!\w)")
_TON: Final = re.compile(r"(?<![\w-])[EUk0]Q[\w-]{46}(?![\w-])", re.ASCII)
_SOLANA: Final = re.compile(rf"(?<!\w){_BASE58}{{43,44}}(?!\w)")
# Where an address whose checksum is wrong is still one, mistyped.
_NAMED: Final = re.compile(
    r"\b(?:btc|bitcoins?|wallet|portefeuilles?|crypto\w*|usdt|usdc|trc20|erc20|tron|trx|ltc|litecoin"
    r"|doge\w*|xrp|ripple|monero|xmr|adresse)\b[^.!?]{0,50}$"
)
_SOLANA_NAMED: Final = re.compile(r"\b(?:sol|solana|phantom|spl)\b")
_AROUND: Final = 70
_LETTERS_AND_DIGITS: Final = re.compile(r"(?=.*\d)(?=.*[A-Z])(?=.*[a-z])")
_FORMS: Final[Mapping[re.Pattern[str], Callable[[str], bool]]] = {
    _CHECKED: base58_check,
    _MONERO: monero_check,
    _TON: ton_check,
}


def find_wallets(message: str) -> list[Found[str]]:
    """Find the crypto addresses in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Addresses in the order of the text: Bech32 in lower case, Ethereum's in the mixed case
        of its checksum, the others as typed. ``certain`` is false when the checksum is wrong.

    Source:
        BIP 173 and 350 (bc1, ltc1), EIP-55 (0x), Base58Check (Bitcoin, Litecoin, Dogecoin,
        Tron, Dash, Ripple), Monero's and TON's address standards. Solana's has no checksum:
        its name must stand near.
    """
    found = [*_ethereum(message), *_bech32(message), *_solana(message)]
    for pattern, check in _FORMS.items():
        for written in pattern.finditer(message):
            right = check(written[0])
            if right or (pattern is _CHECKED and _likely(message, written)):
                reading = Found(written[0], written.start(), written.end(), certain=right)
                if not any(reading.overlaps(each) for each in found):
                    found.append(reading)
    return sorted(found, key=lambda each: each.start)


def _ethereum(message: str) -> list[Found[str]]:
    found = []
    for written in _ETHEREUM.finditer(message):
        digits = written[0][2:]
        right = digits in (digits.lower(), digits.upper()) or eip55(written[0]) == written[0]
        value = eip55(written[0]) if right else written[0]
        found.append(Found(value, written.start(), written.end(), certain=right))
    return found


def _bech32(message: str) -> list[Found[str]]:
    return [
        Found(written[0].lower(), written.start(), written.end(), certain=bech32_check(written[0]))
        for written in _BECH32.finditer(message)
        if any(char.isdigit() for char in written[0][4:])
    ]


def _solana(message: str) -> list[Found[str]]:
    found = []
    for written in _SOLANA.finditer(message):
        around = fold(message[max(0, written.start() - _AROUND) : written.end() + _AROUND])
        if is_solana_key(written[0]) and _SOLANA_NAMED.search(around):
            found.append(Found(written[0], written.start(), written.end()))
    return found


def _likely(message: str, written: re.Match[str]) -> bool:
    before = fold(message[max(0, written.start() - _AROUND) : written.start()])
    address = written[0][0] in "13LMDTXr" and _LETTERS_AND_DIGITS.match(written[0])
    return bool(address and _NAMED.search(before))
