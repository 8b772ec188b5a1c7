"""Codes of the second factor: those of the standard, for a minute and a half at most."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sealing.codes import (
    enrolment_uri,
    new_recovery_codes,
    normal_recovery_code,
    secret_from,
    step_of,
)

# RFC 6238, appendix B: the secret « 12345678901234567890 », and the last six figures of its codes.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("seconds", "code", "step"),
    [
        (59, "287082", 1),
        (1_111_111_109, "081804", 37_037_036),
        (1_111_111_111, "050471", 37_037_037),
        (1_234_567_890, "005924", 41_152_263),
        (2_000_000_000, "279037", 66_666_666),
    ],
)
def test_the_codes_are_those_of_the_standard(seconds: int, code: str, step: int) -> None:
    assert step_of(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == step


@pytest.mark.parametrize(
    ("late", "opens"), [(-31, True), (-61, False), (0, True), (31, True), (61, False)]
)
def test_a_telephone_may_be_half_a_minute_off(late: int, *, opens: bool) -> None:
    moment = datetime.fromtimestamp(1_111_111_095, UTC) + timedelta(seconds=late)

    assert (step_of(SECRET, " 081 804 ", moment) is not None) == opens


@pytest.mark.parametrize("typed", ["", "28708", "2870820", "é87082", "abcdef"])
def test_what_is_no_code_opens_nothing(typed: str) -> None:
    assert step_of(SECRET, typed, datetime.fromtimestamp(59, UTC)) is None


def test_an_invitation_stands_for_one_secret() -> None:
    assert secret_from("invitation") == secret_from("invitation") != secret_from("another")
    assert len(secret_from("invitation")) == 32
    assert enrolment_uri(SECRET, "lea").startswith("otpauth://totp/Ariane:lea?secret=GEZDG")


def test_recovery_codes_differ_and_are_read_however_they_are_typed() -> None:
    codes = new_recovery_codes()

    assert len(set(codes)) == len(codes) == 8
    for code in codes:
        assert normal_recovery_code(f" {code.upper().replace('-', ' ')} ") == code
