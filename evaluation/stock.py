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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from evaluation.examples import Example, training_examples

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
    _quiet()
    examples = training_examples()
    intents = _agent("intents", examples, lambda example: example.intent)
    offences = _agent("offences", examples, lambda example: example.offence)
    for line in sys.stdin:
        asked = json.loads(line)
        meant, told = _ranked(intents, asked["text"]), _ranked(offences, asked["text"])
        answer = {
            "id": asked["id"],
            "intent": meant[0]["name"],
            "confidence": meant[0]["confidence"],
            "offence": told[0]["name"],
            "offence_confidence": told[0]["confidence"],
            "offence_second": told[1]["name"],
        }
        sys.stdout.write(json.dumps(answer) + "\n")


def _agent(
    purpose: str, examples: Sequence[Example], label: Callable[[Example], str | None]
) -> Any:  # noqa: ANN401 - Rasa is untyped
    from rasa.core.agent import Agent

    by_label: dict[str, list[str]] = {}
    for example in examples:
        if name := label(example):
            by_label.setdefault(name, []).append(example.text)
    return Agent.load(str(_model(purpose, by_label)))


def _ranked(agent: Any, text: str) -> list[dict[str, Any]]:  # noqa: ANN401 - likewise
    parsed = asyncio.run(agent.parse_message(text))
    best = parsed["intent"]
    others = [each for each in parsed["intent_ranking"] if each["name"] != best["name"]]
    return [best, *others]


def _model(purpose: str, by_label: dict[str, list[str]]) -> Path:
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
    model = cache / f"stock-{purpose}-{digest}.tar.gz"
    if not model.exists():
        cache.mkdir(parents=True, exist_ok=True)
        sys.stderr.write(f"Training the peer on our {purpose}: some minutes…\n")
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
