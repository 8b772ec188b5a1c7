"""How a story is understood among courtesies, and without them (engine's environment).

usage: python -m evaluation.padding

Each held-out story of the first fold is read alone, then between sentences that no training
example holds, whole and as bot/nlu/telling.py reads it.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from bot.nlu.offence_classifier import goes_round
from bot.nlu.telling import told
from bot.nlu.text_model import TextModel
from bot.services.heard import OFFENCE_CONFIDENCE
from evaluation.examples import Example, training_examples

_FOLDS: Final = 5
_OPEN: Final = "open"
_PENALTY, _CONCEPTS = 0.3, 0.2
_FEWEST_WORDS: Final = 7
_COURTESIES: Final = Path(__file__).with_name("courtesies.yml")

Rank = Callable[[str], Sequence[tuple[str, float]]]


def main() -> None:
    """Print a row for each way of reading: right first, in two, and how many are sure and wrong."""
    examples = training_examples()
    stories = [each for each in examples if each.offence]
    seen, held_out = _fold(stories)
    around = [each for each in examples if not each.offence and goes_round(each.text, each.intent)]
    plain = _trained(seen, ())
    ours = _trained(seen, [each.text for each in around])
    readings: dict[str, Rank] = {
        "stories alone learnt, read whole": plain.rank,
        "what goes round them too, read whole": ours.rank,
        "the same, sentences that tell": lambda text: ours.rank(
            told(text, lambda sentences: ours.chances_of(_OPEN, sentences))
        ),
    }
    for name, rank in readings.items():
        for row in _rows(name, rank, held_out):
            sys.stdout.write(f"{row}\n")


def _fold(stories: Sequence[Example]) -> tuple[Sequence[Example], Sequence[Example]]:
    labels = [str(each.offence) for each in stories]
    splits = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    seen, held_out = next(splits.split(np.zeros(len(stories)), labels))
    told_at_length = [
        stories[index]
        for index in held_out
        if labels[index] != _OPEN and len(stories[index].text.split()) >= _FEWEST_WORDS
    ]
    return [stories[index] for index in seen], told_at_length


def _trained(stories: Sequence[Example], around: Sequence[str]) -> TextModel:
    texts = [*(each.text for each in stories), *around]
    labels = [*(str(each.offence) for each in stories), *(_OPEN for _ in around)]
    return TextModel.train(texts, labels, _PENALTY, _CONCEPTS)


def _rows(name: str, rank: Rank, stories: Sequence[Example]) -> Iterator[str]:
    courtesies = yaml.safe_load(_COURTESIES.read_text(encoding="utf-8"))
    for padded in (False, True):
        chance = random.Random(0)  # noqa: S311 - which courtesies, not a key
        first = second = sure = mistaken = 0
        for story in stories:
            text = _padded(story.text, courtesies, chance) if padded else story.text
            ranking = [each for each in rank(text) if each[0] != _OPEN]
            best, confidence = ranking[0]
            first += best == story.offence
            second += story.offence in [label for label, _ in ranking[:2]]
            sure += confidence >= OFFENCE_CONFIDENCE
            mistaken += confidence >= OFFENCE_CONFIDENCE and best != story.offence
        total = len(stories)
        how = "among courtesies" if padded else "alone"
        yield (
            f"{name}, {how}: {total} stories, first {first / total:.3f}, in two"
            f" {second / total:.3f}, sure {sure / total:.3f}, of which wrong"
            f" {mistaken / max(sure, 1):.3f}"
        )


def _padded(text: str, courtesies: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    story = text if text[-1] in ".!?" else f"{text}."
    behind = chance.sample(courtesies["behind"], 2)
    return " ".join([chance.choice(courtesies["before"]), story, *behind])


if __name__ == "__main__":
    main()
