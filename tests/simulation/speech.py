"""What a victim says: her story, an answer, something more, a correction, a digression."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.simulation.people import words
from tests.simulation.phrases import Manner, Phrase
from tests.simulation.truths import Truth
from tests.simulation.values import written

_STORIES: Final = words("stories")
_ANSWERS: Final = words("answers")
_DETAILS: Final = words("details")
_DETAIL_PHRASES: Final = tuple(Phrase.of(entry) for entry in _DETAILS["details"])
# One place where it happened, under two names.
_SAME: Final[Mapping[str, str]] = {
    "platform": "contact_platform",
    "contact_platform": "platform",
}
_PLACES: Final[Mapping[str, str]] = {"payment_date": "when"}
_YES_OR_NO: Final[Mapping[str, str]] = {"true": "yes", "false": "no"}
_MOST_DETAILS: Final = 6
_JOINERS: Final = (", ", ". ", ", et ")


@dataclass(frozen=True)
class Words:
    """A message, and what it tells.

    Attributes:
        text: the message.
        tells: the facts that it tells, encoded; ``None`` for « je ne sais pas ».
        story: it tells what happened.
        digresses: it is no answer.
        payload: the button's, if one was chosen.
    """

    text: str
    tells: Mapping[str, str | None] = field(default_factory=dict)
    story: bool = False
    digresses: bool = False
    payload: str = ""


def stories(leaf: str) -> list[Phrase]:
    """Return the ways of telling a case, by its leaf of the published tree."""
    entry = _STORIES["leaves"][leaf]
    own = [Phrase.of(each, entry["tells"]) for each in entry.get("say", ())]
    return [*own, *(stories(entry["like"]) if "like" in entry else ())]


class Speaker:
    """One victim's mouth; ``held`` is what she believes, her mistake included."""

    def __init__(self, truth: Truth, chance: Random) -> None:
        self._truth = truth
        self._chance = chance
        self._manner = Manner(truth, chance)
        self.held: dict[str, str] = {**truth.facts, **truth.slip}

    def vague(self) -> Words:
        """Return a first sentence that says nothing of what happened."""
        return Words(self._manner.spoken(self._chance.choice(_STORIES["vague"]), self.held))

    def story(self) -> Words:
        """Return what happened, with as many details as she is wont to give."""
        entries = stories(self._truth.leaf.name)
        core = self._manner.pick([phrase for phrase in entries if phrase.fits(self.held)])
        told, template = set(core.facts), core.say
        for phrase in self._details(told):
            template += self._chance.choice(_JOINERS) + phrase.say
            told |= phrase.facts
        text = self._manner.spoken(self._manner.framed(template), self.held)
        tells = {name: self.held[name] for name in told if name in self.held}
        return Words(text, tells, story=True)

    def answer(self, asked: str, told: Collection[str]) -> Words:
        """Return her answer to a question, at times with something that was not asked."""
        fact = _SAME.get(asked, asked) if asked not in self.held else asked
        phrases = [phrase for phrase in self._answers(fact) if phrase.fits(self.held)]
        if not phrases:
            text = self._manner.spoken(self._chance.choice(_ANSWERS["unknown"]), self.held)
            return Words(self._manner.answered(text), {asked: None})
        phrase = self._manner.pick(phrases)
        facts = set(phrase.facts) | {asked}
        said = self._manner.spoken(phrase.say, self.held)
        # A name or a number is given as such; only a plain answer gets something around it.
        if not phrase.facts:
            said = self._manner.answered(said)
            more = self._more(facts | set(told)) if self._tells_more() else None
            if more:
                said += self._chance.choice(_JOINERS) + self._manner.spoken(more.say, self.held)
                facts |= more.facts
        return Words(said, {name: self.held.get(name, "true") for name in facts})

    def correction(self) -> Words:
        """Return what puts her mistake right; from then on she holds the truth."""
        name, wrong = next(iter(self._truth.slip.items()))
        self.held = dict(self._truth.facts)
        place = _PLACES.get(name, name)
        said = written(self._chance, place, {name: wrong})
        sentence = self._chance.choice(_DETAILS["corrected"][name]).replace("{wrong}", said)
        frame = self._chance.choice(_DETAILS["corrections"])
        text = self._manner.spoken(frame.replace("{}", sentence), self.held)
        return Words(text, {name: self.held[name]})

    def digression(self) -> Words:
        """Return a question of hers."""
        text = self._manner.spoken(self._chance.choice(_DETAILS["digressions"]), self.held)
        return Words(text, digresses=True)

    def prefers_report(self) -> Words:
        """Say that she wants no complaint."""
        text = self._manner.spoken(self._chance.choice(_DETAILS["prefers_report"]), self.held)
        return Words(text, {"wants_complaint": "false"})

    def _answers(self, asked: str) -> list[Phrase]:
        by_value = _ANSWERS["facts"].get(asked, {})
        value = self.held.get(asked, "")
        entries = by_value.get(value) or by_value.get("any", [])
        if value in _YES_OR_NO and not entries:
            entries = _ANSWERS[_YES_OR_NO[value]]
        return [Phrase.of(entry) for entry in entries]

    def _details(self, told: Collection[str]) -> list[Phrase]:
        """Return what she adds to her story: much, a little, or nothing."""
        if "tells_little" in self._truth.habits:
            return []
        most = _MOST_DETAILS if "tells_much" in self._truth.habits else 2
        details: list[Phrase] = []
        known = set(told)
        for _ in range(self._chance.randint(0, most)):
            more = self._more(known)
            if more:
                details.append(more)
                known |= more.facts
        return details

    def _tells_more(self) -> bool:
        return "tells_much" in self._truth.habits and self._chance.random() < 0.3

    def _more(self, told: Collection[str]) -> Phrase | None:
        """Return something that she has not told yet."""
        left = [
            phrase
            for phrase in _DETAIL_PHRASES
            if phrase.fits(self.held) and not phrase.facts & set(told)
        ]
        return self._chance.choice(left) if left else None
