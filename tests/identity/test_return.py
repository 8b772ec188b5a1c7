"""From the conversation to the identity provider and back, on the running service."""

import base64
import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import httpx
import pytest

from bot.sealing.keyring import Keyring
from tests.dialogue import ANSWERS, STORY, Victim
from tests.identity.started import SECRET, Started, live_with_provider, parameters
from tests.live import LiveService

COOKIE = "ariane_identite"
GIVEN = {
    "victim_first_name": "Angela Claire Louise",
    "victim_last_name": "Dubois",
    "victim_birth_date": "1962-08-24",
    "victim_birth_place": "Baugé-en-Anjou (49)",
    "victim_email": "angela.dubois@example.org",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LiveService, Started]]:
    with live_with_provider(tmp_path_factory.mktemp("identity")) as running:
        yield running


@pytest.fixture(scope="module")
def service(both: tuple[LiveService, Started]) -> LiveService:
    return both[0]


@pytest.fixture(scope="module")
def certified(both: tuple[LiveService, Started]) -> Started:
    return both[1]


@pytest.fixture
def victim(service: LiveService) -> Iterator[Victim]:
    """A victim who is asked who she is."""
    someone = Victim(service.url)
    someone.says(STORY)
    someone.answers(until="identified")
    yield someone
    someone.leaves()


@pytest.fixture
def browser(service: LiveService, victim: Victim) -> Iterator[httpx.Client]:
    """The victim's browser: it keeps cookies, and follows nothing by itself."""
    with httpx.Client(base_url=service.url, timeout=60) as client:
        client.headers["Authorization"] = f"Bearer {victim.token}"
        yield client


def leave(browser: httpx.Client, victim: Victim) -> str:
    answer = browser.post(f"{victim.path}/identification").raise_for_status()
    url: str = answer.json()["url"]
    return url


def sources(victim: Victim) -> dict[str, str]:
    return {fact["name"]: fact["provenance"]["source"] for fact in victim.record()["facts"]}


