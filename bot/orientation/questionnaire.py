"""The questionnaire as data: read once, checked, or refused with the place of the mistake."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any as Whatever

import yaml

from bot.complaint.conversation import Stage
from bot.complaint.facts import CHOICES, FactName, FactType, type_of
from bot.orientation.logic import All, Any, Condition, Is, Not

# The same as ``safe_load``, ten times faster where libyaml is there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Derived from the orientation itself rather than asked: see agenda.py.
DERIVED = frozenset({"complaint"})
_NEVER = Any(())
_OFFENCE_HERE = re.compile(r"thesee\.\w+")
_DECLARED = frozenset({"plainte", "signalement", "complement"})
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


@dataclass(frozen=True)
class Rule:
    """A condition and where it leads; the first rule that holds decides."""

    name: str
    when: Condition
    outcome: str
    source: str


@dataclass(frozen=True)
class Question:
    """Something that may be asked.

    Attributes:
        fact: the name of the fact that the answer gives.
        stage: where in the conversation it belongs.
        when: it is asked only if this holds.
        unless: it is not asked if this holds.
        needs: it is not asked while one of these is unknown.
        satisfied_by: it is not asked when one of these is known.
        implied_by: ``if_unknown`` holds without asking once one of these is known.
        unknown_with: ``if_unknown`` holds without asking when she does not know one of these.
        if_unknown: what orientation assumes after « je ne sais pas », encoded.
        assumed: ``if_unknown`` holds without asking, until the victim says otherwise.
    """

    fact: str
    stage: Stage
    when: Condition
    unless: Condition = _NEVER
    needs: Sequence[str] = ()
    satisfied_by: Sequence[str] = ()
    implied_by: Sequence[str] = ()
    unknown_with: Sequence[str] = ()
    if_unknown: str | None = None
    assumed: bool = False


@dataclass(frozen=True)
class Questionnaire:
    """Everything that orientation and the agenda go by."""

    rules: Sequence[Rule]
    questions: Sequence[Question]
    required: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def question(self, fact: str) -> Question | None:
        """Return the question about a fact, if there is one."""
        return next((each for each in self.questions if each.fact == fact), None)


def load_questionnaire(folder: Path) -> Questionnaire:
    """Read ``rules.yml`` and ``questions.yml``.

    A rule whose outcome is ``thesee.<offence>`` becomes one rule for each entry of ``tail``.

    Raises:
        BadQuestionnaire: a file is missing or not YAML, or an entry names an unknown fact,
            value, stage or key.
    """
    leaves = [_rule(entry) for entry in _entries(folder / "rules.yml", "rules")]
    tail = [_rule(entry) for entry in _entries(folder / "rules.yml", "tail")]
    questions = _entries(folder / "questions.yml", "questions")
    required = _read(folder / "questions.yml").get("required", {})
    return Questionnaire(
        [rule for leaf in leaves for rule in _with_tail(leaf, tail)],
        [_question(entry) for entry in questions],
        _required(required),
    )


def values_of(fact: str) -> tuple[str, ...]:
    """Return every encoded value that a fact may have.

    Raises:
        ValueError: the fact is unknown, or has no finite set of values.
    """
    if fact in DERIVED or type_of(FactName(fact)) is FactType.BOOLEAN:
        return ("true", "false")
    return tuple(member.value for member in CHOICES[FactName(fact)])


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
            _condition(entry["unless"]) if "unless" in entry else _NEVER,
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
