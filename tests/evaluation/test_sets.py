"""Sets are read whole, or refused by the line that is wrong."""

import pytest

from evaluation.sets import BadSet, read_set


def test_a_set_is_read_line_by_line_and_empty_lines_are_nothing(tmp_path):
    file = tmp_path / "intents.jsonl"
    file.write_text('{"id": 1, "text": "bonjour", "intent": "greet"}\n\n', encoding="utf-8")

    assert [line["intent"] for line in read_set(file, ["intent"])] == ["greet"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", ":1:"),
        ('{"id": 1, "text": "bonjour"}', "no intent"),
        ('{"intent": "greet"}', "id, text"),
    ],
)
def test_a_line_that_is_not_what_the_set_holds_is_named(tmp_path, written, said):
    file = tmp_path / "intents.jsonl"
    file.write_text(written, encoding="utf-8")

    with pytest.raises(BadSet, match=said):
        read_set(file, ["intent"])
