"""Search: identifiers among what authors left, in their normal forms, and words in the files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.officers import Act, Officer
from bot.extraction.emails import find_emails
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.links import find_links
from bot.extraction.phones import find_phones
from bot.extraction.wallets import find_wallets
from bot.linkage.policy import Policy
from bot.linkage.traces import Trace, TraceKind
from bot.records.bearing import Bearer
from bot.records.records import Records, Work
from bot.services.traces import address_trace, normal_trace
from bot.services.word_search import WordSearch, search_words, words_in

LISTED: Final = 100
"""How many files a search shows."""
LONGEST_SEARCH: Final = 200
"""What is searched for, in characters."""
# An address on the web is also part of an e-mail address: what is read first is not read again.
_FINDERS: Final[Mapping[TraceKind, Callable[[str], Sequence[Found[str]]]]] = {
    TraceKind.IBAN: find_ibans,
    TraceKind.CRYPTO: find_wallets,
    TraceKind.EMAIL: find_emails,
    TraceKind.DOMAIN: find_links,
    TraceKind.PHONE: find_phones,
}


@dataclass(frozen=True)
class Search:
    """What was searched for, and found.

    Attributes:
        sought: the normal forms that what was typed may stand for.
        bearers: files where an author left one of them, the latest first, at most ``LISTED``.
        total: how many files there are in all.
        words: what was found by words; ``None`` when what was typed is an identifier.
    """

    sought: Sequence[Trace]
    bearers: Sequence[Bearer]
    total: int
    words: WordSearch | None = None


class Searching:
    """Finds files by what authors left in them, and by the words that they hold.

    Victims' own identifiers are not kept for it.
    """

    def __init__(self, records: Records, policy: Policy) -> None:
        self._records = records
        self._policy = policy

    def search(self, officer: Officer, text: str, skip: int = 0) -> Search:
        """Return the files that bear an identifier or hold some words, and note the search.

        The trail holds the kinds, the beginning of a digest, and which files were opened to show
        where the words stand; never what was typed.

        Args:
            officer: who searches.
            text: what was typed.
            skip: after how many files that hold the words; those that bear an identifier come
                before all of them.

        Raises:
            NotAllowed: her role reads no file.
            BadValue: there is nothing to search for, or too much of it.
        """
        officer.require(Act.READ)
        text = text.strip()
        if not 0 < len(text) <= LONGEST_SEARCH:
            raise BadValue("search")
        identifiers = list(_strong(text))
        sought = [] if skip else identifiers or _names(text, self._policy.handles)
        # Files are opened before the transaction that notes it: no writer waits meanwhile.
        with self._records.reading() as work:
            bearers, total = work.bearing.of(sought, LISTED)
            words = None if identifiers else search_words(work, officer, text, skip)
        with self._records.transaction() as work:
            if sought:
                _note_identifiers(work, officer, sought, total)
            if words and words.words:
                _note_words(work, officer, text, words)
        return Search(sought, bearers, total, words)


def _note_identifiers(work: Work, officer: Officer, sought: Sequence[Trace], total: int) -> None:
    kinds = ",".join(dict.fromkeys(each.kind.value for each in sought))
    work.audit.append(
        officer.id,
        "officer:identifier:search",
        work.bearing.mark(sought[0]),
        {"kinds": kinds, "files": total},
    )


def _note_words(work: Work, officer: Officer, text: str, found: WordSearch) -> None:
    stems = words_in(text)
    opened = " ".join(each.line.complaint.reference for each in found.files)
    work.audit.append(
        officer.id,
        "officer:words:search",
        work.words.mark(stems),
        {"words": len(stems), "opened": opened},
    )


def traces_in(text: str, handles: frozenset[str]) -> list[Trace]:
    """Return the traces that a text may stand for; at least one.

    An account, a wallet, a telephone, an e-mail or a web address is only that. Anything else is
    a name or a pseudonym, on any platform where a pseudonym is one account's alone.

    Args:
        text: what was typed, not empty.
        handles: those platforms.
    """
    return list(_strong(text)) or _names(text, handles)


def _names(text: str, handles: frozenset[str]) -> list[Trace]:
    return [
        normal_trace(TraceKind.PSEUDONYM, text.removeprefix("@")),
        normal_trace(TraceKind.NAME, text),
        *(
            normal_trace(TraceKind.PROFILE, f"{platform}|{text.removeprefix('@')}")
            for platform in sorted(handles)
        ),
    ]


def _strong(text: str) -> Iterator[Trace]:
    read: list[Found[str]] = []
    for kind, find in _FINDERS.items():
        for found in find(text):
            if any(found.overlaps(other) for other in read):
                continue
            read.append(found)
            if kind is TraceKind.DOMAIN:
                yield address_trace(found.value)
            else:
                yield normal_trace(kind, found.value)
