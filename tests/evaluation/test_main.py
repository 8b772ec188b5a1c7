"""What ``python -m evaluation`` is asked."""

import pytest

from evaluation import __main__ as evaluation


@pytest.mark.parametrize("parts", [[], ["meaning"], ["facts"]])
def test_a_set_that_cannot_be_read_is_named_whatever_the_parts(tmp_path, capsys, parts):
    empty = tmp_path / "set.jsonl"
    empty.write_text("{", encoding="utf-8")
    files = [f"--{kind}={empty}" for kind in ("intents", "offences", "facts")]

    assert evaluation.main([*parts, "--no-peers", *files]) == 1
    assert str(empty) in capsys.readouterr().err
