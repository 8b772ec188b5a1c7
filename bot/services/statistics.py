"""Statistics for those who answer for the service, and what the public may know of them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.complaints import FilingKind
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.complaint.spans import Quarter, Span, day_of, monday_of
from bot.records.records import Records, Work
from bot.records.redirections import ARIANE, OFFICER
from bot.records.statistics import UNKNOWN, Answer, Aspect, Bands, Counts, SizeBand, Spread
from bot.services.desk import ANNOUNCED
from bot.services.figures import ALL, Table, Unit, by_kind, published, summed

HARM_BANDS: Final = (1, *(100 * euros for euros in (100, 500, 1_000, 5_000, 20_000, 100_000)))
"""Where each band of harm but the first begins, in cents; in the first, nothing was lost."""
CASE_BANDS: Final = (3, 6, 21, 101)
"""Where each band of cases but the first begins, in files; in the first there are two."""
QUARTERS: Final = 8
"""How many quarters the public may go back."""
# An old quarter changes by an officer's correction now and then.
_KEPT_FOR: Final = timedelta(hours=1)
_SECONDS_A_DAY: Final = 86_400


class Statistics:
    """Sums up what was filed, and where people were sent; no table names anybody."""

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._public: dict[Quarter, tuple[datetime, list[Table]]] = {}

    def of(self, officer: Officer, span: Span) -> list[Table]:
        """Return every table of a span: of what was filed in it, and who was sent elsewhere.

        Raises:
            NotAllowed: her role reads no statistics.
        """
        officer.require(Act.STATISTICS)
        with self._records.reading() as work:
            return list(self._tables(work, span))

    def quarters(self) -> list[Quarter]:
        """Return the quarters that the public may read, the latest first: those that are over.

        They do not overlap, so that nothing comes out by taking one from another.
        """
        found = [Quarter.of(day_of(self._clock())).before]
        while len(found) < QUARTERS:
            found.append(found[-1].before)
        return found

    def public(self, quarter: Quarter) -> list[Table]:
        """Return what may be published of a quarter; see :mod:`bot.services.disclosure`.

        Raises:
            ValueError: it is not over, or too long ago.
        """
        if quarter not in self.quarters():
            raise ValueError(quarter)
        now = self._clock()
        since, tables = self._public.get(quarter, (now - _KEPT_FOR, []))
        if now - since >= _KEPT_FOR:
            with self._records.reading() as work:
                tables = [
                    published(each)
                    for each in self._tables(work, quarter.span)
                    if each.name in _PUBLIC
                ]
            self._public = {**self._public, quarter: (now, tables)}
        return tables

    def _tables(self, work: Work, span: Span) -> Iterator[Table]:
        counted = work.statistics
        yield _weeks(counted.by_hour(span), span)
        offences = counted.by(Aspect.OFFENCE, span)
        yield _kinds(offences)
        yield by_kind("states", counted.by(Aspect.STATE, span), _STATES)
        answers = counted.by_answer(span, self._clock(), ANNOUNCED)
        yield by_kind("answers", answers, _values(Answer))
        yield _delays(counted.claimed(span), counted.decided(span))
        yield by_kind("offences", offences)
        yield by_kind("departments", counted.by(Aspect.DEPARTMENT, span))
        yield by_kind("payments", counted.by(Aspect.PAYMENT, span))
        bands = (*_numbers(HARM_BANDS), UNKNOWN)
        yield by_kind("harm", counted.by_harm(span, HARM_BANDS), bands)
        yield _harm(counted.harm(span))
        yield from _redirections(counted.redirections(span))
        yield _cases(counted.cases(span, CASE_BANDS))


_STATES: Final = tuple(each.value for each in State if each not in (State.DRAFT, State.JOINED))
_PUBLIC: Final = frozenset(
    {"kinds", "answers", "offences", "departments", "payments", "harm", "services", "cases"}
)


def _values(names: type[Answer]) -> list[str]:
    return [each.value for each in names]


def _weeks(counts: Mapping[tuple[datetime, str], int], span: Span) -> Table:
    by_week: dict[tuple[str, str], int] = {}
    for (hour, kind), count in counts.items():
        key = monday_of(day_of(hour)).isoformat(), kind
        by_week[key] = by_week.get(key, 0) + count
    return by_kind("weeks", by_week, map(date.isoformat, span.weeks()))


def _kinds(counts: Counts) -> Table:
    sums = {kind.value: 0 for kind in FilingKind}
    for (_, kind), count in counts.items():
        sums[kind] += count
    return summed("kinds", (ALL,), {kind: (count,) for kind, count in sums.items()})


def _delays(claimed: Spread, decided: Spread) -> Table:
    columns = {"files": Unit.COUNT, "median": Unit.DAYS, "ninth": Unit.DAYS}
    rows = {
        name: (each.count, _days(each.median), _days(each.ninth))
        for name, each in (("claimed", claimed), ("decided", decided))
    }
    return Table("delays", columns, rows)


def _harm(spread: Spread) -> Table:
    columns = {
        "files": Unit.COUNT,
        "sum": Unit.CENTS,
        "median": Unit.CENTS,
        "ninth": Unit.CENTS,
    }
    row = (spread.count, int(spread.total), spread.median, spread.ninth)
    return Table("harm_spread", columns, {"lost": row})


def _redirections(found: Mapping[tuple[str, str, str], int]) -> Iterator[Table]:
    services: dict[str, list[int]] = {}
    reasons: dict[str, dict[str, int]] = {ARIANE: {}, OFFICER: {}}
    for (by, outcome, ground), count in found.items():
        # The rules lead to a service by its last name, as the directory does.
        row = services.setdefault(outcome.rpartition(".")[2], [0, 0, 0])
        row[(ARIANE, OFFICER).index(by)] += count
        row[-1] += count
        reasons[by][ground] = reasons[by].get(ground, 0) + count
    most = sorted(services.items(), key=lambda each: (-each[1][-1], each[0]))
    yield summed("services", (ARIANE, OFFICER, ALL), dict(most), ranked=True)
    for by, name in ((ARIANE, "rules"), (OFFICER, "grounds")):
        counts = {ground: (count,) for ground, count in reasons[by].items()}
        ranked = sorted(counts.items(), key=lambda each: (-each[1][0], each[0]))
        yield summed(name, (ALL,), dict(ranked), ranked=True)


def _cases(bands: Mapping[str, SizeBand]) -> Table:
    none = SizeBand(0, 0, 0)
    rows = {}
    for number in _numbers(CASE_BANDS):
        band = bands.get(number, none)
        rows[number] = (band.cases, band.files, band.harm)
    totals = [sum(row[place] for row in rows.values()) for place in range(3)]
    columns = {ALL: Unit.COUNT, "files": Unit.COUNT, "harm": Unit.CENTS}
    return Table("cases", columns, rows, totals)


def _numbers(bands: Bands) -> list[str]:
    return [str(number) for number in range(len(bands) + 1)]


def _days(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / _SECONDS_A_DAY, 1)
