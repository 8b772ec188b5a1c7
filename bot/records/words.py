"""The search by words over sealed files: which words each holds, and which files hold a word."""

import secrets
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.complaint.lifecycle import State
from bot.complaint.passages import Passage
from bot.extraction.search_words import find_words
from bot.records.locks import hold_writers
from bot.records.tables import ComplaintRow
from bot.records.word_tables import PlaceRow, SearchedRow, WordRow
from bot.sealing.blinding import Blind
from bot.sealing.keyring import Keyring

_KIND: Final = "search"
_FILE_BITS: Final = 62
MOST: Final = 10_000
"""Of how many files of its rarest word a search looks at the other words."""
# A page is found among the first ones, as a rule; then fewer and larger looks.
_FIRST_LOOK: Final = 64
_LARGEST_LOOK: Final = 1024
_DIALECTS: Final = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Holding:
    """The files that hold some words.

    Attributes:
        references: of the complaints, those last filed or written in first.
        more: whether there are others.
        partial: whether no more than the last ``MOST`` were looked at.
    """

    references: Sequence[str]
    more: bool
    partial: bool


class Words:
    """The words of one transaction's files."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring
        self._blinds = keyring.blinds(_KIND)

    def hold(self, reference: str, passages: Iterable[Passage]) -> None:
        """Let a file be found by its words, from now on."""
        hold_writers(self._session)
        row = SearchedRow(id=secrets.randbits(_FILE_BITS), reference=reference, words=b"")
        self._session.add(row)
        self._session.flush()
        self._add(row, passages)

    def hold_more(self, reference: str, passages: Iterable[Passage]) -> None:
        """Let a file be found by more words; one that is not searched stays so."""
        hold_writers(self._session)
        row = self._session.scalar(select(SearchedRow).where(SearchedRow.reference == reference))
        if row is not None:
            self._add(row, passages)

    def forget(self, reference: str) -> None:
        """Let a file be found by no word; what is left of it stands for nothing."""
        self._session.execute(delete(SearchedRow).where(SearchedRow.reference == reference))

    def forget_all(self) -> None:
        """Let no file be found by words."""
        hold_writers(self._session)
        for table in (SearchedRow, PlaceRow, WordRow):
            self._session.execute(delete(table))

    def missing(self, limit: int) -> list[str]:
        """Return complaints that are not searched and might be, first filed first."""
        hold_writers(self._session)
        searched = exists().where(SearchedRow.reference == ComplaintRow.reference)
        return list(
            self._session.scalars(
                select(ComplaintRow.reference)
                .where(~searched, ComplaintRow.state != State.WITHDRAWN.value)
                .order_by(ComplaintRow.filed_at, ComplaintRow.reference)
                .limit(limit)
            )
        )

    def mark(self, stems: Iterable[str]) -> str:
        """Return the beginning of a digest of some words, all that a trail may hold of them."""
        return self._keyring.digests(_KIND, " ".join(sorted(stems)))[0][:12]

    def counts(self, stems: Iterable[str]) -> dict[str, int]:
        """Return in how many files each word was seen; those that are gone count too."""
        asked = list(dict.fromkeys(stems))
        counted = [self._counted([blind.word(stem) for stem in asked]) for blind in self._blinds]
        return {
            stem: sum(
                files.get(blind.word(stem), 0)
                for blind, files in zip(self._blinds, counted, strict=True)
            )
            for stem in asked
        }

    def holding(self, stems: Sequence[str], *, skip: int, limit: int) -> Holding:
        """Return the files that hold all of some words, after so many.

        The lists of the rarest word are gone through, the last file first: what it costs depends
        on how many are asked for, not on how many there are.
        """
        counts = self.counts(stems)
        rarest = min(stems, key=lambda stem: counts[stem])
        held = _once(
            reference for some in self._lists(rarest) for reference in self._with_all(some, stems)
        )
        found = list(islice(held, skip, skip + limit + 1))
        more = len(found) > limit
        return Holding(found[:limit], more, partial=not more and counts[rarest] > MOST)

    def _add(self, row: SearchedRow, passages: Iterable[Passage]) -> None:
        blind = self._blinds[0]
        stems = {word.stem for each in passages for word in find_words(each.text)}
        known = self._opened(row)
        # In an order that tells nothing of the text.
        new = sorted({blind.word(stem) for stem in stems}.difference(known))
        if row.words and not new:
            return
        counts = self._counted(new)
        places = [(blind.place(word, counts.get(word, 0)), word) for word in new]
        if places:
            insertion = _DIALECTS[self._session.get_bind().dialect.name].insert(PlaceRow)
            # Two of 64 bits meet in one of ten thousand databases of a million files: that costs
            # one word of one file, and must not cost a filing.
            self._session.execute(
                insertion.on_conflict_do_nothing(),
                [{"place": place, "file": row.id ^ mask} for (place, mask), _ in places],
            )
            self._count(new, counts)
        words = sorted([*known, *new])
        packed = struct.pack(f"<{len(words)}q", *words)
        row.words = self._keyring.seal(packed, f"search_files|{row.id}")
        self._session.flush()

    def _count(self, words: Sequence[int], before: Mapping[int, int]) -> None:
        sealed = [
            {"word": word, "files": self._sealed_count(word, before.get(word, 0) + 1)}
            for word in words
        ]
        seen = [each for each in sealed if each["word"] in before]
        first = [each for each in sealed if each["word"] not in before]
        if seen:
            self._session.execute(update(WordRow), seen)
        if first:
            self._session.execute(insert(WordRow), first)

    def _counted(self, words: Sequence[int]) -> dict[int, int]:
        rows = self._session.execute(
            select(WordRow.word, WordRow.files).where(WordRow.word.in_(words))
        )
        return {word: int(self._keyring.open(sealed, _place(word))) for word, sealed in rows}

    def _sealed_count(self, word: int, files: int) -> bytes:
        return self._keyring.seal(str(files).encode(), _place(word))

    def _opened(self, row: SearchedRow) -> tuple[int, ...]:
        return self._words(row.id, row.words) if row.words else ()

    def _words(self, file: int, sealed: bytes) -> tuple[int, ...]:
        packed = self._keyring.open(sealed, f"search_files|{file}")
        return struct.unpack(f"<{len(packed) // 8}q", packed)

    def _lists(self, stem: str) -> Iterator[list[int]]:
        """Yield the numbers of files that may hold a word, some at a time, the last one first."""
        looked = 0
        for blind in self._blinds:
            word, size = blind.word(stem), _FIRST_LOOK
            last = self._counted([word]).get(word, 0)
            while last > 0 and looked < MOST:
                positions = range(last - 1, max(-1, last - 1 - size), -1)
                yield self._files_at(blind, word, positions)
                looked, last = looked + len(positions), last - len(positions)
                size = min(_LARGEST_LOOK, size * 4)

    def _files_at(self, blind: Blind, word: int, positions: Sequence[int]) -> list[int]:
        masks = dict(blind.place(word, position) for position in positions)
        rows = {
            row.place: row.file
            for row in self._session.execute(
                select(PlaceRow.place, PlaceRow.file).where(PlaceRow.place.in_(masks))
            )
        }
        return [rows[place] ^ mask for place, mask in masks.items() if place in rows]

    def _with_all(self, files: Sequence[int], stems: Sequence[str]) -> Iterator[str]:
        wanted = [{blind.word(stem) for blind in self._blinds} for stem in stems]
        rows = self._session.execute(
            select(SearchedRow.id, SearchedRow.reference, SearchedRow.words).where(
                SearchedRow.id.in_(files)
            )
        )
        kept = {
            file: reference
            for file, reference, sealed in rows
            if all(map(set(self._words(file, sealed)).intersection, wanted))
        }
        return (kept[file] for file in files if file in kept)


def _once(references: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for reference in references:
        if reference not in seen:
            seen.add(reference)
            yield reference


def _place(word: int) -> str:
    return f"search_words|{word}"
