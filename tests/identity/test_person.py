"""What a provider says of a person, read or refused."""

from typing import Any

import pytest

from bot.complaint.errors import IdentityRefused
from bot.complaint.periods import Period
from bot.identity.person import Person, person_of

TOLD = {"given_name": "Jeanne", "family_name": "Dupré", "birthdate": "1980-05-12"}


@pytest.mark.parametrize(
    ("birthdate", "period"),
    [
        ("1980-05-12", Period.of("1980-05-12")),
        ("1980-05-00", Period.of("1980-05")),
        ("1980-00-00", Period.of("1980")),
    ],
)
def test_a_birth_is_known_as_exactly_as_the_register_knows_it(
    birthdate: str, period: Period
) -> None:
    assert person_of({**TOLD, "birthdate": birthdate}).birth == period


def test_a_birth_abroad_and_an_address_may_be_left_out() -> None:
    assert person_of(TOLD) == Person("Jeanne", "Dupré", Period.of("1980-05-12"))


@pytest.mark.parametrize("name", ["given_name", "family_name", "birthdate"])
@pytest.mark.parametrize("value", [None, "", " ", 12, ["Jeanne"]])
def test_who_has_no_name_or_birth_is_nobody(name: str, value: Any) -> None:
    with pytest.raises(IdentityRefused):
        person_of({**TOLD, name: value})


@pytest.mark.parametrize("birthdate", ["0000-00-00", "1980-13-01", "12/05/1980"])
def test_a_birth_date_that_is_none_is_refused(birthdate: str) -> None:
    with pytest.raises(IdentityRefused):
        person_of({**TOLD, "birthdate": birthdate})
