"""SIREN, SIRET and VAT numbers, after their word."""

import pytest

from bot.extraction.registrations import find_registrations
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("SIRET [732 829 320 00074]", "73282932000074"),
        ("siret : [73282932000074]", "73282932000074"),
        ("SIREN n° [732 829 320].", "732829320"),
        ("RCS Paris [732 829 320]", "732829320"),
        ("RCS de Lyon [732829320]", "732829320"),
        ("TVA intracommunautaire [FR44732829320]", "FR44732829320"),
        ("immatriculée sous le numéro [732.829.320]", "732829320"),
        ("La Poste, SIRET [356 000 000 00048]", "35600000000048"),
    ],
)
def test_numbers_are_read_after_their_word(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_registrations(text)

    assert [(each.start, each.end, each.certain) for each in found] == [(*spans[0], True)]
    assert [each.value for each in found] == [value]


def test_a_number_that_fails_its_check_is_told() -> None:
    assert [each.certain for each in find_registrations("SIRET 732 829 320 00075")] == [False]


@pytest.mark.parametrize(
    "message",
    [
        "732 829 320",
        "73282932000074",
        "tel 732 829 320",
        "un SIRET faux",
        "siret 123",
        "06 39 98 12 34",
    ],
)
def test_without_their_word_digits_are_anything(message: str) -> None:
    assert find_registrations(message) == []
