"""What an attacker tries: other people's tokens, forged forms, floods, and the engine's door."""

import itertools
import re
from collections.abc import Iterator

import httpx
import pytest

from bot.sealing.codes import secret_from
from tests.dialogue import STORY, Victim
from tests.live import PASSWORD, LiveService
from tests.officers import Telephone, enrol_at, invite, sign_in

NUMBERS = itertools.count()
PAGES = [
    "/",
    "/donnees-personnelles",
    "/accessibilite",
    "/formulaire",
    "/console/connexion",
    "/suivi/inconnu",
]


@pytest.fixture
def browser(service: LiveService) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.url, timeout=30) as client:
        yield client


@pytest.fixture
def telephone(service: LiveService) -> Telephone:
    """An officer's of this test alone: no code of hers was used by another."""
    return enrol_at(service, f"lea-{next(NUMBERS)}")


@pytest.fixture
def officer(browser: httpx.Client, telephone: Telephone) -> httpx.Client:
    sign_in(browser, telephone)
    return browser


@pytest.mark.parametrize("page", PAGES)
def test_each_page_allows_nothing_but_our_own_files(browser: httpx.Client, page: str) -> None:
    answer = browser.get(page)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_holds_script_or_style_of_its_own(browser: httpx.Client, page: str) -> None:
    text = browser.get(page).text

    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "<style" not in text
    assert not re.search(r"\s(?:style|on\w+)=", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text.replace('href="https://', ""))


def test_a_conversation_opens_with_its_own_token_alone(
    service: LiveService, browser: httpx.Client, victim: Victim
) -> None:
    other = Victim(service.url)
    other.leaves()

    for token in ("x", other.token, victim.token[:-1]):
        answer = browser.get(victim.path, headers={"Authorization": f"Bearer {token}"})

        assert answer.status_code == 404
        assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert browser.get(victim.path).status_code == 404


def test_tokens_are_long_and_never_alike(service: LiveService) -> None:
    victims = [Victim(service.url) for _ in range(3)]
    for someone in victims:
        someone.leaves()

    tokens = {someone.token for someone in victims} | {someone.id for someone in victims}

    assert len(tokens) == 6
    assert all(len(someone.token) >= 43 for someone in victims)


def test_a_flood_of_conversations_from_one_address_is_held_back(browser: httpx.Client) -> None:
    flood = {"X-Forwarded-For": "203.0.113.7"}

    statuses = [browser.post("/api/conversations", headers=flood).status_code for _ in range(25)]

    assert statuses[0] == 201
    assert statuses[-1] == 429
    other = {"X-Forwarded-For": "203.0.113.8"}
    assert browser.post("/api/conversations", headers=other).status_code == 201


def test_a_flood_of_sign_ins_from_one_address_is_held_back(browser: httpx.Client) -> None:
    flood = {"X-Forwarded-For": "203.0.113.9"}
    wrong = {"login": "personne", "password": "rien"}

    statuses = [
        browser.post("/console/connexion", headers=flood, data=wrong).status_code for _ in range(15)
    ]

    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_what_is_too_long_is_refused_with_what_to_do_instead(victim: Victim) -> None:
    long = victim.tries("POST", "/messages", json={"text": "a" * 10_001})
    huge = victim.tries("POST", "/messages", json={"text": "a" * 300_000})

    assert (long.status_code, huge.status_code) == (422, 413)
    assert "10 000 caractères" in long.json()["detail"].replace("\u00a0", " ")
    assert victim.says("bonjour")


def test_a_file_is_cut_off_at_the_first_byte_too_many(victim: Victim) -> None:
    answer = victim.joins("grand.png", b"\x89PNG\r\n\x1a\n" + b"0" * (21 * 1024 * 1024))

    assert answer.status_code == 413
    assert "20 Mo" in answer.json()["detail"].replace("\u00a0", " ")


def test_a_form_without_its_code_changes_nothing(officer: httpx.Client) -> None:
    for path in (
        "/console/deconnexion",
        "/console/suivant",
        "/console/comptes",
        "/console/dossiers/A2B-2222/prendre",
        "/console/dossiers/A2B-2222/decider/valider",
    ):
        answer = officer.post(path, data={"version": "1"})

        assert answer.status_code == 403
    assert officer.get("/console").status_code == 200


def test_the_console_is_for_those_who_are_signed_in(browser: httpx.Client) -> None:
    case = "/console/dossiers/A2B-2222"
    exhibit = f"{case}/pieces/1"
    for path in ("/console", case, exhibit, f"{exhibit}/voir", f"{exhibit}/pages/1"):
        answer = browser.get(path)

        assert answer.status_code == 303
        assert answer.headers["Location"] == "/console/connexion"


