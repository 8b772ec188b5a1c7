"""The page about the orientation holds every rule, and is never older than its data."""

import pytest

from bot.bootstrap.settings import ROOT
from bot.commands.orientation import PAGE
from bot.documents.guide import Guide

GUIDE = Guide.load(ROOT / "data")
WRITTEN = PAGE.read_text(encoding="utf-8")
RULES = GUIDE.orienter.questionnaire.rules


def test_the_page_says_what_the_data_says() -> None:
    assert GUIDE.page() == WRITTEN, "write it again: bin/ariane orientation doc"


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_each_rule_stands_there_with_its_source(rule) -> None:
    line = next(line for line in WRITTEN.splitlines() if f"| {rule.name} |" in line)

    assert rule.source in line


@pytest.mark.parametrize("question", GUIDE.orienter.questionnaire.questions, ids=lambda q: q.fact)
def test_each_question_stands_there_in_its_words(question) -> None:
    assert GUIDE.said.asked.get(question.fact, "") in WRITTEN


def test_each_service_stands_there_with_what_it_says() -> None:
    for service in GUIDE.directory.services.values():
        assert f"`{service.id}`" in WRITTEN
        assert service.told in WRITTEN


def test_no_key_or_code_name_is_shown_to_a_jurist_instead_of_words() -> None:
    drawn = [line for line in WRITTEN.splitlines() if "-->" in line or "{" in line]

    assert drawn
    assert [line for line in drawn if "_" in line] == []
