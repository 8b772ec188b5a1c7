"""How right a reader of facts is: sums, dates, identifiers, each with its matching rule."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from evaluation.labels import f_score
from evaluation.sets import Line

# Kinds whose spelling is the person's, not a standard's.
_AS_WRITTEN: Final = frozenset({"person_name", "company", "platform", "pseudonym", "address"})
# Of these the set counts « other » and « unknown » as one owner.
_NOBODYS: Final = frozenset({"platform", "company"})


@dataclass(frozen=True)
class FactScore:
    """One kind's figures, from 0 to 1, over all the lines.

    Attributes:
        precision: of the facts read, how many are there.
        recall: of the facts there, how many were read.
        f1: their harmonic mean.
        support: how many are there.
        apart: of those rightly read, how many have the right role or owner; ``None`` when the
            reader tells neither.
    """

    precision: float
    recall: float
    f1: float
    support: int
    apart: float | None


def score_kinds(
    lines: Sequence[Line], answers: Mapping[str, Line], reads: frozenset[str] = frozenset()
) -> Mapping[str, FactScore]:
    """Return the figures of each kind that the set holds, and of all identifiers together.

    A sum matches by value and currency, a date by its ISO form, an identifier by kind and
    normalized form; a sum's role and an identifier's owner are scored apart.

    Args:
        lines: the set.
        answers: what the reader read in each, by ``id``.
        reads: the kinds that the reader is made for; empty for every kind.
    """
    told = [answers[str(line["id"])] for line in lines]
    scores = {
        "amounts": _score(lines, told, "amounts", _amount, "role"),
        "dates": _score(lines, told, "dates", _date, ""),
    }
    for kind in sorted({fact["kind"] for line in lines for fact in line["identifiers"]}):
        of_kind = _only(kind)
        scores[kind] = _score(of_kind(lines), of_kind(told), "identifiers", _identifier, "owner")
    scores["identifiers"] = _score(lines, told, "identifiers", _of_its_kind, "owner")
    scores["payment_method"] = _score_method(lines, told)
    return {
        kind: score
        for kind, score in scores.items()
        if score.support and (not reads or kind in reads)
    }


def _score(
    lines: Sequence[Line],
    told: Sequence[Line],
    facts: str,
    key: Callable[[Line], Hashable],
    apart: str,
) -> FactScore:
    there = read = right = told_apart = right_apart = 0
    for line, answer in zip(lines, told, strict=True):
        truths, found = line[facts], answer.get(facts, [])
        wanted, got = Counter(map(key, truths)), Counter(map(key, found))
        there += wanted.total()
        read += got.total()
        right += (wanted & got).total()
        if apart and any(apart in fact for fact in found):
            meant = Counter((key(fact), _told(fact, apart)) for fact in truths)
            said = Counter((key(fact), _told(fact, apart)) for fact in found)
            told_apart += (wanted & got).total()
            right_apart += (meant & said).total()
    precision = right / read if read else 0.0
    recall = right / there if there else 0.0
    share = right_apart / told_apart if told_apart else None
    return FactScore(precision, recall, f_score(precision, recall), there, share)


def _score_method(lines: Sequence[Line], told: Sequence[Line]) -> FactScore:
    """Score the one payment method a text may state."""

    def as_list(line: Line) -> Line:
        method = line.get("payment_method")
        return {"methods": [{"value": method}] if method else []}

    return _score(
        [as_list(line) for line in lines],
        [as_list(answer) for answer in told],
        "methods",
        lambda fact: str(fact["value"]),
        "",
    )


def _only(kind: str) -> Callable[[Sequence[Line]], list[Line]]:
    return lambda lines: [
        {"identifiers": [fact for fact in line.get("identifiers", []) if fact["kind"] == kind]}
        for line in lines
    ]


def _amount(fact: Line) -> Hashable:
    try:
        return Decimal(str(fact["value"])).normalize(), fact["currency"]
    except InvalidOperation:
        return str(fact["value"]), fact["currency"]


def _date(fact: Line) -> Hashable:
    return str(fact["iso"])


def _told(fact: Line, apart: str) -> Hashable:
    told: str | None = fact.get(apart)
    nobodys = apart == "owner" and told == "other" and fact["kind"] in _NOBODYS
    return "unknown" if nobodys else told


def _of_its_kind(fact: Line) -> Hashable:
    return fact["kind"], _identifier(fact)


def _identifier(fact: Line) -> Hashable:
    normalized = str(fact["normalized"])
    return normalized.casefold() if fact["kind"] in _AS_WRITTEN else normalized
