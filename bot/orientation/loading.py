"""The questionnaire is data: read once, checked, or refused with the place of the mistake."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any as Whatever

from bot.complaint.conversation import Stage
from bot.complaint.facts import FactName
from bot.orientation.entries import BadQuestionnaire, build_list, read_mapping, refuse_others
from bot.orientation.logic import All, Any, Condition, Is, Not
from bot.orientation.questionnaire import (
    NEVER,
    Notice,
    Question,
    Questionnaire,
    Rule,
    values_of,
)

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
        "implied_unless",
        "unknown_with",
        "if_unknown",
        "assumed",
    }
)


def load_questionnaire(folder: Path) -> Questionnaire:
    """Read ``rules.yml``, ``questions.yml`` and ``notices.yml``.

    A rule whose outcome is ``thesee.<offence>`` becomes one rule for each entry of ``tail``.

    Raises:
        BadQuestionnaire: a file is missing or not YAML, or an entry names an unknown fact,
            value, stage or key.
    """
    leaves = build_list(folder / "rules.yml", "rules", _rule)
    tail = build_list(folder / "rules.yml", "tail", _rule)
    questions = build_list(folder / "questions.yml", "questions", _question)
    return Questionnaire(
        [rule for leaf in leaves for rule in _with_tail(leaf, tail)],
        questions,
        _required(read_mapping(folder / "questions.yml").get("required", {})),
        build_list(folder / "notices.yml", "notices", _notice),
    )


def _required(kinds: Mapping[str, Whatever]) -> Mapping[str, Sequence[str]]:
    try:
        return {kind: [FactName(name).value for name in names] for kind, names in kinds.items()}
    except (AttributeError, ValueError, TypeError) as error:
        raise BadQuestionnaire(f"questions.yml, required, {kinds!r}: {error}") from error


def _rule(entry: Mapping[str, Whatever]) -> Rule:
    refuse_others(entry, _RULE_KEYS)
    return Rule(entry["name"], condition_of(entry["when"]), entry["outcome"], entry["source"])


def _notice(entry: Mapping[str, Whatever]) -> Notice:
    refuse_others(entry, _NOTICE_KEYS)
    return Notice(entry["name"], condition_of(entry["when"]), entry["source"])


def _with_tail(leaf: Rule, tail: Sequence[Rule]) -> list[Rule]:
    """Return what a leaf leads to: itself, or each way in which an offence is declared here."""
    if not _OFFENCE_HERE.fullmatch(leaf.outcome):
        return [leaf]
    return [
        Rule(
            f"{leaf.name}\u00a0; {end.name}",
            All([leaf.when, end.when]),
            f"{leaf.outcome}.{end.outcome}" if end.outcome in _DECLARED else end.outcome,
            f"{leaf.source}\u00a0; {end.source}",
        )
        for end in tail
    ]


def _question(entry: Mapping[str, Whatever]) -> Question:
    refuse_others(entry, _QUESTION_KEYS)
    return Question(
        FactName(entry["fact"]).value,
        Stage(entry["stage"]),
        condition_of(entry.get("when", {})),
        condition_of(entry["unless"]) if "unless" in entry else NEVER,
        _names(entry, "needs"),
        _names(entry, "satisfied_by"),
        _names(entry, "implied_by"),
        condition_of(entry["implied_unless"]) if "implied_unless" in entry else NEVER,
        _names(entry, "unknown_with"),
        _one_of(entry["fact"], [entry["if_unknown"]]).pop() if "if_unknown" in entry else None,
        assumed=entry.get("assumed", False),
    )


def _names(entry: Mapping[str, Whatever], key: str) -> Sequence[str]:
    return [FactName(name).value for name in entry.get(key, [])]


def condition_of(tree: Mapping[str, Whatever]) -> Condition:
    """Return the condition that a mapping of facts, or of ``all``, ``any`` and ``not``, stands for.

    Raises:
        ValueError: a fact is unknown, or never has that value.
    """
    parts: list[Condition] = []
    for key, content in tree.items():
        match key:
            case "all":
                parts.append(All([condition_of(part) for part in content]))
            case "any":
                parts.append(Any([condition_of(part) for part in content]))
            case "not":
                parts.append(Not(condition_of(content)))
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


def _value(content: object) -> str:
    if isinstance(content, bool):
        return "true" if content else "false"
    return str(content)
