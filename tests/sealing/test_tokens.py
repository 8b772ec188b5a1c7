"""Of a token, only its digest is kept."""

from bot.sealing.tokens import digest_token


def test_a_digest_is_that_of_sha_256() -> None:
    assert digest_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_two_tokens_have_two_digests() -> None:
    assert digest_token("abc") != digest_token("abd")