def test_a_session_is_out_of_reach_of_scripts_and_other_sites(
    browser: httpx.Client, telephone: Telephone
) -> None:
    proof = {"login": telephone.login, **telephone.proof()}
    answer = browser.post("/console/connexion", data=proof)

    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_another_site_cannot_sign_anybody_in(browser: httpx.Client, telephone: Telephone) -> None:
    answer = browser.post(
        "/console/connexion",
        data={"login": telephone.login, **telephone.proof()},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_the_password_without_the_telephone_opens_nothing(
    browser: httpx.Client, telephone: Telephone
) -> None:
    answer = browser.post(
        "/console/connexion",
        data={"login": telephone.login, "password": PASSWORD, "code": "000000"},
    )

    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers
    assert "application" in answer.text


def test_an_enrolment_s_address_opens_once(service: LiveService, browser: httpx.Client) -> None:
    path = invite(service, f"ines-{next(NUMBERS)}")
    telephone = Telephone("ines", secret_from(path.rpartition("/")[2]))
    assert "<svg" in browser.get(path).text

    enrolled = browser.post(path, data=telephone.proof())
    again = browser.post(path, data=telephone.proof())

    assert enrolled.status_code == 200
    assert len(re.findall(r"<code>\w{4}-\w{4}-\w{4}</code>", enrolled.text)) == 8
    assert (again.status_code, browser.get(path).status_code) == (404, 404)


def test_what_a_role_does_not_do_is_refused_at_the_door(
    service: LiveService, browser: httpx.Client
) -> None:
    sign_in(browser, enrol_at(service, f"anne-{next(NUMBERS)}", "--role", "administrator"))
    code = re.search(r'name="csrf" value="([^"]+)"', browser.get("/console/comptes").text)
    assert code

    statuses = {
        path: browser.get(f"/console/dossiers/A2B-2222{path}").status_code
        for path in ("", "/pieces/1", "/documents/recepisse", "/decider/valider")
    }
    taking = browser.post("/console/dossiers/A2B-2222/prendre", data={"csrf": code[1]})

    assert set(statuses.values()) == {403}
    assert taking.status_code == 403
    assert browser.get("/console").headers["Location"] == "/console/comptes"


def test_signing_out_ends_the_session(officer: httpx.Client) -> None:
    page = officer.get("/console").text
    code = re.search(r'name="csrf" value="([^"]+)"', page)
    assert code
    cookie = dict(officer.cookies)

    answer = officer.post("/console/deconnexion", data={"csrf": code[1]})

    assert answer.status_code == 303
    officer.cookies.update(cookie)
    assert officer.get("/console").status_code == 303


def test_the_engine_listens_on_loopback_alone_and_wants_its_token(service: LiveService) -> None:
    doors = [each.laddr for each in service.engine.net_connections() if each.status == "LISTEN"]

    assert {door.ip for door in doors} == {"127.0.0.1"}
    for door in doors:
        engine = f"http://127.0.0.1:{door.port}"
        turn = httpx.post(
            f"{engine}/webhooks/service/turn", json={"sender": "a", "text": "b"}, timeout=30
        )
        assert turn.status_code == 401
        for path in ("/model/parse", "/conversations/a/tracker", "/webhooks/rest/webhook"):
            assert httpx.post(engine + path, json={}, timeout=30).status_code in (404, 405)


def test_the_action_webhook_wants_its_token(service: LiveService) -> None:
    doors = [each.laddr for each in service.process.net_connections() if each.status == "LISTEN"]
    webhook = next(door for door in doors if str(door.port) not in service.url)

    answer = httpx.post(f"http://127.0.0.1:{webhook.port}/webhook", json={}, timeout=30)

    assert webhook.ip == "127.0.0.1"
    assert answer.status_code == 401


def test_nothing_personal_is_in_any_log(service: LiveService, victim: Victim) -> None:
    victim.says(STORY)
    victim.says("en fait je m'appelle Jeanne Dupré, mon numéro c'est le 06 98 76 54 32")
    victim.joins("releve-jeanne.jpg", b"#!/bin/sh")
    victim.tries("POST", "/messages", json={"text": ["pas un texte"]})
    victim.tries("GET", f"/recall/{victim.token}")

    log = service.log

    written = ("iphone", "Kevin_92", "3000 6000", "FR76", "06 12 34", "612345678", "Jeanne", "450€")
    for secret in (*written, "jeanne", "Dupr", victim.token, victim.id):
        assert secret not in log, f"{secret} is in the log"
    assert "POST /api/conversations/{id}/messages 200" in log


def test_at_rest_the_database_and_the_vault_hold_no_word_of_hers(
    service: LiveService, victim: Victim
) -> None:
    victim.says(STORY)
    victim.joins("message.txt", b"Kevin_92 : envoyez sur FR76 3000 6000")

    for path in service.home.rglob("*"):
        if path.is_file() and path.name != "service.log":
            content = path.read_bytes()
            for secret in (b"iphone 13", b"Kevin_92", b"FR7630006000", b"612345678"):
                assert secret not in content, f"{secret!r} is in {path.name}"
            assert victim.token.encode() not in content
