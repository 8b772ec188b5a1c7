"""Files of entries, named or in a list: a mistake is told with its file, its line and its entry."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

# The same as ``safe_load``, ten times faster where libyaml is there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
T = TypeVar("T")
_MISTAKES = (AttributeError, KeyError, TypeError, ValueError)


class BadQuestionnaire(ValueError):
    """The questionnaire's data cannot be used; the message names the file, line and entry."""


def read_mapping(path: Path) -> dict[str, Any]:
    """Return what a file holds under its names.

    Raises:
        BadQuestionnaire: the file is missing or not YAML, or holds something else.
    """
    content = _load(path, yaml.load)
    if not isinstance(content, dict):
        raise BadQuestionnaire(f"{path.name}: a mapping is expected")
    return content


def read_sections(path: Path, *sections: str) -> dict[str, dict[str, Any]]:
    """Return the sections of a file, each a mapping of entries by name.

    Raises:
        BadQuestionnaire: the file is missing or not YAML, or has other sections than these.
    """
    content = read_mapping(path)
    if set(content) != set(sections):
        raise BadQuestionnaire(f"{path.name}: {', '.join(sections)} and nothing else is expected")
    for section in sections:
        if not isinstance(content[section], dict):
            raise BadQuestionnaire(f"{path.name}: {section} has entries by name")
    return content


def build(
    path: Path, section: str, entries: Mapping[Any, Any], make: Callable[[str, Any], T]
) -> dict[str, T]:
    """Return what ``make`` makes of each entry and its name.

    Raises:
        BadQuestionnaire: an entry lacks something, or has something that is not known.
    """
    return {name: _named(path, section, name, entry, make) for name, entry in entries.items()}


def build_list(path: Path, section: str, make: Callable[[Any], T]) -> list[T]:
    """Return what ``make`` makes of each entry of a list.

    Raises:
        BadQuestionnaire: there is no such list, or an entry is not as it should be.
    """
    entries = read_mapping(path).get(section)
    if not isinstance(entries, list):
        raise BadQuestionnaire(f"{path.name}: a list named {section} is expected")
    return [_listed(path, section, place, entry, make) for place, entry in enumerate(entries)]


def refuse_others(entry: Mapping[str, Any], known: frozenset[str]) -> None:
    """Refuse an entry with keys that nobody reads.

    Raises:
        ValueError: there are some.
    """
    others = set(entry) - known
    if others:
        raise ValueError(f"unknown: {', '.join(sorted(map(str, others)))}")


def sentences(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of texts.

    Raises:
        KeyError: there is none.
        TypeError: it is not a list of texts.
    """
    texts = entry[key]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError(f"{key} is a list of texts")
    return tuple(texts)


def sentence(entry: Mapping[str, Any], key: str) -> str:
    """Return a text.

    Raises:
        KeyError: there is none.
        TypeError: it is not a text.
    """
    text = entry[key]
    if not isinstance(text, str):
        raise TypeError(f"{key} is a text, perhaps between quotes")
    return text


def _named(
    path: Path, section: str, name: object, entry: object, make: Callable[[str, Any], T]
) -> T:
    try:
        if isinstance(name, str):
            return make(name, entry)
        mistake = "the name needs quotes"
    except _MISTAKES as error:
        mistake = _told(error)
    entries = _section(path, section)
    line = next((_begins(key) for key, _ in entries.value if key.value == str(name)), 0)
    raise BadQuestionnaire(f"{path.name}, line {line}, {name}: {mistake}")


def _listed(path: Path, section: str, place: int, entry: object, make: Callable[[Any], T]) -> T:
    try:
        return make(entry)
    except _MISTAKES as error:
        line = _begins(_section(path, section).value[place])
        mistake = f"{path.name}, line {line}, {entry!r}: {_told(error)}"
        raise BadQuestionnaire(mistake) from error


def _told(error: Exception) -> str:
    return f"lacks {error}" if isinstance(error, KeyError) else str(error)


def _load(path: Path, how: Callable[..., Any]) -> Any:  # noqa: ANN401 - whatever YAML holds
    try:
        return how(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise BadQuestionnaire(f"{path.name}: {error}") from error


def _section(path: Path, section: str) -> Any:  # noqa: ANN401 - a node of YAML
    document = _load(path, yaml.compose)
    return next(value for key, value in document.value if key.value == section)


def _begins(node: Any) -> int:  # noqa: ANN401 - a node of YAML
    """Return the line that a node begins on, 1 for the first."""
    return int(node.start_mark.line) + 1
