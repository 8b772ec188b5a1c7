"""Somebody's words are marked as such, for whoever does not see the guillemets."""

import pytest

from bot.web.quotations import mark_quotations

STORY = "j'ai viré 450€ à Kevin_92 <hier>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "parce que vous avez dit «\u00a0viré 450€\u00a0».",
            "parce que vous avez dit «\u00a0<q>viré 450€</q>\u00a0».",
        ),
        (
            "«\u00a0à Kevin_92 <hier>\u00a0» et «\u00a0viré\u00a0»",
            "«\u00a0<q>à Kevin_92 &lt;hier&gt;</q>\u00a0» et «\u00a0<q>viré</q>\u00a0»",
        ),
    ],
)
def test_words_that_were_said_are_a_quotation(text: str, html: str) -> None:
    assert mark_quotations(text, [STORY]) == html


def test_a_button_s_name_is_nobody_s_words() -> None:
    text = "«\u00a0Je ne sais pas\u00a0» est une bonne réponse."

    assert mark_quotations(text, [STORY]) == text


def test_where_nothing_but_words_is_between_guillemets_all_of_it_is_quoted() -> None:
    shown = mark_quotations("Message 3 : «\u00a0le colis\u00a0»")

    assert shown == "Message 3 : «\u00a0<q>le colis</q>\u00a0»"
