"""Files of named entries: a mistake is told with its file, its line and its entry."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from bot.orientation.loading import BadQuestionnaire

# The same as ``safe_load``, ten times faster where libyaml is there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
T = TypeVar("T")


def read_sections(path: Path, *sections: str) -> dict[str, dict[str, Any]]:
    """Return the sections of a file, each a mapping of entries by name.

    Raises:
        BadQuestionnaire: the file is missing or not YAML, or has other sections than these.
    """
    content = _load(path, yaml.load)
    if not isinstance(content, dict) or set(content) != set(sections):
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
    return {name: _made(path, section, name, entry, make) for name, entry in entries.items()}


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


def _made(
    path: Path, section: str, name: object, entry: object, make: Callable[[str, Any], T]
) -> T:
    try:
        if isinstance(name, str):
            return make(name, entry)
        mistake = "the name needs quotes"
    except KeyError as error:
        mistake = f"lacks {error}"
    except (AttributeError, TypeError, ValueError) as error:
        mistake = str(error)
    line = _line(path, section, str(name))
    raise BadQuestionnaire(f"{path.name}, line {line}, {name}: {mistake}")


def _load(path: Path, how: Callable[..., Any]) -> Any:  # noqa: ANN401 - whatever YAML holds
    try:
        return how(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise BadQuestionnaire(f"{path.name}: {error}") from error


def _line(path: Path, section: str, name: str) -> int:
    """Return the line that an entry begins on, 1 for the first."""
    document = _load(path, yaml.compose)
    entries = next(value for key, value in document.value if key.value == section)
    return next((int(key.start_mark.line) + 1 for key, _ in entries.value if key.value == name), 0)
