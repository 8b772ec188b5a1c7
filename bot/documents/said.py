"""How the page about the orientation calls facts, values, conditions and outcomes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from bot.complaint.facts import FactName, decode
from bot.orientation.agenda import filing_kind
from bot.orientation.directory import Directory
from bot.orientation.logic import All, Condition, Is, Not
from bot.orientation.logic import Any as Either
from bot.orientation.questionnaire import DERIVED
from bot.wording.wording import Wording

_ASKS: Final = "utter_ask_"
_WARNS: Final = "utter_notice_"
# A button's payload but for what it says of the facts: ``/inform{"adult": "true"}``.
_CHOSEN: Final = re.compile(r"^/\w+")


@dataclass(frozen=True)
class Said:
    """The words for what rules and questions speak of.

    Attributes:
        wording: what facts and values are called.
        directory: the services.
        asked: the words of each question, by fact.
        answers: the titles of the buttons that say one thing, by fact and encoded value.
        notices: what is said at once, by the notice's name.
        words: the words of the page itself.
    """

    wording: Wording
    directory: Directory
    asked: Mapping[str, str]
    answers: Mapping[tuple[str, str], str]
    notices: Mapping[str, str]
    words: Mapping[str, Any]

    @classmethod
    def load(cls, data: Path, directory: Directory) -> "Said":
        """Read the words from the folder ``data``.

        Raises:
            MissingWords: something has none.
            OSError: a file is missing.
        """
        asked = _read(data / "responses" / "questions.yml")["responses"]
        care = _read(data / "responses" / "care.yml")["responses"]
        return cls(
            Wording.load(data / "wording"),
            directory,
            _texts(asked, _ASKS),
            dict(_titles(asked)),
            _texts(care, _WARNS),
            _read(data / "wording" / "guide.yml"),
        )

    def outcome(self, outcome: str) -> str:
        """Return where an outcome leads: a filing here, or the name of a service."""
        kind = filing_kind(outcome)
        if not kind:
            return self.directory.to(outcome).name
        offence = self.value(FactName.OFFENCE.value, outcome.split(".")[1])
        return str(self.words["outcomes"][kind].format(offence=offence))

    def condition(self, condition: Condition) -> str:
        """Return a condition in words."""
        words = self.words["conditions"]
        match condition:
            case Is():
                values = [self.value(condition.fact, each) for each in sorted(condition.values)]
                fact = self.label(condition.fact)
                return str(words["is"].format(fact=fact, values=self.any_of(values)))
            case All():
                return str(words["and"].join(map(self._nested, condition.parts)) or words["always"])
            case Not():
                return str(words["not"].format(condition=self.condition(condition.part)))
            case _:
                return str(words["either"]).join(map(self._nested, condition.parts))

    def _nested(self, condition: Condition) -> str:
        told = self.condition(condition)
        return f"({told})" if isinstance(condition, All | Either) else told

    def any_of(self, texts: Iterable[str]) -> str:
        """Return alternatives: « l'un ou l'autre »."""
        return str(self.words["conditions"]["or"]).join(texts)

    def question(self, fact: str) -> str:
        """Return the question about a fact, without what introduces it."""
        asked = self.asked.get(fact, "")
        return asked.rpartition(". ")[2] if asked.endswith("?") else self.label(fact)

    def answer(self, fact: str, value: str) -> str:
        """Return the title of the button for a value, or the value in words."""
        return self.answers.get((fact, value)) or self.value(fact, value)

    def label(self, fact: str) -> str:
        """Return what a fact is called."""
        if fact in DERIVED:
            return str(self.words["conditions"][fact])
        return self.wording.label(FactName(fact))

    def value(self, fact: str, value: str) -> str:
        """Return an encoded value in words."""
        name = FactName.WANTS_COMPLAINT if fact in DERIVED else FactName(fact)
        return self.wording.value(name, decode(name, value))


def _texts(responses: Mapping[str, Any], prefix: str) -> Mapping[str, str]:
    """Return what is said where nothing special holds: the last of a response's variants."""
    return {
        name.removeprefix(prefix): variants[-1]["text"]
        for name, variants in responses.items()
        if name.startswith(prefix)
    }


def _titles(asked: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for tries in asked.values():
        for button in tries[-1].get("buttons", []):
            facts = json.loads(_CHOSEN.sub("", button["payload"]) or "{}")
            if len(facts) == 1:
                ((fact, value),) = facts.items()
                yield (fact, value), button["title"]


def _read(path: Path) -> Mapping[str, Any]:
    words: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return words
