"""The plain pages over HTTP: whose they are, what forms they take, what they say of mistakes."""

import re
from collections.abc import Iterator

import httpx
import pytest
import yaml

from bot.bootstrap.settings import ROOT
from tests.dialogue import PNG, STORY, Victim
from tests.live import LiveService
from tests.web.pages import Element, read_page


class Visitor:
    """A browser without JavaScript, that fills forms in."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=60, follow_redirects=True)
        self.answer = self.http.post("/formulaire")

    @property
    def page(self) -> Element:
        return read_page(self.answer.text)

    @property
    def told(self) -> str:
        return self.page.one(id="question").text

    def hidden(self, name: str) -> str:
        return self.page.all("input", name=name)[0].attributes["value"]

    def sends(self, **fields: str) -> httpx.Response:
        form = {"csrf": self.hidden("csrf"), "mark": self.hidden("mark"), **fields}
        self.answer = self.http.post("/formulaire/reponse", data=form)
        return self.answer


@pytest.fixture
def visitor(service: LiveService) -> Iterator[Visitor]:
    someone = Visitor(service.url)
    yield someone
    someone.http.close()


def test_the_cookie_is_for_these_pages_alone_and_no_script_reads_it(service: LiveService) -> None:
    cookie = httpx.post(f"{service.url}/formulaire", timeout=60).headers["Set-Cookie"]

    for part in ("HttpOnly", "SameSite=Strict", "Path=/formulaire"):
        assert part in cookie
    assert "expires" not in cookie.lower()
    assert "max-age" not in cookie.lower()


def test_a_story_is_heard_as_in_the_chat(visitor: Visitor) -> None:
    visitor.sends(text=STORY)

    assert "450\u00a0€" in visitor.told
    assert "Avez-vous rencontré" in visitor.told
    notes = visitor.http.get("/formulaire/notes").text
    assert "Kevin_92" in notes
    assert "Corriger le montant" in notes


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/formulaire/reponse", {"text": "bonjour"}),
        ("/formulaire/reponse", {"text": "bonjour", "csrf": "x" * 40}),
        ("/formulaire/reprendre", {"csrf": "x" * 40}),
        ("/formulaire/cacher", {}),
        ("/formulaire/effacer", {"csrf": "x" * 40}),
    ],
)
def test_a_form_of_another_s_changes_nothing(
    visitor: Visitor, path: str, form: dict[str, str]
) -> None:
    answer = visitor.http.post(path, data=form)

    assert answer.status_code == 403
    assert "Vous avez dit" not in visitor.http.get("/formulaire/question").text


@pytest.mark.parametrize("path", ["", "/reprendre", "/cle"], ids=lambda path: path or "open")
def test_what_needs_no_code_is_refused_from_another_site(visitor: Visitor, path: str) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    answer = visitor.http.post(f"/formulaire{path}", headers=headers)

    assert answer.status_code == 403


def test_without_a_conversation_of_hers_nothing_is_shown(service: LiveService) -> None:
    with httpx.Client(base_url=service.url, timeout=30) as stranger:
        for path in ("/formulaire/question", "/formulaire/notes"):
            assert stranger.get(path).status_code == 404
        stranger.cookies.set("ariane_formulaire", "inconnu.jeton", path="/formulaire")
        assert stranger.get("/formulaire/question").status_code == 404
        assert stranger.post("/formulaire/cle").status_code == 404
        assert "Commencer" in stranger.get("/formulaire").text


def test_the_same_page_sent_twice_says_it_once(visitor: Visitor) -> None:
    form = {"csrf": visitor.hidden("csrf"), "mark": visitor.hidden("mark"), "text": STORY}

    for _ in range(2):
        visitor.answer = visitor.http.post("/formulaire/reponse", data=form)

    key = visitor.http.post("/formulaire/cle").json()
    headers = {"Authorization": f"Bearer {key['token']}"}
    read = visitor.http.get(f"/api/conversations/{key['id']}", headers=headers).json()
    assert [each["text"] for each in read["messages"] if each["author"] == "victim"] == [STORY]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Il n’y a pas encore de réponse"),
        ({"text": "non jamais", "choice": "/dont_know"}, "Il y a deux réponses"),
        ({"text": "a" * 10_001}, "10\u00a0000\u00a0caractères"),
        ({"choice": '/inform{"amount": "1"}'}, "Je n’ai pas pu lire cette réponse"),
    ],
    ids=["nothing", "two answers", "too long", "an answer that was never offered"],
)
def test_a_mistake_is_told_beside_the_field_and_loses_nothing(
    visitor: Visitor, fields: dict[str, str], words: str
) -> None:
    visitor.sends(text=STORY)

    answer = visitor.sends(**fields)

    assert answer.status_code == 422
    assert visitor.page.one("title").text.startswith("Erreur")
    assert words in visitor.page.one(id="probleme").text
    field = visitor.page.one("textarea")
    assert field.attributes["aria-describedby"].split()[0] == "probleme"
    assert field.text == fields.get("text", "")


def test_an_earlier_page_s_answer_still_counts(visitor: Visitor) -> None:
    visitor.sends(text=STORY)
    visitor.sends(choice='/inform{"met_in_person": "false"}')

    visitor.sends(choice='/inform{"met_in_person": "true"}')

    assert "Oui, en personne" in visitor.page.one(class_="hers").text


def test_a_forged_file_is_not_read(visitor: Visitor) -> None:
    files = {"file": ("capture.png", PNG)}

    forged = visitor.http.post("/formulaire/fichier", files=files, data={"csrf": "x" * 40})
    without = visitor.http.post("/formulaire/fichier", files=files)

    assert forged.status_code == 403
    assert without.status_code == 415
    assert "capture.png" not in visitor.http.get("/formulaire/question").text


def test_a_form_without_a_file_says_what_to_do(visitor: Visitor) -> None:
    form = {"csrf": (None, visitor.hidden("csrf")), "file": ("", b"")}

    answer = visitor.http.post("/formulaire/fichier", files=form)

    assert answer.status_code == 415
    assert "Aucun fichier n’est choisi" in answer.text


def test_leaving_in_a_hurry_shows_nothing_before_she_asks(visitor: Visitor) -> None:
    visitor.sends(text=STORY)

    left = visitor.http.post("/formulaire/cacher", data={"csrf": visitor.hidden("csrf")})
    back = visitor.http.get("/formulaire/question")

    assert read_page(left.text).one("body").text.strip() == "Nouvelle page"
    assert "Ariane" not in left.text
    assert "Une déclaration est gardée" in back.text
    assert "Kevin_92" not in back.text
    code = read_page(back.text).all("input", name="csrf")[0].attributes["value"]
    visitor.answer = visitor.http.post("/formulaire/reprendre", data={"csrf": code})
    assert "Avez-vous rencontré" in visitor.told


def test_what_is_erased_from_the_browser_no_longer_opens(visitor: Visitor) -> None:
    visitor.http.post("/formulaire/effacer", data={"csrf": visitor.hidden("csrf")})

    assert visitor.http.get("/formulaire/question").status_code == 404


def test_the_chat_s_conversation_goes_on_here(service: LiveService, victim: Victim) -> None:
    victim.says(STORY)
    with httpx.Client(base_url=service.url, timeout=30, follow_redirects=True) as browser:
        form = {"id": victim.id, "token": victim.token}

        page = browser.post("/formulaire/reprendre", data=form)

        assert "Avez-vous rencontré" in page.text
        stolen = browser.post("/formulaire/reprendre", data={**form, "token": "x"})
        assert stolen.status_code == 404


def test_a_flood_of_forms_from_one_address_is_held_back(service: LiveService) -> None:
    flood = {"X-Forwarded-For": "203.0.113.20"}
    with httpx.Client(base_url=service.url, timeout=60) as browser:
        statuses = [browser.post("/formulaire", headers=flood).status_code for _ in range(25)]

    assert statuses[0] == 303
    assert statuses[-1] == 429


def test_each_step_has_one_name_here_and_in_the_chat() -> None:
    words = yaml.safe_load((ROOT / "data" / "wording" / "plain.yml").read_text(encoding="utf-8"))
    source = (ROOT / "widget" / "src" / "words.ts").read_text(encoding="utf-8")
    block = source.partition("const steps")[2].partition("};")[0]

    assert dict(re.findall(r'(\w+): "([^"]+)"', block)) == words["steps"]
