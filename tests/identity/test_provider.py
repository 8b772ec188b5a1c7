"""A real provider asked, and what a forger or a thief of its answers would try."""

import dataclasses
import secrets
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.complaint.clock import clock_from
from bot.complaint.errors import IdentityRefused, IdentityUnavailable
from bot.complaint.periods import Period
from bot.identity.person import Person
from bot.identity.provider import Departure, Provider
from tests.identity.started import CLIENT, SECRET, Started, parameters, started

# Nobody listens there: what comes back is read from the address alone.
RETURN = "http://127.0.0.1:9/identite/retour"
ANGELA = Person(
    "Angela Claire Louise",
    "Dubois",
    Period.of("1962-08-24"),
    birth_commune="49018",
    birth_country="99100",
    email="angela.dubois@example.org",
)
now = clock_from("")


@pytest.fixture(scope="module")
def certified() -> Iterator[Started]:
    with started(RETURN) as running:
        yield running


@pytest.fixture
def provider(certified: Started) -> Provider:
    return Provider(certified.issuer, CLIENT, SECRET, RETURN, now)


def there_and_back(
    provider: Provider, certified: Started, person: str = "angela"
) -> tuple[dict[str, str], Departure]:
    url, departure = provider.depart()
    return parameters(certified.visit(url, person)), departure


def refusal(provider: Provider, answer: dict[str, str], departure: Departure) -> str:
    with pytest.raises(IdentityRefused) as refused:
        provider.identify(answer, departure)
    return refused.value.reason


@pytest.mark.parametrize("userinfo", ["json", "jwt"])
def test_who_comes_back_is_known_whether_userinfo_is_signed_or_not(userinfo: str) -> None:
    with started(RETURN, userinfo) as certified:
        provider = Provider(certified.issuer, CLIENT, SECRET, RETURN, now)
        answer, departure = there_and_back(provider, certified)

        assert provider.identify(answer, departure) == ANGELA


def test_only_the_year_is_known_of_some_births_and_a_country_of_others(
    provider: Provider, certified: Started
) -> None:
    person = provider.identify(*there_and_back(provider, certified, "karim"))

    assert person.birth == Period.year(1980)
    assert (person.birth_commune, person.birth_country) == ("", "99352")


def test_the_provider_is_asked_for_no_more_than_a_complaint_needs(provider: Provider) -> None:
    url, departure = provider.depart()
    asked = parameters(url)

    assert asked["scope"].split() == [
        "openid",
        "given_name",
        "family_name",
        "birthdate",
        "birthplace",
        "birthcountry",
        "email",
    ]
    assert asked["acr_values"] == "eidas1"
    assert asked["code_challenge_method"] == "S256"
    assert departure.verifier not in url


def test_no_two_departures_are_alike(provider: Provider) -> None:
    (_, one), (_, other) = provider.depart(), provider.depart()

    assert not set(dataclasses.astuple(one)) & set(dataclasses.astuple(other))


@pytest.mark.parametrize("forged", ["", "x", "état"])
def test_an_answer_to_another_departure_is_refused_before_its_code_is_used(
    provider: Provider, certified: Started, forged: str
) -> None:
    answer, departure = there_and_back(provider, certified)

    assert refusal(provider, {**answer, "state": forged}, departure) == "state"
    assert provider.identify(answer, departure) == ANGELA


def test_an_answer_in_another_provider_s_name_is_refused(
    provider: Provider, certified: Started
) -> None:
    answer, departure = there_and_back(provider, certified)
    assert answer["iss"] == certified.issuer

    assert refusal(provider, {**answer, "iss": "https://other.example.org"}, departure) == "state"


def test_a_code_serves_once(provider: Provider, certified: Started) -> None:
    answer, departure = there_and_back(provider, certified)
    provider.identify(answer, departure)

    assert refusal(provider, answer, departure) == "code"


def test_a_stolen_code_is_worth_nothing_without_the_verifier(
    provider: Provider, certified: Started
) -> None:
    answer, departure = there_and_back(provider, certified)
    thief = dataclasses.replace(departure, verifier=secrets.token_urlsafe(48))

    assert refusal(provider, answer, thief) == "code"


def test_a_code_put_into_another_s_browser_is_refused(
    provider: Provider, certified: Started
) -> None:
    answer, departure = there_and_back(provider, certified)
    other = dataclasses.replace(departure, nonce="another")

    assert refusal(provider, answer, other) == "token"


@pytest.mark.parametrize("hours", [2, -2])
def test_a_token_of_another_time_is_refused(
    provider: Provider, certified: Started, hours: float
) -> None:
    elsewhen = Provider(
        certified.issuer, CLIENT, SECRET, RETURN, lambda: now() + timedelta(hours=hours)
    )
    answer, departure = there_and_back(provider, certified)

    assert refusal(elsewhen, answer, departure) == "token"


def test_a_service_that_does_not_know_the_secret_learns_nothing(
    provider: Provider, certified: Started
) -> None:
    impostor = Provider(certified.issuer, CLIENT, "another secret", RETURN, now)
    answer, departure = there_and_back(provider, certified)

    assert refusal(impostor, answer, departure) == "code"


def test_who_turns_back_is_told_from_who_is_refused(provider: Provider, certified: Started) -> None:
    answer, departure = there_and_back(provider, certified, "nobody")

    assert refusal(provider, answer, departure) == "cancelled"
    failed = {"state": departure.state, "error": "server_error"}
    assert refusal(provider, failed, departure) == "code"


def test_a_provider_that_goes_away_is_said_to_be_away() -> None:
    with started(RETURN) as certified:
        provider = Provider(certified.issuer, CLIENT, SECRET, RETURN, now)
        answer, departure = there_and_back(provider, certified)

    with pytest.raises(IdentityUnavailable):
        provider.identify(answer, departure)
    with pytest.raises(IdentityUnavailable):
        provider.depart()


def test_who_bears_another_name_than_expected_is_no_provider(certified: Started) -> None:
    other = certified.issuer.replace("127.0.0.1", "localhost")

    with pytest.raises(IdentityUnavailable):
        Provider(other, CLIENT, SECRET, RETURN, now).depart()
