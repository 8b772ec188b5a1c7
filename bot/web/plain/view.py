"""What one plain page shows: the last words of Ariane's, and how they may be answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import yaml
from aiohttp import web

from bot.complaint.conversation import Author, Button, Message, Stage
from bot.services.transcripts import Answered
from bot.web.shapes import Json, autofill_of
from bot.web.turns import until_she_speaks

# The steps that are counted aloud; what comes after has a name of its own.
_STEPS: Final[Mapping[Stage, int]] = {
    Stage.WELCOME: 1,
    Stage.STORY: 1,
    Stage.ORIENTATION: 2,
    Stage.DETAILS: 3,
    Stage.IDENTITY: 4,
    Stage.EVIDENCE: 5,
    Stage.REVIEW: 6,
}
# Where there is a question that « je ne sais pas » and a step back can answer.
_ASKING: Final = frozenset({Stage.ORIENTATION, Stage.DETAILS, Stage.IDENTITY})


@dataclass(frozen=True)
class PlainWords:
    """What the pages say themselves, from ``data/wording/plain.yml``.

    Attributes:
        steps: the name of each stage.
        dont_know: the button that gives a question up.
        go_back: the button that returns to the question before.
        problems: title and detail of what a form lacks.
    """

    steps: Mapping[str, str]
    dont_know: Button
    go_back: Button
    problems: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Filled:
    """A form as she filled it in, and what it lacks.

    Attributes:
        text: what she wrote.
        choice: the payload of what she chose.
        problem: title and detail, shown beside the field; ``None`` on a fresh page.
        about_file: the problem is a file's.
    """

    text: str = ""
    choice: str = ""
    problem: Mapping[str, str] | None = None
    about_file: bool = False


PLAIN_WORDS: Final = web.AppKey("plain words", PlainWords)


def load_plain_words(folder: Path) -> PlainWords:
    """Read the words of the plain pages."""
    read = yaml.safe_load((folder / "plain.yml").read_text(encoding="utf-8"))
    moves = {name: Button(each["title"], each["payload"]) for name, each in read["moves"].items()}
    return PlainWords(read["steps"], moves["dont_know"], moves["go_back"], read["problems"])


def question_of(said: Answered, words: PlainWords) -> Mapping[str, Any]:
    """Return what the page shows of a conversation.

    Args:
        said: the whole transcript.
        words: those of the pages.
    """
    told = latest(said.messages)
    stage = said.conversation.stage
    asking = stage in _ASKING
    choices = [button for message in told for button in message.buttons]
    if asking and words.dont_know.payload not in {button.payload for button in choices}:
        choices.append(words.dont_know)
    customs = [message.custom for message in told if message.custom and "type" in message.custom]
    reviews = [custom["lines"] for custom in customs if custom["type"] == "review"]
    return {
        "step": _STEPS.get(stage),
        "steps": max(_STEPS.values()),
        "name": words.steps[stage.value],
        "hers": her_last(said.messages),
        "said": [each.text for each in said.messages if each.author is Author.VICTIM],
        "told": told,
        "autofill": autofill_of(said.conversation.question),
        "customs": customs,
        "sections": sections_of(reviews[-1]) if reviews else [],
        "choices": choices,
        "back": words.go_back if asking else None,
        "files": next((each for each in customs if each["type"] == "evidence"), None),
        "filed": stage is Stage.FILED,
        "waiting": said.waiting,
        "reading": said.reading,
    }


def sections_of(lines: Sequence[Json]) -> list[tuple[str, list[Json]]]:
    """Return the lines of a recap by section; a recap goes section by section."""
    return [(title, list(own)) for title, own in groupby(lines, key=itemgetter("section"))]


def latest(messages: Sequence[Message]) -> list[Message]:
    """Return what Ariane said since the victim's last words."""
    return until_she_speaks(messages[::-1])[::-1]


def her_last(messages: Sequence[Message]) -> str:
    """Return the victim's last words, ``""`` before the first."""
    hers = (each.text for each in reversed(messages) if each.author is Author.VICTIM)
    return next(hers, "")


def offered_in(messages: Sequence[Message], words: PlainWords) -> dict[str, str]:
    """Return the title of every answer that was ever offered, by payload."""
    buttons = [button for message in messages for button in message.buttons]
    return {button.payload: button.title for button in (*buttons, words.dont_know, words.go_back)}
