"""How the classifiers were chosen: five folds over our examples (engine's environment).

usage: python -m evaluation.selection [part of a candidate's name | DIET]

DIET, which takes minutes to train, is given the first fold alone, beside the one chosen.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
import skops.io
import spacy
from sklearn.model_selection import StratifiedKFold
from spacy.tokens import Doc

from bot.nlu.care import hear_care
from bot.nlu.french_nlp import UNREAD
from evaluation.calibration import beyond, expected_calibration_error
from evaluation.candidates import CANDIDATES, CHOSEN, CHOSEN_FOR_STORIES, Classifier, Train
from evaluation.examples import training_examples
from evaluation.labels import report
from evaluation.stock import Stock

_FOLDS: Final = 5
_DIET: Final = "DIET"
_CARE: Final = ("distress", "danger")
_THRESHOLDS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Ranking = list[tuple[str, float]]


@dataclass(frozen=True)
class Held:
    """What a candidate said of examples, each held out once.

    Attributes:
        texts: the examples, in the order they were read.
        truths: what the examples are.
        rankings: what was said of them, in the same order.
        train_seconds: the mean of the folds.
        milliseconds: to read one message, the French model's part left out.
        megabytes: what the trained candidate weighs, the encoder's weights left out.
    """

    texts: Sequence[str]
    truths: Sequence[str]
    rankings: Sequence[Ranking]
    train_seconds: float
    milliseconds: float
    megabytes: float


def main(arguments: list[str]) -> None:
    """Print the tables of docs/adr/0003-classifiers.md."""
    examples = training_examples()
    # The candidates that are not chosen read the vectors of the words.
    french = spacy.load("fr_core_news_md", exclude=[each for each in UNREAD if each != "vocab"])
    docs = list(french.pipe(example.text for example in examples))
    stories = [index for index, example in enumerate(examples) if example.offence]
    intents = [example.intent for example in examples]
    offences = [str(examples[index].offence) for index in stories]
    wanted = arguments[0] if arguments else ""
    if wanted == _DIET:
        told_stories = [docs[index] for index in stories]
        for name, train in ((_DIET, _stock), (CHOSEN, CANDIDATES[CHOSEN])):
            _say_row(f"intents, first fold, {name}", cross_validate(train, docs, intents, 1))
            held = cross_validate(train, told_stories, offences, 1)
            _say_row(f"offences, first fold, {name}", held)
        return
    for name, train in CANDIDATES.items():
        if wanted not in name:
            continue
        if name != CHOSEN_FOR_STORIES:
            held = cross_validate(train, docs, intents)
            _say_row(f"intents, {name}", held)
        if name == CHOSEN:
            _say_care(held)
        held = cross_validate(train, [docs[index] for index in stories], offences)
        _say_row(f"offences, {name}", held)
        if name == CHOSEN_FOR_STORIES:
            _say_thresholds(held)


def cross_validate(
    train: Train, docs: Sequence[Doc], labels: Sequence[str], folds: int = _FOLDS
) -> Held:
    """Train on four fifths, read the fifth, as many times over as there are folds."""
    read: list[int] = []
    rankings: list[Ranking] = []
    training = reading = megabytes = 0.0
    splits = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    for seen, held_out in islice(splits.split(np.zeros(len(docs)), labels), folds):
        began = time.monotonic()
        model = train([docs[index] for index in seen], [labels[index] for index in seen])
        trained = time.monotonic()
        rankings += [model.rank(docs[index]) for index in held_out]
        read += list(held_out)
        training += trained - began
        reading += time.monotonic() - trained
        megabytes = _weight(model)
    return Held(
        [docs[index].text for index in read],
        [labels[index] for index in read],
        rankings,
        training / folds,
        reading / len(read) * 1000,
        megabytes,
    )


def _stock(docs: Sequence[Doc], labels: Sequence[str]) -> Classifier:
    return Stock([doc.text for doc in docs], labels)


def _weight(model: Classifier) -> float:
    """Return the megabytes of a model's parts, as they are stored; 0 for a peer's."""
    if isinstance(model, Stock):
        return 0.0
    return len(skops.io.dumps(list(vars(model).values()))) / 1e6


def _say_row(name: str, held: Held) -> None:
    answers = [ranking[0][0] for ranking in held.rankings]
    told = report(held.truths, answers)
    verdicts = [
        (ranking[0][1], ranking[0][0] == truth)
        for truth, ranking in zip(held.truths, held.rankings, strict=True)
    ]
    second = [
        truth in {name for name, _ in ranking[:2]}
        for truth, ranking in zip(held.truths, held.rankings, strict=True)
    ]
    _say(
        f"{name}: accuracy {told.accuracy:.3f}, macro-F1 {told.macro_f1:.3f},"
        f" top-2 {sum(second) / len(second):.3f},"
        f" ECE {expected_calibration_error(verdicts):.3f},"
        f" {held.train_seconds:.1f} s to train, {held.milliseconds:.1f} ms a message,"
        f" {held.megabytes:.1f} MB"
    )


def _say_care(held: Held) -> None:
    """Print what the words of care.yml change, on examples the classifier had not seen."""
    raised = [hear_care(*read) for read in zip(held.texts, held.rankings, strict=True)]
    for name, rankings in (("classifier alone", held.rankings), ("with the words", raised)):
        said = [ranking[0][0] in _CARE for ranking in rankings]
        cries = [truth in _CARE for truth in held.truths]
        heard = sum(s for s, cry in zip(said, cries, strict=True) if cry) / sum(cries)
        false = sum(s for s, cry in zip(said, cries, strict=True) if not cry)
        others = len(cries) - sum(cries)
        _say(
            f"  distress or danger, {name}: recall {heard:.3f},"
            f" false alarms {false} of {others} ({false / others:.2%})"
        )
        told = report(held.truths, [ranking[0][0] for ranking in rankings])
        _say("  " + ", ".join(f"{label} recall {told.recall(label):.3f}" for label in _CARE))


def _say_thresholds(held: Held) -> None:
    verdicts = [
        (ranking[0][1], ranking[0][0] == truth)
        for truth, ranking in zip(held.truths, held.rankings, strict=True)
    ]
    for threshold in _THRESHOLDS:
        share, wrong = beyond(verdicts, threshold)
        _say(f"  offence, at least {threshold}: {share:.1%} of the stories, {wrong:.1%} wrong")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
