"""Persons whose name no list holds, and the words with a capital that are none."""

import pytest

from bot.extraction.lexicons import words
from bot.extraction.persons import find_person_names
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    "message",
    [
        "j'ai parlé avec [Zdenka Horak] hier",
        "Le garagiste, [Momotaro], a gardé la voiture.",
        "[Zdenka] m'a écrit la première. Plus tard, Zdenka voulait venir.",
        "Elle disait que [Zdenka Horak] m'a crue.",
        "J'ai tout perdu et je ne dors plus depuis des semaines.\n[Zdenka]",
    ],
)
def test_an_unknown_name_is_read_where_a_person_stands(message: str) -> None:
    text, spans = unmark(message)

    found = find_person_names(text)

    assert [(each.start, each.end) for each in found][:1] == spans


@pytest.mark.parametrize("word", sorted(words("never_a_person")))
def test_no_place_nor_small_word_is_a_stranger(word: str) -> None:
    assert find_person_names(f"je suis allé avec {word.capitalize()} et puis voilà") == []


@pytest.mark.parametrize(
    "message",
    [
        "Celui m'a paru honnête.",
        "Le site, Xylobois, a fermé.",
        "Le lot comprenait une Switch, deux manettes.",
        "MERCI DE ME RAPPELER JE SUIS PERDUE",
    ],
)
def test_other_capitals_are_left_alone(message: str) -> None:
    assert find_person_names(message) == []
