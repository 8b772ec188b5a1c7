"""A questionnaire that cannot be used says which file and entry is at fault."""

from pathlib import Path

import pytest

from bot.complaint.conversation import Stage
from bot.orientation.entries import BadQuestionnaire
from bot.orientation.loading import load_questionnaire
from bot.orientation.logic import All, Any, Is, Not

RULE = """
tail: []
rules:
  - name: la plainte est reçue
    when: {offence: faux_vendeur}
    outcome: thesee.faux_vendeur.plainte
    source: R46002
"""
QUESTION = """
questions:
  - {fact: offence, stage: story}
required:
  plainte: [offence]
"""
NOTICE = """
notices:
  - {name: minor, when: {adult: false}, source: "3018"}
"""


def write(
    folder: Path, rules: str = RULE, questions: str = QUESTION, notices: str = NOTICE
) -> Path:
    (folder / "rules.yml").write_text(rules, encoding="utf-8")
    (folder / "questions.yml").write_text(questions, encoding="utf-8")
    (folder / "notices.yml").write_text(notices, encoding="utf-8")
    return folder


def test_rules_and_questions_are_read(tmp_path: Path) -> None:
    questionnaire = load_questionnaire(write(tmp_path))

    assert questionnaire.rules[0].when == Is("offence", frozenset({"faux_vendeur"}))
    assert questionnaire.questions[0].stage is Stage.STORY
    assert questionnaire.required == {"plainte": ["offence"]}
    assert questionnaire.question("offence") is questionnaire.questions[0]
    assert questionnaire.question("adult") is None


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ("{adult: true}", Is("adult", frozenset({"true"}))),
        (
            '{already_filed: ["no", online]}',
            Is("already_filed", frozenset({"no", "online"})),
        ),
        ("{not: {adult: true}}", Not(Is("adult", frozenset({"true"})))),
        ("{any: [{adult: true}]}", Any([Is("adult", frozenset({"true"}))])),
        (
            "{adult: true, for_self: false}",
            All([Is("adult", frozenset({"true"})), Is("for_self", frozenset({"false"}))]),
        ),
        ("{}", All([])),
    ],
)
def test_a_condition_is_read_as_it_is_written(tmp_path: Path, when: str, condition: object) -> None:
    rules = RULE.replace("{offence: faux_vendeur}", when)

    questionnaire = load_questionnaire(write(tmp_path, rules=rules))

    assert questionnaire.rules[0].when == condition


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (RULE.replace("faux_vendeur}", "vol}"), "offence is never vol"),
        (RULE.replace("{offence", "{offense"), "offense"),
        (RULE.replace("    outcome: thesee.faux_vendeur.plainte\n", ""), "outcome"),
        (RULE.replace("    source: R46002\n", ""), "source"),
        (RULE.replace("source:", "sources:"), "sources"),
        (RULE.replace("{offence: faux_vendeur}", "{amount: 450}"), "amount"),
        (RULE.replace("{offence: faux_vendeur}", "{all: 3}"), "la plainte est reçue"),
        (RULE.replace("{offence: faux_vendeur}", "faux_vendeur"), "la plainte est reçue"),
        ("rules:\n  - la plainte est reçue\n", "la plainte est reçue"),
        ("rules: 3\n", "a list named rules is expected"),
        ("- rules\n", "a mapping is expected"),
        ("rules: [\n", "rules.yml"),
        ("", "a mapping is expected"),
    ],
)
def test_a_bad_rule_is_named_with_its_file(tmp_path: Path, rules: str, told: str) -> None:
    with pytest.raises(BadQuestionnaire) as refusal:
        load_questionnaire(write(tmp_path, rules=rules))

    assert "rules.yml" in str(refusal.value)
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (QUESTION.replace("fact: offence", "fact: offense"), "offense"),
        (QUESTION.replace("stage: story", "stage: histoire"), "histoire"),
        (QUESTION.replace("fact: offence, ", ""), "fact"),
        (QUESTION.replace("story}", "story, satisfied_by: [offense]}"), "offense"),
        (QUESTION.replace("story}", "story, satisfyed_by: [adult]}"), "satisfyed_by"),
        (QUESTION.replace("story}", "story, when: {adult: maybe}}"), "adult is never maybe"),
        (QUESTION.replace("story}", "story, if_unknown: vol}"), "offence is never vol"),
        (QUESTION.replace("plainte: [offence]", "plainte: [offense]"), "offense"),
        (QUESTION.replace("plainte: [offence]", "plainte: 3"), "required"),
        (QUESTION.replace("  plainte: [offence]", "  - offence"), "required"),
        ("questions: {}\n", "a list named questions is expected"),
    ],
)
def test_a_bad_question_is_named_with_its_file(tmp_path: Path, questions: str, told: str) -> None:
    with pytest.raises(BadQuestionnaire) as refusal:
        load_questionnaire(write(tmp_path, questions=questions))

    assert "questions.yml" in str(refusal.value)
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("notices", "told"),
    [
        (NOTICE.replace("adult", "adulte"), "adulte"),
        (NOTICE.replace(', source: "3018"', ""), "source"),
        (NOTICE.replace("source", "sources"), "sources"),
        ("notices: 3\n", "a list named notices is expected"),
    ],
)
def test_a_bad_notice_is_named_with_its_file(tmp_path: Path, notices: str, told: str) -> None:
    with pytest.raises(BadQuestionnaire) as refusal:
        load_questionnaire(write(tmp_path, notices=notices))

    assert "notices.yml" in str(refusal.value)
    assert told in str(refusal.value)


@pytest.mark.parametrize("name", ["rules.yml", "questions.yml", "notices.yml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).unlink()

    with pytest.raises(BadQuestionnaire, match=name):
        load_questionnaire(tmp_path)


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    second = RULE.replace("rules:\n", "").replace("tail: []\n", "").replace("source", "sources")

    with pytest.raises(BadQuestionnaire, match=r"rules\.yml, line 8"):
        load_questionnaire(write(tmp_path, rules=RULE + second.lstrip("\n")))
