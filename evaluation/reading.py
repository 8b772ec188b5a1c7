"""The second part: sums, dates and identifiers, ours beside the tools that anybody can have."""

from collections.abc import Iterator, Sequence

from evaluation.facts import score_kinds
from evaluation.readers import CannotRead, Reader, answers
from evaluation.sets import Line


def tell_reading(readers: Sequence[Reader], lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines of the report, reader after reader."""
    asked = [{key: line[key] for key in ("id", "text", "ref_date")} for line in lines]
    for reader in readers:
        yield f"## {reader.name}"
        try:
            read = answers(reader, asked)
        except CannotRead as error:
            yield f"not measured: {error}"
            continue
        yield f"  {'':18}precision recall    F1  facts  role or owner"
        for kind, score in score_kinds(lines, read, reader.reads).items():
            apart = "" if score.apart is None else f"{score.apart:15.3f}"
            yield (
                f"  {kind:18}{score.precision:9.3f}{score.recall:7.3f}"
                f"{score.f1:6.3f}{score.support:7}{apart}"
            )
