"""The parts of a story, bar by bar."""

import pytest

from bot.extraction.clauses import find_clauses


@pytest.mark.parametrize(
    "marked",
    [
        "j’ai payé |puis il a disparu",
        "j’ai payé, |et ensuite il a menacé",
        "J’ai payé 89.90 € sur site.fr. |Il a menacé ! |Voilà",
        "rien reçu\n|on m’a piraté",
        "j’ai payé un maintenant-ou-jamais",
        "",
    ],
)
def test_a_story_is_parted_where_it_goes_on(marked: str) -> None:
    text = marked.replace("|", "")

    parts = [text[start:end] for start, end in find_clauses(text)]

    assert parts == [part for part in marked.split("|") if part]
