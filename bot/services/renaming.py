"""« C'est Karim, pas Kevin »: a name that takes the place of the one that it corrects."""

import re
from collections.abc import Sequence
from typing import Final

from bot.complaint.facts import Fact, FactName, Provenance, Record, Source
from bot.extraction.folding import fold
from bot.services.changes import Change
from bot.services.heard import Heard

_CALLED: Final = (FactName.SUSPECT_PSEUDONYM, FactName.SUSPECT_NAME)
_NAMES: Final = (*_CALLED, FactName.VICTIM_FIRST_NAME, FactName.VICTIM_LAST_NAME)
_NAME: Final = r"[^\W_][\w.@-]*\w"
_IT_IS: Final = r"c['’ ]?(?:est|était|etait) "
_RENAMES: Final = (
    re.compile(
        rf"\bpas (?P<old>{_NAME}),? (?:mais |plutôt |{_IT_IS})+(?P<new>{_NAME})", re.IGNORECASE
    ),
    re.compile(
        rf"(?:^|{_IT_IS}|\bappel(?:le|ait) )(?P<new>{_NAME}),? "
        rf"(?:et )?(?:pas|non|au lieu de|plutôt que) (?P<old>{_NAME})",
        re.IGNORECASE,
    ),
)


def renamed(heard: Heard, record: Record, stated: Sequence[Change]) -> list[Change]:
    """Return what the message states, a name that corrects another in the other's place.

    Whatever kind of name was held, pseudonym or not, is the one that she puts right.

    Args:
        heard: the message.
        record: what was held before.
        stated: what it states otherwise.
    """
    for pattern in _RENAMES:
        for written in pattern.finditer(heard.text):
            held = _held(written["old"], record)
            if held:
                start, end = written.span("new")
                kept = [each for each in stated if not _names(each, heard, start, end)]
                place = Provenance(Source.MESSAGE, heard.message_id, start, end)
                change = Change(
                    held.name,
                    held.rank,
                    written["new"],
                    place,
                    before=held.value,
                    corrects=True,
                    confirmed=True,
                )
                return [*kept, change]
    return list(stated)


def _held(old: str, record: Record) -> Fact | None:
    """Return the name that the words take back: « Kevin » stands for « Kevin_92 » too."""
    wanted = re.compile(rf"{re.escape(fold(old))}(?![^\W\d_])")
    facts = (fact for name in _CALLED for fact in record.ranked(name))
    return next(
        (
            fact
            for fact in facts
            if isinstance(fact.value, str) and wanted.match(fold(fact.value).lstrip("@"))
        ),
        None,
    )


def _names(change: Change, heard: Heard, start: int, end: int) -> bool:
    span = change.provenance
    within = (
        span.origin == heard.message_id
        and span.start is not None
        and span.start < end
        and start < (span.end or 0)
    )
    return within and change.name in _NAMES