def test_what_the_provider_gave_is_noted_and_never_asked(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    back = browser.get(certified.visit(leave(browser, victim)))

    assert (back.status_code, back.headers["Location"]) == (303, "/")
    again = victim.resumes()
    assert again["state"]["question"] == "victim_address"
    assert not again["state"]["waiting"]
    assert GIVEN.items() <= victim.facts().items()
    assert {sources(victim)[name] for name in GIVEN} == {"identity"}
    said = [message["author"] for message in again["messages"][-3:]]
    assert said == ["victim", "ariane", "ariane"]
    noted = again["messages"][-2]["text"]
    assert all(each in noted for each in ("Dubois", "24 août 1962", "Baugé-en-Anjou"))


def test_the_rest_is_asked_and_the_complaint_filed(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    browser.get(certified.visit(leave(browser, victim)))
    victim.state = victim.resumes()["state"]
    asked = []
    while victim.state["question"] != "evidence_done":
        asked.append(victim.state["question"])
        victim.says(ANSWERS[asked[-1]])

    assert asked == ["victim_address", "victim_commune", "victim_phone"]
    victim.answers(until="reviewed")
    assert victim.files()["reference"]


def test_what_a_provider_gave_can_be_corrected_and_is_hers_then(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    browser.get(certified.visit(leave(browser, victim)))

    victim.corrects("victim_email")
    victim.says("jeanne.dupre@example.org")

    assert victim.facts()["victim_email"] == "jeanne.dupre@example.org"
    assert sources(victim)["victim_email"] == "message"
    assert sources(victim)["victim_last_name"] == "identity"


def test_who_was_born_abroad_is_asked_where(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    browser.get(certified.visit(leave(browser, victim), "karim"))

    assert victim.resumes()["state"]["question"] == "victim_birth_place"


@pytest.mark.parametrize("words", ["Continuer sans", "non", "je passe"])
def test_who_goes_on_without_is_asked_her_name(victim: Victim, words: str) -> None:
    if words == "Continuer sans":
        victim.heard = victim.resumes()["messages"][-1:]
        victim.chooses(words)
    else:
        victim.says(words)

    assert victim.state["question"] == "victim_first_name"


def test_saying_yes_confirms_nothing(victim: Victim) -> None:
    victim.says("oui")

    assert victim.state["question"] == "identified"


def test_why_is_explained_and_the_choice_comes_back(victim: Victim) -> None:
    explained, asked = victim.says("pourquoi ?")

    assert "FranceConnect" in explained
    assert victim.heard[-1]["custom"]["type"] == "identify"
    assert asked


def test_a_report_asks_for_an_address_alone(service: LiveService) -> None:
    someone = Victim(service.url)
    someone.says(STORY)
    someone.answers(until="identified")
    someone.says("je préfère un simple signalement")
    asked = someone.state["question"]
    someone.leaves()

    assert asked == "victim_email"


def test_who_turns_back_finds_the_question_again(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    back = browser.get(certified.visit(leave(browser, victim), "nobody"))

    assert (back.status_code, back.headers["Location"]) == (303, "/")
    assert victim.resumes()["state"]["question"] == "identified"


def test_a_forged_state_changes_nothing(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    url = certified.visit(leave(browser, victim))
    forged = url.replace(parameters(url)["state"], "forged")

    answer = browser.get(forged)

    assert answer.status_code == 403
    assert "identité n’a pas été confirmée" in answer.text
    assert victim.resumes()["state"]["question"] == "identified"


def test_an_answer_that_is_played_again_is_refused(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    url = certified.visit(leave(browser, victim))
    kept = browser.cookies.get(COOKIE)
    browser.get(url)
    before = victim.resumes()["messages"]

    without = browser.get(url)
    again = browser.get(url, headers={"Cookie": f"{COOKIE}={kept}"})

    assert (without.status_code, again.status_code) == (403, 403)
    assert victim.resumes()["messages"] == before


def test_an_answer_in_another_browser_is_refused(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    url = certified.visit(leave(browser, victim))

    assert httpx.get(url).status_code == 403
    assert victim.resumes()["state"]["question"] == "identified"


def test_two_departures_are_not_mixed_up(
    victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    first = certified.visit(leave(browser, victim))
    leave(browser, victim)

    assert browser.get(first).status_code == 403


def test_a_cookie_is_worth_nothing_after_ten_minutes(
    victim: Victim, browser: httpx.Client, certified: Started, service: LiveService
) -> None:
    url = certified.visit(leave(browser, victim))
    keyring = Keyring.load(service.home / "keys.json")
    kept = base64.urlsafe_b64decode(browser.cookies[COOKIE])
    content = json.loads(keyring.open(kept, f"cookie|{COOKIE}"))
    until = datetime.fromisoformat(content["until"])
    assert until - datetime.now(timezone.utc) < timedelta(minutes=10)
    content["until"] = (until - timedelta(minutes=11)).isoformat()
    old = base64.urlsafe_b64encode(
        keyring.seal(json.dumps(content).encode(), f"cookie|{COOKIE}")
    ).decode()

    answer = browser.get(url, headers={"Cookie": f"{COOKIE}={old}"})

    assert answer.status_code == 403
    assert "Le temps" in answer.text


@pytest.mark.parametrize("cookie", ["", "x", "é", "AAAA", "{}"])
def test_a_cookie_of_somebody_else_s_making_opens_nothing(
    service: LiveService, cookie: str
) -> None:
    answer = httpx.get(
        f"{service.url}/identite/retour?code=x&state=x",
        headers=[(b"Cookie", f"{COOKIE}={cookie}".encode())],
    )

    assert answer.status_code == 403


def test_the_cookie_is_for_the_way_back_alone(victim: Victim, browser: httpx.Client) -> None:
    answer = browser.post(f"{victim.path}/identification")

    written = answer.headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/identite/retour"):
        assert part in written
    assert victim.id not in written


def test_nobody_is_sent_to_the_provider_without_the_conversation_s_token(
    service: LiveService, victim: Victim
) -> None:
    answer = httpx.post(f"{service.url}{victim.path}/identification")

    assert answer.status_code == 404
    assert "Set-Cookie" not in answer.headers


def test_nothing_that_the_provider_gave_is_in_the_log(
    service: LiveService, victim: Victim, browser: httpx.Client, certified: Started
) -> None:
    url = certified.visit(leave(browser, victim))
    browser.get(url)
    browser.get(url)

    secret = {*parameters(url).values(), SECRET, "Dubois", "Angela", "1962-08-24"}
    assert [each for each in secret - {certified.issuer} if each in service.log] == []
