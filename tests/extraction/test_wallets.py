"""Crypto addresses, verified by their own checksums, and the checksums themselves."""

import pytest

from bot.extraction.checksums import base58_check, bech32_check, eip55, monero_check, ton_check
from bot.extraction.keccak import keccak_256
from bot.extraction.wallets import find_wallets
from tests.extraction.spans import unmark

# The examples that the standards and the chains' own documentation give.
GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
MULTISIG = "3P14159f73E4gFr7JterCCQh9QjiTjiZrG"
SEGWIT = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
TAPROOT = "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr"
ETHER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
RIPPLE = "rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH"
MONERO = (
    "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYB"
    "b98uNbr2VBBEt7f2wfn3RVGQBEP3A"
)
LITECOIN = "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"
DOGE = "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"
TON = "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N"
SOLANA = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU"


@pytest.mark.parametrize(
    ("message", "value"),
    [
        (f"envoyé à [{GENESIS}] hier", GENESIS),
        (f"portefeuille:[{MULTISIG}].", MULTISIG),
        (f"[{SEGWIT}]", SEGWIT),
        (f"[{SEGWIT.upper()}]", SEGWIT),
        (f"sur ([{TAPROOT}])", TAPROOT),
        (f"adresse ETH [{ETHER}]", ETHER),
        (f"[{ETHER.lower()}]", ETHER),
        (f"usdt trc20 [{TRON}],", TRON),
        (f"xrp [{RIPPLE}]", RIPPLE),
        (f"en monero [{MONERO}]", MONERO),
        (f"[{LITECOIN}]", LITECOIN),
        (f"[{DOGE}]", DOGE),
        (f"ton [{TON}]", TON),
        (f"sur solana [{SOLANA}]", SOLANA),
        (
            "[ltc1qhuv3dhpnm0wktasd3v0kt6e4aqfqsd0uhfdu7d]",
            "ltc1qhuv3dhpnm0wktasd3v0kt6e4aqfqsd0uhfdu7d",
        ),
    ],
)
def test_addresses_are_read_where_they_stand(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_wallets(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [value]


@pytest.mark.parametrize(
    "address", [SEGWIT, TAPROOT, ETHER, TRON, RIPPLE, GENESIS, LITECOIN, DOGE, MONERO, TON]
)
def test_a_right_checksum_is_certain(address: str) -> None:
    assert [each.certain for each in find_wallets(f"bitcoin {address}")] == [True]


@pytest.mark.parametrize(
    "message",
    [
        f"wallet btc [{GENESIS[:-1]}b]",
        f"[{SEGWIT[:-1]}p]",
        f"[{ETHER[:-1]}D]",
        f"usdt [{TRON[:-1]}u]",
    ],
)
def test_a_wrong_checksum_is_told(message: str) -> None:
    text, spans = unmark(message)

    found = find_wallets(text)

    assert [(each.start, each.end, each.certain) for each in found] == [(*spans[0], False)]


@pytest.mark.parametrize(
    "message",
    [
        f"clé {GENESIS[:-1]}b trouvée",
        SOLANA,
        "FR7630006000011234567890189",
        "bc1bonjour",
        "0x1234",
        "0x" + "a" * 64,
        "123456789012345678901234567890",
        "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf",
        "anticonstitutionnellement",
        "https://a-b.fr/1A1zP1eP5QGefi2DMPTfTL",
    ],
)
def test_other_strings_are_left_alone(message: str) -> None:
    assert find_wallets(message) == []


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        (b"a" * 135, "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446"),
        (b"a" * 136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e"),
        (b"a" * 200, "96ea54061def936c4be90b518992fdc6f12f535068a256229aca54267b4d084d"),
    ],
)
def test_keccak_is_what_ethereum_calls_so(data: bytes, digest: str) -> None:
    assert keccak_256(data).hex() == digest


@pytest.mark.parametrize(
    "address",
    [
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)
def test_mixed_case_is_that_of_the_standard(address: str) -> None:
    assert eip55(address.lower()) == address


def test_each_checksum_refuses_one_changed_sign() -> None:
    assert not base58_check(GENESIS.replace("z", "y"))
    assert not bech32_check(SEGWIT.replace("srrr", "srrp"))
    assert not bech32_check(SEGWIT.replace("bc", "bC"))
    assert not monero_check(MONERO.replace("B", "C"))
    assert not ton_check(TON.replace("D", "E"))
