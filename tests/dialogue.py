"""A victim who speaks to the running service over its API, as the widget does."""

import base64
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

STORY = (
    "bonjour jai acheté un iphone 13 sur leboncoin 450€ a un certain Kevin_92, viré le 3 mars sur "
    "FR76 3000 6000 0112 3456 7890 189, depuis plus de nouvelles il repond plus au 06 12 34 56 78"
)
# The smallest picture there is.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")
_PATIENCE_SECONDS = 60
# What she answers to each question, in her words.
ANSWERS: Mapping[str, str] = {
    "goods_received": "non, rien reçu",
    "as_advertised": "non, rien à voir",
    "seller_professional": "non, un particulier",
    "rental_problem": "elle n'existe pas",
    "met_in_person": "non jamais",
    "money_asked": "oui",
    "threatened": "non, pas de menaces",
    "asked_before": "non c'est la première fois",
    "customer_service": "ils ne répondent pas",
    "purchase_kind": "un objet",
    "rental_channel": "une petite annonce",
    "landlord_professional": "non, un particulier",
    "account_kind": "ma boîte mail",
    "lock_kind": "mes fichiers",
    "goods_sent_unpaid": "oui",
    "contact_platform": "je ne sais pas",
    "item": "je ne sais pas",
    "platform": "je ne sais pas",
    "amount": "200 euros",
    "money_paid": "oui",
    "payment_method": "par virement",
    "payment_date": "le 20 février 2026",
    "suspect_url": "je ne sais pas",
    "suspect_wallet": "je ne sais pas",
    "adult": "oui j'ai 45 ans",
    "for_self": "oui c'est moi",
    "author_known": "non",
    "already_filed": "non pas encore",
    "seller_unreachable": "oui",
    "payment_date_confirmed": "oui",
    "suspect_iban": "je ne sais pas",
    "suspect_pseudonym": "Zed94",
    "suspect_phone": "je ne sais pas",
    "victim_first_name": "Jeanne",
    "victim_last_name": "Dupré",
    "victim_birth_date": "12/05/1980",
    "victim_birth_place": "Nantes",
    "victim_address": "12 rue des Lilas",
    "victim_commune": "44000 Nantes",
    "victim_phone": "06 98 76 54 32",
    "victim_email": "jeanne.dupre@example.org",
    "evidence_done": "j'ai fini",
    "more": "rien à ajouter",
}


def spaced(text: str) -> str:
    """Return a text with plain spaces where French wants others."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


class Victim:
    """One conversation, from its first word to its filing."""

    def __init__(self, url: str, watch: Callable[[httpx.Response], None] | None = None) -> None:
        hooks = {"response": [watch] if watch else []}
        self._http = httpx.Client(base_url=url, timeout=60, event_hooks=hooks)
        self._follow(self._http.post("/api/conversations").raise_for_status().json())

    def leaves(self) -> None:
        """Close the connection; the conversation stays."""
        self._http.close()

    def says(self, text: str) -> list[str]:
        """Type a message; return what Ariane answers."""
        return self._post({"text": text})

    def chooses(self, title: str) -> list[str]:
        """Choose a button of the last answers by its title."""
        buttons = [button for message in self.heard for button in message["buttons"]]
        button = next(each for each in buttons if spaced(each["title"]) == spaced(title))
        return self._post(button)

    def corrects(self, target: str) -> list[str]:
        """Choose the « Corriger … » button of a fact: ``amount``, ``amount.2`` for the second."""
        lines = self.record()["facts"]
        name, _, rank = target.partition(".")
        line = next(
            each for each in lines if (each["name"], each["rank"]) == (name, int(rank or 1))
        )
        return self._post(line["correct"])

    def answers(self, *, until: str) -> list[str]:
        """Answer what is asked until one question is pending; return the last answers."""
        said: list[str] = [message["text"] for message in self.heard]
        while self.state["question"] != until:
            said = self.says(ANSWERS[self.state["question"]])
        return said

    def takes_up(self) -> list[str]:
        """Open the draft of the code that Ariane just gave, as another device does.

        Return what she was last told there.
        """
        told = " ".join(message["text"] for message in self.heard)
        found = _CODE.search(told)
        assert found, told
        taken = self._http.post("/api/resumptions", json={"code": found[0]})
        self._follow(taken.raise_for_status().json())
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while self.state["waiting"]:
            assert time.monotonic() < deadline, told
            time.sleep(0.05)
            answer = self.resumes()
            self.state, self.heard = answer["state"], answer["messages"]
        spoken = [number for number, each in enumerate(self.heard) if each["author"] == "victim"]
        self.heard = self.heard[max(spoken, default=-1) + 1 :]
        return [message["text"] for message in self.heard]

    def joins(self, name: str, content: bytes) -> httpx.Response:
        """Join a file."""
        return self._http.post(f"{self.path}/evidence", files={"file": (name, content)})

    def files(self) -> dict[str, Any]:
        """File the declaration over the API."""
        answer = self._http.post(f"{self.path}/filing").raise_for_status().json()
        self.state = answer["state"]
        return answer

    def tries(self, method: str, path: str, **content: Any) -> httpx.Response:
        """Ask for anything under her conversation's address, whatever the answer."""
        return self._http.request(method, f"{self.path}{path}", **content)

    def resumes(self) -> dict[str, Any]:
        """Read the whole conversation again, as a page that is loaded again does."""
        answer: dict[str, Any] = self._http.get(self.path).raise_for_status().json()
        return answer

    def record(self) -> dict[str, Any]:
        """Return what has been understood so far."""
        answer: dict[str, Any] = self._http.get(f"{self.path}/record").raise_for_status().json()
        return answer

    def facts(self) -> dict[str, str | None]:
        """Return the first value of each fact that is held."""
        return {fact["name"]: fact["value"] for fact in self.record()["facts"] if fact["rank"] == 1}

    def _follow(self, opened: Mapping[str, Any]) -> None:
        """Speak in a conversation from now on, with the token that opens it."""
        self.id, self.token = opened["id"], opened["token"]
        self.path = f"/api/conversations/{self.id}"
        self._http.headers["Authorization"] = f"Bearer {self.token}"
        self.state: dict[str, Any] = opened["state"]
        self.heard: list[dict[str, Any]] = opened["messages"]

    def _post(self, message: Mapping[str, str]) -> list[str]:
        answer = self._http.post(f"{self.path}/messages", json=dict(message)).raise_for_status()
        self.heard, self.state = answer.json()["messages"], answer.json()["state"]
        return [message["text"] for message in self.heard]
