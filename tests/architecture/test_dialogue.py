"""Dialogue, actions and questionnaire name one another, and nothing that is not there."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.bootstrap.settings import ROOT
from bot.complaint.facts import FactName
from bot.orientation.loading import load_questionnaire

FEWEST_EXAMPLES = 10
QUESTIONNAIRE = load_questionnaire(ROOT / "data" / "orientation")
LONGEST_EASY_LINE = 15
WORD = re.compile(r"[\w’-]+")
# Composed of whole lines of data, which the widget breaks at their sentences; and what is said
# half in another language.
NOT_EASIER = {
    "utter_advice",
    "utter_other_language",
    "utter_outcome",
    "utter_reasons",
}
# Chosen by what follows the prefix: see the actions that build these names.
CHOSEN = ("utter_meaning_", "utter_notice_", "utter_why_")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def every(folder: str) -> list[Any]:
    return [read(path) for path in sorted((ROOT / "data" / folder).rglob("*.yml"))]


DOMAIN = read(ROOT / "domain.yml")
RESPONSES = [name for file in every("responses") for name in file["responses"]]
VARIATIONS = {
    name: variations
    for file in every("responses")
    for name, variations in file["responses"].items()
}
TOLD = [
    told
    for folder, key in (("rules", "rules"), ("stories", "stories"))
    for file in every(folder)
    for told in file[key]
]
STEPS = [step for told in TOLD for step in told["steps"]]
ACTIONS = [each if isinstance(each, str) else next(iter(each)) for each in DOMAIN["actions"]]
EXAMPLES = [
    (block["intent"], line.removeprefix("- ").strip())
    for file in every("nlu")
    for block in file["nlu"]
    if "intent" in block
    for line in block["examples"].splitlines()
    if line.strip()
]


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def texts() -> Iterator[str]:
    """Yield the texts of the Python modules, the fixed parts of built ones included."""
    for _, tree in modules("actions", "bot"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


UTTERED = {text for text in texts() if re.fullmatch(r"utter_[a-z0-9_]*[a-z0-9]", text)} - {
    "utter_message",
    "utter_action",
}
PLAYED = {each for step in STEPS for each in [step.get("action", "")] if each.startswith("utter_")}
# A correction can come back to any of them.
ASKED = {f"utter_ask_{name.value}" for name in FactName}


def test_every_response_that_is_uttered_or_played_is_defined() -> None:
    assert sorted((UTTERED | PLAYED) - set(RESPONSES)) == []


def test_every_response_that_is_defined_is_used() -> None:
    chosen = {name for name in RESPONSES if name.startswith(CHOSEN)}

    assert sorted(set(RESPONSES) - UTTERED - PLAYED - ASKED - chosen) == []


def test_no_response_is_defined_twice() -> None:
    assert [name for name, count in Counter(RESPONSES).items() if count > 1] == []


def test_every_question_has_its_words() -> None:
    assert sorted(ASKED - set(RESPONSES)) == []


def test_every_explanation_of_why_belongs_to_a_question() -> None:
    whys = {name.removeprefix("utter_why_") for name in RESPONSES if name.startswith("utter_why_")}

    assert sorted(whys - {question.fact for question in QUESTIONNAIRE.questions}) == ["default"]


@pytest.mark.parametrize("name", sorted(set(RESPONSES) - NOT_EASIER))
def test_whatever_is_said_is_also_said_in_easy_words(name: str) -> None:
    for variation in VARIATIONS[name]:
        easy = variation["custom"]["easy"]
        paragraphs = variation["text"].strip().split("\n\n")
        lines = re.split(r"\n+", easy)

        # The widget shows each paragraph, or its easy words, as a message of its own.
        assert len(easy.split("\n\n")) == len(paragraphs)
        # FALC (« facile à lire et à comprendre »): one sentence a line, fifteen words at most.
        assert [line for line in lines if len(WORD.findall(line)) > LONGEST_EASY_LINE] == []
        assert [line for line in lines if re.search(r"[.?]\s+\S", line)] == []


def test_every_notice_has_its_words() -> None:
    notices = {f"utter_notice_{notice.name}" for notice in QUESTIONNAIRE.notices}

    assert notices == {name for name in RESPONSES if name.startswith("utter_notice_")}


def test_each_action_class_is_in_the_domain_and_the_reverse() -> None:
    classes = {
        re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower()
        for _, tree in modules("actions")
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }

    assert classes == set(ACTIONS)


def test_each_action_shares_its_name_with_its_file() -> None:
    assert [name for name in ACTIONS if not (ROOT / "actions" / f"{name}.py").exists()] == []


def test_each_action_that_is_played_exists() -> None:
    played = {step["action"] for step in STEPS if "action" in step}
    forms = set(DOMAIN["forms"])

    assert sorted(played - PLAYED - set(ACTIONS) - forms - {"action_listen"}) == []


def test_each_slot_that_an_action_sets_exists() -> None:
    put = {
        node.args[0].value
        for _, tree in modules("actions")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "SlotSet"
        and isinstance(node.args[0], ast.Constant)
    }

    # Rasa itself adds the slot of a form's pending question.
    assert put - {"requested_slot"} == set(DOMAIN["slots"])


def test_every_entity_but_what_buttons_point_to_is_a_fact() -> None:
    facts = {name.value for name in FactName}

    assert sorted(set(DOMAIN["entities"]) - facts) == ["correct_fact", "exhibit"]


def test_every_intent_that_is_played_is_in_the_domain() -> None:
    played = {step["intent"] for step in STEPS if "intent" in step}

    # Rasa itself adds the one for what it cannot classify.
    assert sorted(played - set(DOMAIN["intents"])) == ["nlu_fallback"]


def test_intents_and_examples_are_about_the_same() -> None:
    assert {intent for intent, _ in EXAMPLES} == set(DOMAIN["intents"])


@pytest.mark.parametrize("intent", DOMAIN["intents"])
def test_every_intent_has_enough_examples(intent: str) -> None:
    examples = {example for name, example in EXAMPLES if name == intent}

    assert len(examples) >= FEWEST_EXAMPLES


def test_no_example_is_in_two_intents() -> None:
    intents: dict[str, set[str]] = {}
    for intent, example in EXAMPLES:
        intents.setdefault(example.lower().rstrip(" .!?"), set()).add(intent)

    assert {example: names for example, names in intents.items() if len(names) > 1} == {}


def test_no_two_rules_or_stories_share_a_name() -> None:
    names = Counter(told.get("rule") or told.get("story") for told in TOLD)

    assert [name for name, count in names.items() if count > 1] == []


def test_an_offence_is_told_alike_on_every_button() -> None:
    told = read(ROOT / "data" / "wording" / "values.yml")["offence_told"]
    asked = read(ROOT / "data" / "responses" / "questions.yml")["responses"]["utter_ask_offence"]

    payloads = {
        button["title"]: json.loads(button["payload"].removeprefix("/inform"))
        for button in asked[0]["buttons"]
    }
    titles = {payload["offence"]: title for title, payload in payloads.items() if len(payload) == 1}

    assert titles
    assert {name: told[name] for name in titles} == titles
