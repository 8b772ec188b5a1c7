"""What a filed record holds that may link it: the author's traces, the harm, the place."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.complaint.facts import FactName, Record
from bot.complaint.losses import loss_cents
from bot.extraction.companies import is_company_host
from bot.extraction.links import host_of
from bot.extraction.platforms import is_platform_host
from bot.linkage.traces import Trace, TraceKind

_KINDS: Final[Mapping[FactName, TraceKind]] = {
    FactName.SUSPECT_IBAN: TraceKind.IBAN,
    FactName.SUSPECT_PHONE: TraceKind.PHONE,
    FactName.SUSPECT_EMAIL: TraceKind.EMAIL,
    FactName.SUSPECT_WALLET: TraceKind.CRYPTO,
    FactName.SUSPECT_PSEUDONYM: TraceKind.PSEUDONYM,
    FactName.SUSPECT_NAME: TraceKind.NAME,
}
# Their normal form already, in which capitals may matter.
_EXACT: Final = (TraceKind.IBAN, TraceKind.PHONE, TraceKind.CRYPTO)
# The victim's own, also when she gave one for the author's.
_OWN: Final = (FactName.VICTIM_IBAN, FactName.VICTIM_PHONE, FactName.VICTIM_EMAIL)
_POSTCODE: Final = re.compile(r"(?<!\d)(?P<department>97\d|98\d|\d{2})\d{2,3}(?!\d)")
_POSTCODE_DIGITS: Final = 5


def traces_of(record: Record, handles: frozenset[str]) -> list[Trace]:
    """Return what the author left in a file, each once, strong kinds first.

    Args:
        record: what is held.
        handles: the platforms where a pseudonym is one account's alone.
    """
    own = {record.value(name) for name in _OWN}
    found = [trace for trace in _held(record) if trace.value not in own]
    found.extend(_profiles(record, handles))
    order = list(TraceKind)
    return sorted(dict.fromkeys(found), key=lambda trace: order.index(trace.kind))


def normal_trace(kind: TraceKind, value: str) -> Trace:
    """Return a trace in its normal form, of a value as a record holds it; no web address."""
    if kind in _EXACT:
        return Trace(kind, value)
    return Trace(kind, " ".join(value.lower().split()))


def address_trace(value: str) -> Trace:
    """Return what a web address is a trace of: a site, or a profile on a platform."""
    host = host_of(value).removeprefix("www.")
    page = value.rpartition("://")[2].removeprefix("www.").partition("?")[0].partition("#")[0]
    # A page on a platform is the author's, the platform is not.
    if is_platform_host(host) and re.search(r"/.*[\d_.]", page):
        return Trace(TraceKind.PROFILE, page.lower().rstrip("/"))
    return Trace(TraceKind.DOMAIN, host)


def is_known_host(trace: Trace) -> bool:
    """Tell whether a site or an address is a known platform's or company's own."""
    match trace.kind:
        case TraceKind.DOMAIN:
            host = trace.value
        case TraceKind.EMAIL:
            host = trace.value.rpartition("@")[2]
        case _:
            return False
    return is_platform_host(host) or is_company_host(host)


def harm_of(record: Record) -> int:
    """Return what was lost, in cents of euro; sums in other currencies count for nothing."""
    if record.value(FactName.MONEY_PAID) is False:
        return 0
    return loss_cents(record) or 0


def department_of(record: Record) -> str:
    """Return the victim's « département » by her postal code, ``""`` when she gave none.

    Source:
        The first two digits of a postal code are the department's, three overseas; Corsica's
        two share ``20``.
    """
    for name in (FactName.VICTIM_COMMUNE, FactName.VICTIM_ADDRESS):
        text = record.value(name)
        for code in _POSTCODE.finditer(text if isinstance(text, str) else ""):
            if len(code[0]) == _POSTCODE_DIGITS:
                return code["department"]
    return ""


def _held(record: Record) -> Iterator[Trace]:
    for name, kind in _KINDS.items():
        for fact in record.ranked(name):
            if isinstance(fact.value, str) and fact.value.strip():
                yield normal_trace(kind, fact.value)
    for fact in record.ranked(FactName.SUSPECT_URL):
        if isinstance(fact.value, str) and fact.value.strip():
            yield address_trace(fact.value)


def _profiles(record: Record, handles: frozenset[str]) -> Iterator[Trace]:
    named = [record.value(name) for name in (FactName.PLATFORM, FactName.CONTACT_PLATFORM)]
    for platform in [each for each in named if each in handles]:
        for fact in record.ranked(FactName.SUSPECT_PSEUDONYM):
            if isinstance(fact.value, str) and fact.value.strip():
                yield normal_trace(TraceKind.PROFILE, f"{platform}|{fact.value.strip()}")
