"""The first part: intents and offences, ours beside what ``rasa init`` gives."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from evaluation.calibration import beyond, expected_calibration_error
from evaluation.examples import stands_among, training_examples
from evaluation.labels import Report, report
from evaluation.readers import CannotRead, Reader, answers
from evaluation.sets import Line

_CONFUSIONS: Final = 15
_THRESHOLDS: Final = (0.4, 0.5, 0.6, 0.7, 0.8)


def tell_meaning(
    readers: Sequence[Reader], intents: Sequence[Line], offences: Sequence[Line]
) -> Iterator[str]:
    """Yield the lines of the report, reader after reader."""
    for reader in readers:
        yield f"## {reader.name}"
        try:
            heard = answers(reader, _asked(intents, "intents") + _asked(offences, "offences"))
        except CannotRead as error:
            yield f"not measured: {error}"
            continue
        if intents:
            yield from _tell_intents(intents, [heard[f"intents {line['id']}"] for line in intents])
        if offences:
            said = [heard[f"offences {line['id']}"] for line in offences]
            yield from _tell_offences(offences, said)


def _asked(lines: Sequence[Line], part: str) -> list[Line]:
    """Return what a reader is told: never the answers, and no identifier used twice."""
    return [{"id": f"{part} {line['id']}", "text": line["text"]} for line in lines]


def _tell_intents(lines: Sequence[Line], heard: Sequence[Line]) -> Iterator[str]:
    told = report([line["intent"] for line in lines], [str(each["intent"]) for each in heard])
    yield f"intents, {len(lines)} messages: {_summary(told)}, {_ece(lines, heard, 'intent')}"
    new = _unlike_examples(lines, heard)
    right = sum(answer["intent"] == line["intent"] for line, answer in new)
    yield f"of them {len(new)} are no example of ours: accuracy {right / max(1, len(new)):.3f}"
    for label in ("distress", "danger"):
        yield f"{label} recall: {told.recall(label):.3f}"
    yield from _table(told)


def _unlike_examples(lines: Sequence[Line], heard: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return the messages, with their answers, that stand word for word in no training example.

    « Oui » and « merci » are said by everybody, in the set as in the examples.
    """
    known = stands_among(training_examples())
    return [pair for pair in zip(lines, heard, strict=True) if not known(pair[0]["text"])]


def _tell_offences(lines: Sequence[Line], heard: Sequence[Line]) -> Iterator[str]:
    told = report([line["offence"] for line in lines], [str(each["offence"]) for each in heard])
    second = sum(
        line["offence"] in (each["offence"], each.get("offence_second"))
        for line, each in zip(lines, heard, strict=True)
    )
    yield (
        f"offences, {len(lines)} stories: {_summary(told)},"
        f" top-2 {second / len(lines):.3f}, {_ece(lines, heard, 'offence')}"
    )
    verdicts = _verdicts(lines, heard, "offence")
    for threshold in _THRESHOLDS:
        share, wrong = beyond(verdicts, threshold)
        yield f"at least {threshold}: {share:.1%} of the stories, {wrong:.1%} of them wrong"
    yield from _table(told)


def _summary(told: Report) -> str:
    return f"accuracy {told.accuracy:.3f}, macro-F1 {told.macro_f1:.3f}"


def _ece(lines: Sequence[Line], heard: Sequence[Line], what: str) -> str:
    return f"ECE {expected_calibration_error(_verdicts(lines, heard, what)):.3f}"


def _verdicts(lines: Sequence[Line], heard: Sequence[Line], what: str) -> list[tuple[float, bool]]:
    confidence: Mapping[str, str] = {"intent": "confidence", "offence": "offence_confidence"}
    return [
        (float(each[confidence[what]]), each[what] == line[what])
        for line, each in zip(lines, heard, strict=True)
    ]


def _table(told: Report) -> Iterator[str]:
    yield f"  {'':28}precision recall    F1  messages"
    for score in told.scores:
        yield (
            f"  {score.label:28}{score.precision:9.3f}{score.recall:7.3f}"
            f"{score.f1:6.3f}{score.support:10}"
        )
    for (truth, answer), times in told.confusions[:_CONFUSIONS]:
        yield f"  {times} times {truth} taken for {answer}"
