"""What the engine would have heard, built by hand."""

from dataclasses import replace

from bot.complaint.facts import FactName, Value
from bot.complaint.offences import Offence
from bot.services.heard import Heard, HeardFact


def heard(
    text: str, intent: str = "inform", *facts: HeardFact, confidence: float = 0.9, at: str = "m9"
) -> Heard:
    """Return a message with what was read in it; ``at`` is its identifier."""
    return Heard(at, text, intent, confidence, placed(text, facts))


def story(text: str, offence: Offence, sure: float, *facts: HeardFact) -> Heard:
    """Return a message that tells what happened, and what it resembles."""
    told = heard(text, "tell_story", *facts)
    return replace(told, offence=offence, offence_confidence=sure)


def read(
    name: FactName,
    value: Value,
    *,
    role: str = "",
    certain: bool = True,
    inferred: bool = False,
) -> HeardFact:
    """Return a fact that a finder read somewhere in the text."""
    return HeardFact(name, value, 0, 1, role=role, certain=certain, inferred=inferred)


def chosen(name: FactName, value: Value) -> HeardFact:
    """Return a fact that a button stands for."""
    return HeardFact(name, value)


def placed(text: str, facts: tuple[HeardFact, ...]) -> tuple[HeardFact, ...]:
    """Return the facts that were read with the whole text for their span."""
    return tuple(
        each if each.start is None else replace(each, start=0, end=len(text)) for each in facts
    )
