"""Stories for the invented complaints of a filled database, found by their words."""

import json
import random
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import psycopg
from spellchecker import SpellChecker
from sqlalchemy import Connection, Table, create_engine, insert, text

from benchmarks.filled import fill
from bot.extraction.search_words import find_words
from bot.records.tables import MessageRow
from bot.records.word_tables import PlaceRow, SearchedRow, WordRow
from bot.sealing.blinding import Blind
from bot.sealing.keyring import Keyring
from tests.simulation.complaints import Invented

_AT_ONCE: Final = 2000
_WORDS: Final = (25, 90)  # of a story
_VOCABULARY: Final = 30_000


@dataclass(frozen=True)
class Told:
    """A complaint's story, and the stems of its words."""

    story: str
    stems: frozenset[str]


def tell(size: int, seed: int = 0) -> Iterator[Told]:
    """Yield so many stories: French words, each as often as it is used."""
    dice = random.Random(seed)  # noqa: S311 - invented stories
    frequencies = SpellChecker(language="fr").word_frequency.dictionary
    known = sorted(frequencies, key=lambda word: (-frequencies[word], word))[:_VOCABULARY]
    weights = [frequencies[word] for word in known]
    for _ in range(size):
        story = " ".join(dice.choices(known, weights, k=dice.randrange(*_WORDS)))
        yield Told(story, frozenset(word.stem for word in find_words(story)))


def fill_desk(url: str, keyring: Keyring, invented: Sequence[Invented]) -> None:
    """Write complaints with a story each: the older four in five decided, one in 100 in danger."""
    fill(url, keyring, invented)
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        _spread(connection, len(invented))
        _index(connection, keyring, invented)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _spread(connection: Connection, size: int) -> None:
    connection.execute(
        text(
            "UPDATE complaints SET loss_cents ="
            " (SELECT harm FROM linkage_files WHERE linkage_files.reference = complaints.reference)"
        )
    )
    connection.execute(
        text(
            "UPDATE complaints SET state = 'validated', decided_at = filed_at WHERE reference IN"
            " (SELECT reference FROM linkage_files WHERE id <= :decided)"
        ),
        {"decided": size * 4 // 5},
    )
    connection.execute(
        text(
            "UPDATE complaints SET danger = :yes WHERE reference IN"
            " (SELECT reference FROM linkage_files WHERE id % 100 = 0)"
        ),
        {"yes": True},
    )


def _index(connection: Connection, keyring: Keyring, invented: Sequence[Invented]) -> None:
    [blind] = keyring.blinds("search")
    counts: Counter[int] = Counter()
    messages, places, files = [], [], []
    for number, (each, told) in enumerate(zip(invented, tell(len(invented)), strict=True)):
        words = sorted(blind.word(stem) for stem in told.stems)
        messages.append(_message(keyring, f"B{number}", each, told))
        files.append(_searched(keyring, number, words))
        places += _places(blind, number, words, counts)
        counts.update(words)
        if len(messages) == _AT_ONCE or number + 1 == len(invented):
            _write(connection, MessageRow, messages)
            _write(connection, SearchedRow, files)
            _write(connection, PlaceRow, places)
            messages, places, files = [], [], []
    rows = [
        {"word": word, "files": keyring.seal(str(many).encode(), f"search_words|{word}")}
        for word, many in counts.items()
    ]
    _write(connection, WordRow, rows)


def _message(keyring: Keyring, name: str, each: Invented, told: Told) -> dict[str, Any]:
    content = {"text": told.story, "payload": "", "buttons": [], "custom": None}
    return {
        "id": name,
        "conversation_id": name,
        "position": 1,
        "author": "victim",
        "content": keyring.seal(json.dumps(content).encode(), f"messages|{name}"),
        "sent_at": each.filed_at,
        "answered": True,
    }


def _searched(keyring: Keyring, number: int, words: Sequence[int]) -> dict[str, Any]:
    packed = struct.pack(f"<{len(words)}q", *words)
    sealed = keyring.seal(packed, f"search_files|{number}")
    return {"id": number, "reference": f"B{number}", "words": sealed}


def _places(
    blind: Blind, number: int, words: Sequence[int], counts: Counter[int]
) -> Iterator[dict[str, Any]]:
    for word in words:
        place, mask = blind.place(word, counts[word])
        yield {"place": place, "file": number ^ mask}


def _write(connection: Connection, row: Any, rows: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401 - any mapped class
    table: Table = row.__table__
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        connection.execute(insert(table), rows)
        return
    columns = ", ".join(rows[0])
    with driver.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN".encode()) as copy:
        for each in rows:
            copy.write_row(tuple(each.values()))
