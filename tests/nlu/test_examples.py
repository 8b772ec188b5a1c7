"""What the training examples promise."""

import re
from collections import Counter

import pytest
import yaml

from bot.extraction.folding import fold
from evaluation.examples import ROOT, training_examples

EXAMPLES = training_examples()
INTENTS = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
OFFENCES = {example.offence for example in EXAMPLES if example.offence}


@pytest.mark.parametrize("intent", INTENTS)
def test_each_intent_has_forty_examples_and_cries_for_help_many_more(intent):
    fewest = 120 if intent in ("distress", "danger") else 40

    assert sum(example.intent == intent for example in EXAMPLES) >= fewest


def test_the_examples_teach_the_intents_of_the_domain_and_no_other():
    assert {example.intent for example in EXAMPLES} == set(INTENTS)
    assert len(INTENTS) == 50


@pytest.mark.parametrize("offence", sorted(OFFENCES))
def test_each_offence_has_sixty_stories(offence):
    assert sum(example.offence == offence for example in EXAMPLES) >= 60


def test_no_example_stands_twice():
    plain = [re.sub(r"\W+", " ", fold(each.text)).strip() or each.text for each in EXAMPLES]

    assert [text for text, times in Counter(plain).items() if times > 1] == []
