"""The named peer: what ``rasa init`` gives, trained on our very examples (engine's environment).

Reads ``{id, text}`` lines, writes ``{id, intent, confidence, offence, …}`` lines. The models are
kept outside the checkout, named by the digest of the examples and of the pipeline.
"""

import asyncio
import contextlib
import hashlib
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml
from spacy.tokens import Doc

from evaluation.examples import training_examples

# The default pipeline of Rasa 3.6, as `rasa init` leaves it, without what turns a doubtful
# answer into none: the peer is judged by its best guess, as we are.
PIPELINE: Final = """
recipe: default.v1
language: fr
assistant_id: stock
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
"""


def main() -> None:
    """Answer the lines of standard input."""
    examples = training_examples()
    stories = [example for example in examples if example.offence]
    intents = Stock([each.text for each in examples], [each.intent for each in examples])
    offences = Stock([each.text for each in stories], [str(each.offence) for each in stories])
    for line in sys.stdin:
        asked = json.loads(line)
        (intent, confidence), *_ = intents.read(asked["text"])
        (offence, offence_confidence), (second, _), *_ = offences.read(asked["text"])
        answer = {
            "id": asked["id"],
            "intent": intent,
            "confidence": confidence,
            "offence": offence,
            "offence_confidence": offence_confidence,
            "offence_second": second,
        }
        sys.stdout.write(json.dumps(answer) + "\n")


class Stock:
    """The stock pipeline, trained on some examples, or found trained on the same."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        _quiet()
        from rasa.core.agent import Agent

        by_label: dict[str, list[str]] = {}
        for text, label in zip(texts, labels, strict=True):
            by_label.setdefault(label, []).append(text)
        self._agent = Agent.load(str(_model(by_label)))

    def read(self, text: str) -> list[tuple[str, float]]:
        """Return the labels with their confidence, the likeliest first; DIET tells ten."""
        parsed = asyncio.run(self._agent.parse_message(text))
        return [(each["name"], each["confidence"]) for each in parsed["intent_ranking"]]

    def rank(self, doc: Doc) -> list[tuple[str, float]]:
        """Return the same of a document, as the candidates of a comparison do."""
        return self.read(doc.text)


def _model(by_label: dict[str, list[str]]) -> Path:
    nlu = {
        "version": "3.1",
        "nlu": [
            {"intent": name, "examples": "".join(f"- {text}\n" for text in texts)}
            for name, texts in by_label.items()
        ],
    }
    written = yaml.safe_dump(nlu, allow_unicode=True)
    digest = hashlib.sha256((PIPELINE + written).encode()).hexdigest()[:16]
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    cache = Path(os.environ.get("ARIANE_CACHE") or Path(home) / "ariane") / "peers"
    model = cache / f"stock-{digest}.tar.gz"
    if not model.exists():
        cache.mkdir(parents=True, exist_ok=True)
        sys.stderr.write(f"Training the peer on our {len(by_label)} labels: some minutes…\n")
        _train(written, model)
    return model


def _train(written: str, model: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        from rasa.model_training import train_nlu

        config, nlu = Path(folder) / "config.yml", Path(folder) / "nlu.yml"
        config.write_text(PIPELINE, encoding="utf-8")
        nlu.write_text(written, encoding="utf-8")
        trained = train_nlu(str(config), str(nlu), folder, fixed_model_name="model")
        half = model.with_suffix(".part")
        shutil.copyfile(trained, half)
        half.replace(model)


def _quiet() -> None:
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    from rasa.utils.common import configure_logging_and_warnings

    configure_logging_and_warnings(log_level=logging.ERROR)


if __name__ == "__main__":
    main()
