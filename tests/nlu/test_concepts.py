"""Concepts: each hears its words, and those alone."""

from pathlib import Path

import pytest
import yaml

from bot.nlu import concepts
from bot.nlu.concepts import concepts_of

NAMES = list(
    yaml.safe_load(
        (Path(concepts.__file__).parent / "lexicon" / "concepts.yml").read_text(encoding="utf-8")
    )
)


def _heard(text: str) -> set[str]:
    return {name for name, value in zip(NAMES, concepts_of([text])[0], strict=True) if value}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Il MENACE de tout dire", "threat"),
        ("paye ou je publie", "threat"),
        ("une photo de moi nue", "intimacy"),
        ("rencontré sur Tinder", "romance"),
        ("pour l'opération de sa fille", "hardship"),
        ("je vendais mon vélo", "selling"),
        ("acheté, jamais reçu", "buying"),
        ("une boutique en ligne", "shop"),
        ("sur le bon coin", "classified"),
        ("la caution du studio", "renting"),
        ("mon compte Instagram", "account_of_mine"),
        ("il s'est fait hacker", "break_in"),
        ("ma cousine m'a écrit, c'était pas elle", "impersonated_friend"),
        ("mes fichiers sont chiffrés", "locked_files"),
        ("placer en bourse", "investment"),
        ("un faux conseiller", "false_official"),
        ("mon voisin", "ordinary_trouble"),
    ],
)
def test_each_concept_hears_its_words(text: str, concept: str) -> None:
    assert concept in _heard(text)


def test_no_concept_goes_without_its_example() -> None:
    mark = next(mark for mark in test_each_concept_hears_its_words.pytestmark)

    assert {concept for _, concept in mark.args[1]} == set(NAMES)


@pytest.mark.parametrize("text", ["", "450 euros", "le 3 mars", "Kevin_92"])
def test_a_bare_fact_speaks_of_nothing(text: str) -> None:
    assert _heard(text) == set()


def test_a_thing_said_again_weighs_more_but_not_without_end() -> None:
    once, twice, often = (concepts_of([" ".join(["sinon"] * times)]).max() for times in (1, 2, 50))

    assert once == 1
    assert once < twice < often == pytest.approx(3**0.5)
