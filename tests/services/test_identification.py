"""What an identity says of the victim, as facts of the record."""

from datetime import date

import pytest

from bot.complaint.facts import FactName, Value
from bot.complaint.periods import Period
from bot.identity.person import Person
from bot.jurisdiction.communes import load_communes
from bot.services.identification import facts_of
from tests.drafts import a_record

TODAY = date(2026, 3, 5)
JEANNE = Person("Jeanne Marie", "Dupré", Period.of("1980-05-12"), "44109", "99100", "j@example.org")


def given(person: Person, **held: Value) -> dict[FactName, Value]:
    return dict(facts_of(person, a_record({}, **held), load_communes, TODAY))


def test_names_birth_and_address_are_facts() -> None:
    assert given(JEANNE, adult=True) == {
        FactName.IDENTIFIED: True,
        FactName.VICTIM_FIRST_NAME: "Jeanne Marie",
        FactName.VICTIM_LAST_NAME: "Dupré",
        FactName.VICTIM_BIRTH_DATE: Period.of("1980-05-12"),
        FactName.VICTIM_BIRTH_PLACE: "Nantes (44)",
        FactName.VICTIM_EMAIL: "j@example.org",
    }


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("49018", "Baugé-en-Anjou (49)"),
        # A commune of the past keeps the name that it had.
        ("49031", "Bocé (49)"),
        ("2A004", "Ajaccio (2A)"),
        ("75056", "Paris (75)"),
    ],
)
def test_a_place_of_birth_is_said_in_words(code: str, place: str) -> None:
    born = Person("Jeanne", "Dupré", Period.of("1980"), code, "99100")

    assert given(born)[FactName.VICTIM_BIRTH_PLACE] == place


@pytest.mark.parametrize("code", ["", "99352", "00000"])
def test_what_no_commune_bears_is_left_to_be_asked(code: str) -> None:
    born = Person("Jeanne", "Dupré", Period.of("1980"), code, "99352")

    assert FactName.VICTIM_BIRTH_PLACE not in given(born)
    assert FactName.VICTIM_EMAIL not in given(born)


@pytest.mark.parametrize(
    ("birth", "said", "adult"),
    [
        ("1980-05-12", None, True),
        ("1980-05-12", False, True),
        ("2008-03-05", None, True),
        ("2008-03-06", None, False),
        ("2012-01-01", True, False),
    ],
)
def test_the_birth_date_says_who_is_of_age(birth: str, said: bool | None, adult: bool) -> None:  # noqa: FBT001
    minor_or_not = Person("Jeanne", "Dupré", Period.of(birth))

    assert given(minor_or_not, adult=said)[FactName.ADULT] is adult
