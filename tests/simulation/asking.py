"""What was asked, what had been told by then, and which button is true of her."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tests.simulation.speech import Words
from tests.simulation.truths import Truth

# After as many times in a row, nobody answers any more.
_MOST: Final = 6
# Asked again on purpose: after a correction, and to choose between two.
_MAY_COME_BACK: Final = frozenset(("reviewed", "payment_date_confirmed"))
_GIVES_UP: Final = ("/dont_know", "/skip")
_NEITHER: Final = "/deny"
_ENDS: Final[Mapping[str, str]] = {
    "more": "/done",
    "reviewed": "/ask_filing",
}


class Asking:
    """The questions of one conversation.

    Attributes:
        told: the facts that she has told, the last value of each; ``None`` for « je ne sais pas ».
        answered: the facts that she gave when she was asked for them.
        twice: what was asked although an earlier message had told it.
        again: what was asked again right after its answer.
        questions: how many questions were asked.
        between: the last question offered two kinds of cases to choose from.
    """

    def __init__(self) -> None:
        self.told: dict[str, str | None] = {}
        self.answered: set[str] = set()
        self.twice: list[str] = []
        self.again: list[str] = []
        self.questions = 0
        self.between = False
        self._asked = "offence"
        self._in_a_row = 0

    @property
    def exhausted(self) -> bool:
        """Whether the same question came too often."""
        return self._in_a_row >= _MOST

    def after(
        self, words: Words, state: Mapping[str, Any], heard: Sequence[Mapping[str, Any]]
    ) -> None:
        """Take note of what she said and of the question that followed."""
        self.told |= words.tells
        if self._asked in words.tells:
            self.answered.add(self._asked)
        if words.story:
            self.told["offence"] = ""
        question = state["question"]
        self._in_a_row = self._in_a_row + 1 if question == self._asked else 0
        if question is None:
            return
        self.questions += 1
        self.between = question == "offence" and _offers_two(heard)
        if not words.digresses and question in self.told and question not in _MAY_COME_BACK:
            self._repeated(question)
        self._asked = question

    def button(
        self, heard: Sequence[Mapping[str, Any]], asked: str, held: Mapping[str, str]
    ) -> Words | None:
        """Return the button that answers a question as she would, if there is one."""
        for button in _buttons(heard):
            payload, told = _read(button["payload"])
            right = asked in told and all(held.get(each, "true") == told[each] for each in told)
            if right or payload == _ENDS.get(asked):
                return Words(button["title"], {asked: held.get(asked)}, payload=button["payload"])
            if payload in _GIVES_UP and asked not in held and asked not in _ENDS:
                return Words(button["title"], {asked: None}, payload=button["payload"])
        return None

    def offence_button(self, heard: Sequence[Mapping[str, Any]], truth: Truth) -> Words | None:
        """Return the button that says what happened to her, or the nearest that is not wrong."""
        nearest = None
        for button in _buttons(heard):
            payload, told = _read(button["payload"])
            chosen = Words(button["title"], {"offence": ""}, payload=button["payload"])
            if _says(told, truth):
                return chosen
            if told.get("offence") == "autre_escroquerie" or (self.between and payload == _NEITHER):
                nearest = chosen
        return nearest

    def _repeated(self, question: str) -> None:
        # To choose between two is not to be asked again.
        if not self.between:
            (self.again if question == self._asked else self.twice).append(question)


def _buttons(heard: Sequence[Mapping[str, Any]]) -> list[Mapping[str, str]]:
    return [button for message in heard for button in message["buttons"]]


def _offers_two(heard: Sequence[Mapping[str, Any]]) -> bool:
    offers = [button for button in _buttons(heard) if "offence" in _read(button["payload"])[1]]
    return 0 < len(offers) <= 3


def _says(told: Mapping[str, str], truth: Truth) -> bool:
    if truth.leaf.offence:
        return told.get("offence") == truth.leaf.offence
    return told.get("other_problem") == truth.facts["other_problem"]


def _read(payload: str) -> tuple[str, dict[str, str]]:
    """Return a payload's intent, with its slash, and the facts that it carries."""
    intent, brace, facts = payload.partition("{")
    return intent, json.loads(brace + facts) if brace else {}
