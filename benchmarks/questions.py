"""How many questions orient a case: from nothing, and after a story, beside the published tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from tests.dialogue import Victim
from tests.live import live
from tests.orientation.clicking import (
    asked_from_nothing,
    clicks_to,
    declared,
    informs,
    named,
    truth_of,
)
from tests.orientation.tree import LEAVES, Leaf

STORIES: Final = Path(__file__).parent / "stories.yml"
_NEITHER: Final = "/deny"
_ORIENTING: Final = ("story", "orientation")


@dataclass(frozen=True)
class Asked:
    """The questions until one end of the published tree is certain.

    Attributes:
        path: the end's, in the sheet's words.
        clicks: how many choices the published tree asks for.
        from_nothing: what is asked of who says nothing by herself.
        after_story: what is asked of who has told her story, her telling it left out.
        lost: what her case was taken for, where that is not what it is; else empty.
    """

    path: str
    clicks: int
    from_nothing: Sequence[str]
    after_story: Sequence[str]
    lost: str

    @property
    def halved(self) -> bool:
        """Whether she was understood, and asked at most half of what the tree asks."""
        return not self.lost and 2 * len(self.after_story) <= self.clicks


def measure_questions(home: Path) -> Sequence[Asked]:
    """Tell a running service one story for each end, and press what is true until it is certain."""
    with live(home) as service:
        return [_asked(service.url, leaf, told) for leaf, told in stories()]


def stories() -> Sequence[tuple[Leaf, str]]:
    """Return each end of the tree with the story of somebody to whom it happened.

    What is true of her beside the path (``also``) is among what the end states.

    Raises:
        KeyError: an end has no story.
    """
    told = {
        (each["leaf"], each["offence"]): each
        for each in yaml.safe_load(STORIES.read_text(encoding="utf-8"))["stories"]
    }
    ends = [leaf for leaf in LEAVES if not leaf.retold]
    return [_with_story(leaf, told[named(leaf), leaf.answers["offence"]]) for leaf in ends]


def _with_story(leaf: Leaf, entry: Mapping[str, Any]) -> tuple[Leaf, str]:
    also: Mapping[str, str] = entry.get("also", {})
    return replace(leaf, stated={**leaf.stated, **also}), entry["told"]


def _asked(url: str, leaf: Leaf, told: str) -> Asked:
    truth = truth_of(leaf)
    victim = Victim(url)
    asked: list[str] = []
    victim.says(told)
    while victim.state["stage"] in _ORIENTING:
        title = _true_button(victim, truth)
        if title is None:
            break
        asked.append(victim.state["question"])
        victim.chooses(title)
    outcome = victim.state["orientation"]
    victim.leaves()
    right = f"{leaf.outcome}.plainte" if declared(leaf) else leaf.outcome
    lost = "" if outcome == right else outcome or f"asked {victim.state['question']}"
    return Asked(named(leaf), clicks_to(leaf), asked_from_nothing(truth), asked, lost)


def _true_button(victim: Victim, truth: Mapping[str, str]) -> str | None:
    """Return the title of the fullest button that is true, else of « aucune des deux ».

    ``None`` when there is neither.
    """
    buttons = [button for message in victim.heard for button in message["buttons"]]
    offered = [(button["title"], informs(button["payload"])) for button in buttons]
    true = [(title, facts) for title, facts in offered if facts and facts.items() <= truth.items()]
    if true:
        return max(true, key=lambda each: len(each[1]))[0]
    return next((button["title"] for button in buttons if button["payload"] == _NEITHER), None)
