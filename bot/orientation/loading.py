"""The questionnaire is data: read once, checked, or refused with the place of the mistake."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any as Whatever

import yaml

from bot.complaint.conversation import Stage
from bot.complaint.facts import FactName
from bot.orientation.logic import All, Any, Condition, Is, Not
from bot.orientation.questionnaire import (
    NEVER,
    Notice,
    Question,
    Questionnaire,
    Rule,
    values_of,
)

# The same as ``safe_load``, ten times faster where libyaml is there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OFFENCE_HERE = re.compile(r"thesee\.\w+")
_DECLARED = frozenset({"plainte", "signalement", "complement"})
_NOTICE_KEYS = frozenset({"name", "when", "source"})
_RULE_KEYS = frozenset({"name", "when", "outcome", "source"})
_QUESTION_KEYS = frozenset(
    {
        "fact",
        "stage",
        "when",
        "unless",
        "needs",
        "satisfied_by",
        "implied_by",
        "unknown_with",
        "if_unknown",
        "assumed",
    }
)


class BadQuestionnaire(ValueError):
    """The questionnaire's data cannot be used; the message names the file and the entry."""


def load_questionnaire(folder: Path) -> Questionnaire:
    """Read ``rules.yml``, ``questions.yml`` and ``notices.yml``.

    A rule whose outcome is ``thesee.<offence>`` becomes one rule for each entry of ``tail``.

    Raises:
        BadQuestionnaire: a file is missing or not YAML, or an entry names an unknown fact,
            value, stage or key.
    """
    leaves = [_rule(entry) for entry in _entries(folder / "rules.yml", "rules")]
    tail = [_rule(entry) for entry in _entries(folder / "rules.yml", "tail")]
    questions = _entries(folder / "questions.yml", "questions")
    required = _read(folder / "questions.yml").get("required", {})
    notices = _entries(folder / "notices.yml", "notices")
    return Questionnaire(
        [rule for leaf in leaves for rule in _with_tail(leaf, tail)],
        [_question(entry) for entry in questions],
        _required(required),
        [_notice(entry) for entry in notices],
    )


def _read(path: Path) -> dict[str, Whatever]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - both are safe
    except (OSError, yaml.YAMLError) as error:
        raise BadQuestionnaire(f"{path.name}: {error}") from error
    if not isinstance(content, dict):
        raise BadQuestionnaire(f"{path.name}: a mapping is expected")
    return content


def _entries(path: Path, key: str) -> list[dict[str, Whatever]]:
    entries = _read(path).get(key)
    if not isinstance(entries, list):
        raise BadQuestionnaire(f"{path.name}: a list named {key} is expected")
    return entries


def _required(kinds: Mapping[str, Whatever]) -> Mapping[str, Sequence[str]]:
    try:
        return {kind: [FactName(name).value for name in names] for kind, names in kinds.items()}
    except (AttributeError, ValueError, TypeError) as error:
        raise BadQuestionnaire(f"questions.yml, required, {kinds!r}: {error}") from error


def _rule(entry: Mapping[str, Whatever]) -> Rule:
    try:
        _refuse_strays(entry, _RULE_KEYS)
        return Rule(entry["name"], _condition(entry["when"]), entry["outcome"], entry["source"])
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise BadQuestionnaire(f"rules.yml, {entry!r}: {error}") from error


def _notice(entry: Mapping[str, Whatever]) -> Notice:
    try:
        _refuse_strays(entry, _NOTICE_KEYS)
        return Notice(entry["name"], _condition(entry["when"]), entry["source"])
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise BadQuestionnaire(f"notices.yml, {entry!r}: {error}") from error


def _with_tail(leaf: Rule, tail: Sequence[Rule]) -> list[Rule]:
    """Return what a leaf leads to: itself, or each way in which an offence is declared here."""
    if not _OFFENCE_HERE.fullmatch(leaf.outcome):
        return [leaf]
    return [
        Rule(
            f"{leaf.name} ; {end.name}",
            All([leaf.when, end.when]),
            f"{leaf.outcome}.{end.outcome}" if end.outcome in _DECLARED else end.outcome,
            f"{leaf.source} ; {end.source}",
        )
        for end in tail
    ]


def _question(entry: Mapping[str, Whatever]) -> Question:
    try:
        _refuse_strays(entry, _QUESTION_KEYS)
        return Question(
            FactName(entry["fact"]).value,
            Stage(entry["stage"]),
            _condition(entry.get("when", {})),
            _condition(entry["unless"]) if "unless" in entry else NEVER,
            _names(entry, "needs"),
            _names(entry, "satisfied_by"),
            _names(entry, "implied_by"),
            _names(entry, "unknown_with"),
            _one_of(entry["fact"], [entry["if_unknown"]]).pop() if "if_unknown" in entry else None,
            assumed=entry.get("assumed", False),
        )
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise BadQuestionnaire(f"questions.yml, {entry!r}: {error}") from error


def _names(entry: Mapping[str, Whatever], key: str) -> Sequence[str]:
    return [FactName(name).value for name in entry.get(key, [])]


def _condition(tree: Mapping[str, Whatever]) -> Condition:
    parts: list[Condition] = []
    for key, content in tree.items():
        match key:
            case "all":
                parts.append(All([_condition(part) for part in content]))
            case "any":
                parts.append(Any([_condition(part) for part in content]))
            case "not":
                parts.append(Not(_condition(content)))
            case _:
                parts.append(_is(key, content))
    return parts[0] if len(parts) == 1 else All(parts)


def _is(fact: str, content: object) -> Is:
    return Is(fact, frozenset(_one_of(fact, content if isinstance(content, list) else [content])))


def _one_of(fact: str, contents: Sequence[object]) -> set[str]:
    wanted = {_value(each) for each in contents}
    stray = wanted - set(values_of(fact))
    if stray:
        raise ValueError(f"{fact} is never {', '.join(sorted(stray))}")
    return wanted


def _refuse_strays(entry: Mapping[str, Whatever], known: frozenset[str]) -> None:
    stray = set(entry) - known
    if stray:
        raise ValueError(f"unknown: {', '.join(sorted(map(str, stray)))}")


def _value(content: object) -> str:
    if isinstance(content, bool):
        return "true" if content else "false"
    return str(content)
