"""Which texts of a set stand among the training examples."""

import pytest

from evaluation.examples import Example, stands_among

EXAMPLES = [Example("Oui, c'est ça.", "affirm", None), Example("👍", "affirm", None)]


@pytest.mark.parametrize("text", ["oui c'est ca", "OUI, C’EST ÇA !", "👍"])
def test_an_example_is_known_again_whatever_its_signs_and_capitals(text):
    assert stands_among(EXAMPLES)(text)


@pytest.mark.parametrize("text", ["oui", "👎", "oui c'est ça mais non"])
def test_another_text_is_no_example(text):
    assert not stands_among(EXAMPLES)(text)
