"""What a short answer to a question with choices means: « perdue », « par mail », « non »."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.complaint.facts import FactName, Value, decode
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.spelling import mend

_LEXICON: Final = Path(__file__).parent / "lexicon" / "choices.yml"


def find_choice(message: str, asked: FactName) -> Found[Value] | None:
    """Read a message as one of the choices of a question.

    Args:
        message: what the victim typed.
        asked: the fact that was asked for.

    Returns:
        The choice, over the whole message since all of it decides; ``None`` when it names none,
        or asks something itself: « pourquoi ce service ? ».
    """
    if "?" in message:
        return None
    for folded in (fold(message).strip(), mend(message).text.strip()):
        for value, pattern in _choices().get(asked, {}).items():
            if pattern.search(folded):
                return Found(decode(asked, value), 0, len(message))
    return None


@cache
def _choices() -> Mapping[FactName, Mapping[str, re.Pattern[str]]]:
    lexicon = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    return {
        FactName(fact): {
            value: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for value, pattern in values.items()
        }
        for fact, values in lexicon.items()
    }
