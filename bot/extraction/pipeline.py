"""The one place where our finders meet spaCy."""

from datetime import date, datetime, timezone
from functools import cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from bot.extraction.facts import Extracted, find_correction, read_facts

MODEL: Final = "fr_core_news_md"
LAYER: Final = "facts"


def facts_of(doc: Doc, today: date, *, asked: str | None = None) -> list[Extracted]:
    """Return the facts of a parsed message, a lone number that corrects one included."""
    facts = read_facts(doc.text, today, asked=asked)
    return [*facts, *find_correction(doc.text, today, facts)]


class FactLayer:
    """Lay the facts over a document.

    The spans go to ``doc.spans["facts"]``, widened to whole tokens; the exact fact, offsets
    included, stays in ``span._.extracted``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read one document, as written today."""
        spans = []
        for fact in facts_of(doc, datetime.now(timezone.utc).date()):
            span = doc.char_span(
                fact.start, fact.end, label=fact.name.value, alignment_mode="expand"
            )
            assert span is not None  # "expand" always reaches a token
            span._.extracted = fact
            spans.append(span)
        doc.spans[LAYER] = spans
        return doc


@Language.factory("facts", assigns=["doc.spans"])
def create_fact_layer(nlp: Language, name: str) -> FactLayer:
    """Let a pipeline ask for ``nlp.add_pipe("facts")``."""
    if not Span.has_extension("extracted"):
        Span.set_extension("extracted", default=None)
    return FactLayer()


@cache
def french_pipeline() -> Language:
    """Return the French pipeline with the layer of facts, loaded once."""
    pipeline = spacy.load(MODEL, exclude=["parser", "ner"])
    pipeline.add_pipe("facts")
    return pipeline
