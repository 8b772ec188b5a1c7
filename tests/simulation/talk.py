"""One conversation: what she says next, and what is made of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any, Final

from tests.dialogue import PNG
from tests.simulation.asking import Asking
from tests.simulation.judgement import Fault, faults
from tests.simulation.line import Line, Unanswered, patiently
from tests.simulation.speech import Speaker, Words
from tests.simulation.truths import Truth

_MOST_TURNS: Final = 90
_MOST_DIGRESSIONS: Final = 2
_DELAY_OF_CORRECTION: Final = 2


@dataclass(frozen=True)
class Account:
    """What became of one victim.

    Attributes:
        truth: who she is.
        outcome: where her case was sent.
        filed: her declaration was taken.
        dead_end: why the conversation could not go on; empty if it reached its end.
        twice: facts asked for although she had told them, before the last message.
        again: facts asked for again, right after her answer.
        faults: what is held wrongly at the end.
        turns: how many messages she sent.
        questions: how many questions she was asked.
        broken: a message lost, doubled or unanswered, a second filing: what a death might do.
        transcript: the conversation, a line a message.
    """

    truth: Truth
    outcome: str = ""
    filed: bool = False
    dead_end: str = ""
    twice: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    turns: int = 0
    questions: int = 0
    broken: tuple[str, ...] = ()
    transcript: tuple[str, ...] = field(default=(), repr=False)

    @property
    def oriented(self) -> bool:
        """Whether her case went where the published tree sends it."""
        return self.outcome in self.truth.outcomes

    @property
    def fails(self) -> bool:
        """Whether anything went otherwise than it should."""
        clean = self.oriented and not (self.dead_end or self.twice or self.faults or self.broken)
        return not clean or self.filed is not self.truth.files


class Talk:
    """A victim and the service, until her case is filed or sent elsewhere."""

    def __init__(
        self, url: str, truth: Truth, chance: Random, strike: Callable[[], bool] | None = None
    ) -> None:
        self._url = url
        self._truth = truth
        self._chance = chance
        self._speaker = Speaker(truth, chance)
        self._strike = strike
        self._asking = Asking()
        self._digressions = 0
        self._left = False
        self._joined = False
        self._slipped_at = 0
        self._corrected = not truth.slip
        self._turns = 0

    def run(self) -> Account:
        """Hold the conversation; return what became of it."""
        try:
            self._line = Line(self._url)
        except Unanswered as error:
            return Account(self._truth, dead_end=str(error))
        try:
            return self._judged(self._converse())
        except Unanswered as error:
            return Account(self._truth, dead_end=str(error), turns=self._turns)
        finally:
            self._line.leaves()

    def _converse(self) -> str:
        """Talk until there is an end; return why there is none, or nothing."""
        while self._turns < _MOST_TURNS:
            stage, asked = self._line.state["stage"], self._line.state["question"]
            if stage in ("filed", "redirected") and not asked:
                return ""
            if stage == "welcome":
                asked = "offence"
            if asked is None:
                return "no question, and no end"
            if self._asking.exhausted:
                return f"asked for {asked} again and again"
            self._interrupt()
            self._say(self._next(asked))
        return "no end in sight"

    def _interrupt(self) -> None:
        """Leave for a while, once, and come back with the token."""
        if not self._left and self._happens("leaves", 0.12):
            self._left = True
            self._line.leaves_and_returns()

    def _next(self, asked: str) -> Words:
        if asked == "offence":
            return self._tell()
        if self._is_time_to_correct(asked):
            self._corrected = True
            return self._speaker.correction()
        reports = self._truth.facts["wants_complaint"] == "false"
        if reports and "wants_complaint" not in self._asking.told:
            return self._speaker.prefers_report()
        if self._digressions < _MOST_DIGRESSIONS and self._happens("digresses", 0.12):
            self._digressions += 1
            return self._speaker.digression()
        if asked == "evidence_done" and not self._joined and not self._strike:
            self._join()
        return self._button(asked) or self._speaker.answer(asked, self._asking.told)

    def _tell(self) -> Words:
        """Tell the story, vaguely at first for some; then again, or choose from what is offered."""
        if self._turns == 0 and self._happens("tells_little", 0.4):
            return self._speaker.vague()
        if "offence" in self._asking.told and (self._asking.between or self._chance.random() < 0.7):
            return (
                self._asking.offence_button(self._line.heard, self._truth) or self._speaker.story()
            )
        return self._speaker.story()

    def _is_time_to_correct(self, asked: str) -> bool:
        if self._corrected or not self._slipped_at:
            return False
        waited = self._turns - self._slipped_at
        return waited >= _DELAY_OF_CORRECTION or asked in ("more", "reviewed")

    def _happens(self, habit: str, share: float) -> bool:
        return habit in self._truth.habits and self._chance.random() < share

    def _join(self) -> None:
        self._joined = True
        if self._chance.random() < 0.3:
            joined = self._line.joins("capture.png", PNG)
            if joined.is_success:
                self._line.heard = joined.json()["messages"] or self._line.heard

    def _button(self, asked: str) -> Words | None:
        """Return the button that is true of her, for who likes buttons."""
        if asked == "reviewed" or self._happens("clicks", 0.7):
            return self._asking.button(self._line.heard, asked, self._speaker.held)
        return None

    def _say(self, words: Words) -> None:
        self._turns += 1
        dies = self._strike() if self._strike else False
        if words.payload:
            self._line.presses({"title": words.text, "payload": words.payload})
        elif dies:
            self._line.says_and_vanishes(words.text)
        else:
            self._line.says(words.text)
        if not self._slipped_at and set(words.tells) & set(self._truth.slip):
            self._slipped_at = self._turns
        self._asking.after(words, self._line.state, self._line.heard)

    def _judged(self, dead_end: str) -> Account:
        record = patiently(self._line.record)
        filed = self._line.state["stage"] == "filed"
        wrong = faults(self._truth, self._asking, record["facts"]) if filed else ()
        transcript = self._line.transcript()
        return Account(
            truth=self._truth,
            outcome=record["orientation"]["outcome"] or "",
            filed=filed,
            dead_end=dead_end,
            twice=tuple(self._asking.twice),
            again=tuple(self._asking.again),
            faults=tuple(wrong),
            turns=self._turns,
            questions=self._asking.questions,
            broken=tuple(self._broken(transcript)),
            transcript=tuple(_lines(transcript)),
        )

    def _broken(self, transcript: list[dict[str, Any]]) -> list[str]:
        """Return what is wrong with the conversation itself, whoever died on the way."""
        kept = [each["text"] for each in transcript if each["author"] == "victim"]
        sent = [text.strip() for text in self._line.sent]
        whole = [text.strip() for text in kept] == sent
        broken = [] if whole else ["her messages are not those kept"]
        authors = [each["author"] for each in transcript]
        if ("victim", "victim") in pairwise(authors) or authors[-1:] == ["victim"]:
            broken.append("a message has no answer")
        customs = (each["custom"] for each in transcript)
        notices = Counter(
            each["reference"] for each in customs if each and each.get("type") == "filed"
        )
        if sum(notices.values()) > 1:
            broken.append("filed more than once")
        return broken


def _lines(transcript: list[dict[str, Any]]) -> list[str]:
    return [
        f"{'–' if each['author'] == 'victim' else '     Ariane:'} {each['text']}"
        for each in transcript
    ]
