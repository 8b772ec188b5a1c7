"""Every error that the domain can raise is told to people in French, with a status."""

import re
from collections.abc import Iterator

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.errors import ComplaintError
from bot.web.problems import STATUSES, load_words

WORDS = load_words(ROOT / "data" / "wording")


def errors(above: type[ComplaintError] = ComplaintError) -> Iterator[type[ComplaintError]]:
    for error in above.__subclasses__():
        yield error
        yield from errors(error)


@pytest.mark.parametrize("error", list(errors()), ids=lambda error: error.__name__)
def test_every_error_has_words_and_a_status(error: type[ComplaintError]) -> None:
    words = WORDS[error.__name__]

    assert words["title"]
    assert words["detail"]
    assert 400 <= STATUSES[error] < 600


@pytest.mark.parametrize(
    "reason",
    ["type", "size", "count", "empty", "unreadable", "locked", "program", "hidden", "archive"],
)
def test_every_reason_to_refuse_a_file_has_its_own_words(reason: str) -> None:
    assert WORDS[f"RefusedEvidence.{reason}"]["detail"]


def test_no_words_are_for_an_error_that_cannot_happen() -> None:
    known = {error.__name__ for error in errors()}
    edge = {"NotFound", "TooLarge", "Refused", "Unexpected"}

    assert {name.partition(".")[0] for name in WORDS} == known | edge


@pytest.mark.parametrize("key", WORDS)
def test_a_problem_says_what_to_do_without_blame_or_jargon(key: str) -> None:
    said = f"{WORDS[key]['title']} {WORDS[key]['detail']}"

    assert not re.search(r"(?i)invalide|erreur|malheureusement|échoué|!", said)
