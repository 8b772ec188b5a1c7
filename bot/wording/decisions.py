"""The words for what officers decide: data, read once and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.complaint.complaints import FilingKind
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import BadValue
from bot.complaint.facts import FactName
from bot.complaint.offences import Offence
from bot.orientation.directory import Directory, Letter
from bot.wording.reading import MissingWords, read_words
from bot.wording.wording import Wording

_Entry = TypeVar("_Entry")


@dataclass(frozen=True)
class Ground:
    """A legal ground for sending a declaration elsewhere (« motif »).

    Attributes:
        title: what the officer chooses.
        text: what the victim reads.
        source: the text of law that it rests on.
        service: the service that it leads to, as a rule.
    """

    title: str
    text: str
    source: str
    service: str


@dataclass(frozen=True)
class Question:
    """A question that officers often ask, and whether files may answer it."""

    title: str
    text: str
    evidence: bool


@dataclass(frozen=True)
class Qualification:
    """A penal qualification (« qualification pénale »), proposed and never decided here.

    Attributes:
        title: the offence as the law calls it.
        article: where it stands.
        maximum: the heaviest penalty for a natural person, base case.
        source: where the penalty was read.
        confirmed: it was read there; else it is to be verified.
    """

    title: str
    article: str
    maximum: str
    source: str
    confirmed: bool


class DecisionWords:
    """What officers may choose from, and how decisions are told."""

    def __init__(
        self,
        words: Mapping[str, Any],
        law: Mapping[str, Any],
        wording: Wording,
        directory: Directory,
    ) -> None:
        self._words = words
        self._wording = wording
        self.grounds = {key: Ground(**each) for key, each in words["grounds"].items()}
        self.services = {
            key: each.letter for key, each in directory.services.items() if each.letter
        }
        self.questions = {key: Question(**each) for key, each in words["questions"].items()}
        self.qualifications = {
            key: Qualification(**each) for key, each in law["qualifications"].items()
        }
        self._proposed: Mapping[str, Sequence[str]] = law["offences"]
        self._check()

    @classmethod
    def load(cls, data: Path, wording: Wording, directory: Directory) -> "DecisionWords":
        """Read the words from the folder of our data.

        Raises:
            MissingWords: something has none.
            OSError: a file is missing.
        """
        return cls(
            read_words(data / "wording" / "decisions.yml"),
            read_words(data / "qualifications.yml"),
            wording,
            directory,
        )

    def ground(self, key: str) -> Ground:
        """Return a ground.

        Raises:
            BadValue: there is none of that name.
        """
        return _chosen(self.grounds, key, "ground")

    def service(self, key: str) -> Letter:
        """Return how the victim is sent to a service.

        Raises:
            BadValue: there is none of that name.
        """
        return _chosen(self.services, key, "service")

    def question(self, key: str) -> Question:
        """Return a question.

        Raises:
            BadValue: there is none of that name.
        """
        return _chosen(self.questions, key, "question")

    def leads(self, ground: Ground) -> str:
        """Return the text that a ground rests on, and where it leads as a rule."""
        name = self.services[ground.service].called
        return str(self._words["leads"]).format(source=ground.source, name=name)

    def proposed(self, offence: Offence) -> Mapping[str, Qualification]:
        """Return the qualifications that fit an offence, by name, the likeliest first."""
        return {key: self.qualifications[key] for key in self._proposed[offence.value]}

    def qualification(self, key: str) -> str:
        """Return a qualification in one line, marked when it is still to be verified.

        Raises:
            BadValue: there is none of that name; ``""`` leaves it to the prosecutor.
        """
        if not key:
            return self.say("left_open")
        chosen = _chosen(self.qualifications, key, "qualification")
        line = f"{chosen.title}, {chosen.article}, {chosen.maximum}"
        return line if chosen.confirmed else f"{line} ({self.say('unconfirmed')})"

    def say(self, key: str) -> str:
        """Return the words that stand alone under a name."""
        return str(self._words[key])

    def told(self, decision: Decision) -> str:
        """Return how a decision is told to the victim; empty when it does not concern her."""
        words = self._words["told"].get(decision.kind.value, "")
        return str(words).format_map(self._parts(decision))

    def noted(self, decision: Decision) -> str:
        """Return how a decision is told to officers."""
        words = self._words["noted"][decision.kind.value]
        return str(words).format_map(self._parts(decision))

    def _parts(self, decision: Decision) -> Mapping[str, str]:
        parts = {"before": decision.before, "after": decision.after, **decision.choices}
        match decision.kind:
            case DecisionKind.REDIRECTION:
                ground = self.ground(parts["ground"])
                parts |= {"title": ground.title, "text": ground.text, "source": ground.source}
                parts |= {"name": self.service(parts["service"]).called}
            case DecisionKind.KIND:
                for side in ("before", "after"):
                    parts[side] = self._wording.kind(FilingKind(parts[side])).lower()
            case DecisionKind.OFFENCE:
                for side in ("before", "after"):
                    offence = Offence(parts[side])
                    parts[side] = self._wording.value(FactName.OFFENCE, offence)
            case DecisionKind.QUALIFICATION:
                parts["qualification"] = self.qualification(parts["qualification"])
        return parts

    def _check(self) -> None:
        lacking = [each.value for each in DecisionKind if each.value not in self._words["noted"]]
        lacking += [each.value for each in Offence if each.value not in self._proposed]
        if lacking:
            raise MissingWords(f"decisions: no words for {', '.join(lacking)}")
        led_to = {ground.service for ground in self.grounds.values()} - set(self.services)
        named = {key for keys in self._proposed.values() for key in keys}
        unknown = led_to | (named - set(self.qualifications))
        if unknown:
            raise MissingWords(f"decisions: no entry for {', '.join(sorted(unknown))}")


def _chosen(entries: Mapping[str, _Entry], key: str, what: str) -> _Entry:
    if key not in entries:
        raise BadValue(what)
    return entries[key]
