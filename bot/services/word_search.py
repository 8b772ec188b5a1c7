"""Search by words, over stories that are sealed: only the files that are shown are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.complaint.officers import Officer
from bot.extraction.search_words import find_words, stem_of
from bot.extraction.spelling import slips_of
from bot.records.queue import Line
from bot.records.records import Work
from bot.services.excerpts import Excerpt, excerpts_of
from bot.services.indexing import passages_of

SHOWN: Final = 20
"""How many files a page of a search shows."""
_MOST_WORDS: Final = 12
# A word that was never seen is looked for one slip away; of one that is shorter all are.
_LEAST_TO_MEND: Final = 4


@dataclass(frozen=True)
class FoundFile:
    """A file that holds the words.

    Attributes:
        line: as the queue has it.
        excerpts: where the words stand in it; none when they were corrected since.
    """

    line: Line
    excerpts: Sequence[Excerpt]


@dataclass(frozen=True)
class WordSearch:
    """What was searched for by words, and found.

    Attributes:
        words: those that all had to be there, as typed.
        dropped: those that were left out for something to be found, the rarest being kept.
        files: a page of the files, those last filed or written in first.
        skipped: how many come before them.
        more: whether others follow.
        partial: whether no more than the last files were looked at.
        proposed: for each word that stands in no file, one that does.
    """

    words: Sequence[str] = ()
    dropped: Sequence[str] = ()
    files: Sequence[FoundFile] = ()
    skipped: int = 0
    more: bool = False
    partial: bool = False
    proposed: Mapping[str, str] = field(default_factory=dict)


def search_words(work: Work, officer: Officer, text: str, skip: int) -> WordSearch:
    """Return the files that hold every word of a text, after so many.

    When none does, the words that most files hold are left out, one after the other, until
    some do.
    """
    typed = words_in(text)
    counts = work.words.counts(typed)
    unknown = {stem: word for stem, word in typed.items() if not counts[stem]}
    stems = sorted(typed, key=lambda stem: counts[stem])
    if not typed or unknown:
        return WordSearch(list(typed.values()), proposed=_proposed(work, unknown))
    held = work.words.holding(stems, skip=skip, limit=SHOWN)
    kept = list(stems)
    while not (held.references or held.partial or skip) and len(kept) > 1:
        kept.pop()
        held = work.words.holding(kept, skip=skip, limit=SHOWN)
    return WordSearch(
        words=[word for stem, word in typed.items() if stem in kept],
        dropped=[word for stem, word in typed.items() if stem not in kept],
        files=_opened(work, officer, held.references, kept),
        skipped=skip,
        more=held.more,
        partial=held.partial,
    )


def words_in(text: str) -> dict[str, str]:
    """Return the words of a search by their stems, as typed, in their order."""
    found: dict[str, str] = {}
    for word in find_words(text):
        found.setdefault(word.stem, text[word.start : word.end])
    return dict(list(found.items())[:_MOST_WORDS])


def _proposed(work: Work, unknown: Mapping[str, str]) -> dict[str, str]:
    proposed = {}
    for word in unknown.values():
        if len(word) < _LEAST_TO_MEND:
            continue
        near = {stem: None for each in slips_of(word) if (stem := stem_of(each))}
        counts = work.words.counts(near)
        held = next((each for each in near if counts[each]), "")
        if held and (written := _as_written(work, held)):
            proposed[word] = written
    return proposed


def _as_written(work: Work, stem: str) -> str:
    """Return a word as the last file that holds it has it, accents included."""
    for reference in work.words.holding([stem], skip=0, limit=1).references:
        for passage in passages_of(work, work.complaints.by_reference(reference)):
            for word in find_words(passage.text):
                if word.stem == stem:
                    return passage.text[word.start : word.end].lower()
    return ""


def _opened(
    work: Work, officer: Officer, references: Sequence[str], stems: Sequence[str]
) -> list[FoundFile]:
    return [
        FoundFile(line, excerpts_of(passages_of(work, line.complaint), stems))
        for line in work.queue.lines(references, officer.id)
    ]
