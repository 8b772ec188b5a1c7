"""Several affairs in one story: the main one goes on, the others wait for its end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.complaint.facts import FactName, Provenance, Record, Source, encode
from bot.complaint.offences import Offence
from bot.extraction.clauses import find_clauses
from bot.orientation.affairs import Affair
from bot.orientation.logic import Truth
from bot.services.changes import Change
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import Interpretation


@dataclass(frozen=True)
class _Sign:
    """A fact that tells an affair, and the place of the clause that it stands in."""

    affair: Affair
    start: int
    end: int
    clause: int


def told_apart(
    made: Interpretation,
    heard: Heard,
    record: Record,
    affairs: Sequence[Affair],
    again: Callable[[Heard], Interpretation],
) -> Interpretation:
    """Keep the main affair's facts; note the others, each with the words that tell it.

    The main affair is the one that is held or that this message tells most like; where a story
    resembles two, the one told first.

    Args:
        made: what the message changes.
        heard: the message.
        record: what was held before.
        affairs: what makes an affair of its own.
        again: makes something of the message without what tells another affair.
    """
    clauses = find_clauses(heard.text)
    signs = [sign for affair in affairs for sign in _signs(affair, heard, clauses)]
    signs.sort(key=lambda sign: sign.start)
    made = _with_first_told(made, heard, signs)
    main = _main(made, record)
    others = _others(signs, main, record)
    if main is None or not others:
        return made
    told = dict(_parts(signs, others, clauses, heard.text))
    facts = tuple(fact for fact in heard.facts if not _tells_another(fact, told))
    made = _with_first_told(again(replace(heard, facts=facts)), heard, signs)
    return replace(made, changes=[*made.changes, *_noted(told, heard, record)], understood=True)


def _signs(affair: Affair, heard: Heard, clauses: Sequence[tuple[int, int]]) -> Iterator[_Sign]:
    read = [fact for fact in heard.facts if fact.start is not None]
    places = [(sum(start <= (fact.start or 0) for start, _ in clauses) - 1, fact) for fact in read]
    for place, fact in places:
        beside = {each.name for at, each in places if at == place}
        tells = affair.told.truth({fact.name.value: encode(fact.value)}) is Truth.TRUE
        if tells and not fact.inferred and affair.named <= beside:
            yield _Sign(affair, fact.start or 0, fact.end or 0, place)


def _with_first_told(made: Interpretation, heard: Heard, signs: Sequence[_Sign]) -> Interpretation:
    """Choose the affair that was told first, rather than ask which of the two that were told."""
    if len(made.between) < 2 or not signs:  # noqa: PLR2004 - between two
        return made
    first, *rest = signs
    if not any(first.affair.offences & sign.affair.beside for sign in rest):
        return made
    likely = next((each for each in made.between if each in first.affair.offences), None)
    if likely is None:
        return made
    provenance = Provenance(Source.INFERENCE, heard.message_id, 0, len(heard.text))
    chosen = Change(FactName.OFFENCE, 1, likely, provenance)
    return replace(made, changes=[*made.changes, chosen], between=())


def _main(made: Interpretation, record: Record) -> Offence | None:
    stated = (each.value for each in made.changes if each.name is FactName.OFFENCE)
    main = next(stated, record.value(FactName.OFFENCE))
    return main if isinstance(main, Offence) else None


def _others(
    signs: Sequence[_Sign], main: Offence | None, record: Record
) -> Mapping[Offence, _Sign]:
    """Return the first sign of each affair that the main one is no part of, and is not noted."""
    held = record.ranked(FactName.OTHER_AFFAIR)
    if any(fact.value is None for fact in held):
        return {}
    known = {fact.value for fact in held}
    others: dict[Offence, _Sign] = {}
    for sign in signs:
        if main in sign.affair.beside and sign.affair.offence not in known:
            others.setdefault(sign.affair.offence, sign)
    return others


def _parts(
    signs: Sequence[_Sign],
    others: Mapping[Offence, _Sign],
    clauses: Sequence[tuple[int, int]],
    text: str,
) -> Iterator[tuple[Offence, tuple[int, int]]]:
    """Yield the part of the message that tells each other affair, up to the next one's."""
    for offence, sign in others.items():
        around = [each for each in signs if each.affair is not sign.affair]
        before = [each for each in around if each.start < sign.start]
        after = next((each for each in around if each.start > sign.start), None)
        yield (
            offence,
            (
                _begins(sign, before[-1] if before else None, clauses, text),
                _ends(sign, after, clauses),
            ),
        )


def _begins(
    sign: _Sign, before: _Sign | None, clauses: Sequence[tuple[int, int]], text: str
) -> int:
    start = clauses[sign.clause][0]
    if before and before.clause == sign.clause:
        return before.end
    if sign.clause == 0:
        # Nothing was told before: what the main affair is must stand in the same sentence.
        return text.rfind(",", start, sign.start) + 1
    return start


def _ends(sign: _Sign, after: _Sign | None, clauses: Sequence[tuple[int, int]]) -> int:
    if after is None:
        return clauses[-1][1]
    return sign.end if after.clause == sign.clause else clauses[after.clause][0]


def _noted(
    told: Mapping[Offence, tuple[int, int]], heard: Heard, record: Record
) -> Iterator[Change]:
    held = len(record.ranked(FactName.OTHER_AFFAIR))
    for number, (offence, part) in enumerate(told.items(), start=held + 1):
        provenance = Provenance(Source.MESSAGE, heard.message_id, *part)
        yield Change(FactName.OTHER_AFFAIR, number, offence, provenance)


def _tells_another(fact: HeardFact, told: Mapping[Offence, tuple[int, int]]) -> bool:
    """Tell whether a fact was read in the words that tell another affair."""
    at = fact.start
    return at is not None and any(start <= at < end for start, end in told.values())
