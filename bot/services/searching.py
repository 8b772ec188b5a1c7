"""Search by identifier: what an officer types, in its normal form, among what authors left."""

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
from bot.records.records import Records
from bot.services.traces import address_trace, normal_trace

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
    """

    sought: Sequence[Trace]
    bearers: Sequence[Bearer]
    total: int


class Searching:
    """Finds files by what authors left in them; victims' own identifiers are not kept for it."""

    def __init__(self, records: Records, policy: Policy) -> None:
        self._records = records
        self._policy = policy

    def search(self, officer: Officer, text: str) -> Search:
        """Return the files that bear an identifier, and note that they were searched for.

        The trail holds the kinds and the beginning of a digest, never what was typed.

        Raises:
            NotAllowed: her role reads no file.
            BadValue: there is nothing to search for, or too much of it.
        """
        officer.require(Act.READ)
        text = text.strip()
        if not 0 < len(text) <= LONGEST_SEARCH:
            raise BadValue("search")
        sought = traces_in(text, self._policy.handles)
        with self._records.transaction() as work:
            bearers, total = work.bearing.of(sought, LISTED)
            kinds = ",".join(dict.fromkeys(each.kind.value for each in sought))
            work.audit.append(
                officer.id,
                "officer:identifier:search",
                work.bearing.mark(sought[0]),
                {"kinds": kinds, "files": total},
            )
        return Search(sought, bearers, total)


def traces_in(text: str, handles: frozenset[str]) -> list[Trace]:
    """Return the traces that a text may stand for; at least one.

    An account, a wallet, a telephone, an e-mail or a web address is only that. Anything else is
    a name or a pseudonym, on any platform where a pseudonym is one account's alone.

    Args:
        text: what was typed, not empty.
        handles: those platforms.
    """
    return list(_strong(text)) or [
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
