"""Tokens that a forger makes, beside one that the provider might have."""

import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from bot.complaint.clock import clock_from
from bot.complaint.errors import IdentityRefused
from bot.identity.tokens import Tokens

KEY = RSAKey.generate_key(2048, {"kid": "provider", "use": "sig", "alg": "RS256"})
THIEVES = RSAKey.generate_key(2048, {"kid": "provider", "use": "sig", "alg": "RS256"})
ISSUER, CLIENT, NONCE = "https://fournisseur.example.org", "ariane", "n-1"


def claims(**other: Any) -> dict[str, Any]:
    moment = int(time.time())
    sound = {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "angela",
        "iat": moment,
        "exp": moment + 60,
        "nonce": NONCE,
        "acr": "eidas1",
    }
    return {name: value for name, value in {**sound, **other}.items() if value is not None}


def signed(key: RSAKey | OctKey = KEY, algorithm: str = "RS256", **other: Any) -> str:
    header = {"alg": algorithm, "kid": "provider"}
    return jwt.encode(header, claims(**other), key, algorithms=[algorithm])


@pytest.fixture
def tokens() -> Tokens:
    keys = KeySet([KEY]).as_dict(private=False)
    return Tokens(ISSUER, CLIENT, keys, clock_from("")())


def test_a_sound_token_is_read(tokens: Tokens) -> None:
    assert tokens.id_token(signed(), NONCE, "access")["sub"] == "angela"


@pytest.mark.parametrize("level", ["eidas2", "eidas3"])
def test_a_higher_level_than_was_asked_for_will_do(tokens: Tokens, level: str) -> None:
    assert tokens.id_token(signed(acr=level), NONCE, "access")["acr"] == level


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://other.example.org"},
        {"aud": "another-service"},
        {"aud": ["another-service"]},
        {"nonce": "n-2"},
        {"nonce": None},
        {"acr": "eidas0"},
        {"acr": None},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        {"azp": "another-service"},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_is_refused(tokens: Tokens, wrong: dict[str, Any]) -> None:
    with pytest.raises(IdentityRefused) as refused:
        tokens.id_token(signed(**wrong), NONCE, "access")

    assert refused.value.reason == "token"


@pytest.mark.parametrize(
    "forged",
    [
        signed(THIEVES),
        signed(OctKey.import_key("a secret that is known to both sides"), "HS256"),
        "eyJhbGciOiJub25lIn0." + signed().split(".")[1] + ".",
        "not.a.token",
        "",
    ],
    ids=["another key", "shared secret", "no signature", "no token", "empty"],
)
def test_a_forged_token_is_refused(tokens: Tokens, forged: str) -> None:
    with pytest.raises(IdentityRefused):
        tokens.id_token(forged, NONCE, "access")
    with pytest.raises(IdentityRefused):
        tokens.userinfo(forged)


@pytest.mark.parametrize("wrong", [{"iss": None}, {"aud": "another-service"}], ids=str)
def test_userinfo_signed_for_somebody_else_is_refused(
    tokens: Tokens, wrong: dict[str, Any]
) -> None:
    assert tokens.userinfo(signed())["sub"] == "angela"

    with pytest.raises(IdentityRefused):
        tokens.userinfo(signed(**wrong))


def test_keys_that_are_none_prove_nothing() -> None:
    tokens = Tokens(ISSUER, CLIENT, {}, clock_from("")())

    with pytest.raises(IdentityRefused):
        tokens.id_token(signed(), NONCE, "access")
