"""Somebody who says nothing by herself, and presses the buttons that are true of her."""

import json
from collections.abc import Mapping

import yaml

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Stage
from bot.complaint.facts import FactName, Record, decode
from bot.orientation.agenda import plan
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from tests.drafts import a_fact
from tests.orientation.tree import CLICKS_OF_THE_TAIL, TAILS, Leaf

ORIENTER = Orienter(load_questionnaire(ROOT / "data" / "orientation"))


def informs(payload: str) -> Mapping[str, str]:
    """Return the facts that a button stands for; none where it stands for something else."""
    intent, _, facts = payload.partition("{")
    told: Mapping[str, str] = json.loads("{" + facts) if intent == "/inform" else {}
    return told


BUTTONS = {
    name.removeprefix("utter_ask_"): [
        facts for button in variants[0].get("buttons", []) if (facts := informs(button["payload"]))
    ]
    for name, variants in yaml.safe_load(
        (ROOT / "data" / "responses" / "questions.yml").read_text(encoding="utf-8")
    )["responses"].items()
}


def named(leaf: Leaf) -> str:
    """Return an end's path as one line."""
    return " > ".join(leaf.path)


def declared(leaf: Leaf) -> bool:
    """Tell whether an end of the tree is a form of the téléservice, after which it has a tail."""
    return leaf.outcome.startswith("thesee.")


def truth_of(leaf: Leaf) -> Mapping[str, str]:
    """Return all that is true of who is on a path, adult, for herself, and a complaint."""
    return {**leaf.stated, **leaf.answers, **TAILS[-1][0]}


def clicks_to(leaf: Leaf) -> int:
    """Return how many choices the published tree asks for."""
    return len(leaf.path) + (CLICKS_OF_THE_TAIL if declared(leaf) else 0)


def pressed(question: str, truth: Mapping[str, str]) -> Mapping[str, str]:
    """Return the facts of the fullest button that is true."""
    return max(
        (facts for facts in BUTTONS[question] if facts.items() <= truth.items()),
        key=len,
    )


def asked_from_nothing(truth: Mapping[str, str]) -> list[str]:
    """Return what is asked of who says nothing by herself, until the outcome is certain."""
    record, asked = Record(), []
    while (agenda := plan(ORIENTER, record)).stage in (Stage.STORY, Stage.ORIENTATION):
        assert agenda.question is not None
        asked.append(agenda.question)
        for fact, value in pressed(agenda.question, truth).items():
            name = FactName(fact)
            record.add(a_fact(name, decode(name, value)))
    return asked
