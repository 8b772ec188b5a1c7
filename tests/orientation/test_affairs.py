"""What makes another affair is data; a mistake is told with its place."""

from pathlib import Path

import pytest

from bot.bootstrap.assembly import ORIENTATION
from bot.orientation.affairs import load_affairs
from bot.orientation.entries import BadQuestionnaire

WHOLE = (ORIENTATION / "affairs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        ("offence: chantage", "offence: chantages", "chantages"),
        ("threatened: true", "threatened: perhaps", "threatened is never perhaps"),
        ("with: [item]", "with: [objet]", "objet"),
        ("with: [item]", "avec: [item]", "unknown: avec"),
        ("or: [faux_site_vente]", "or: [chantage]", "beside others than itself"),
        ("told: {threatened: true}", "tells: {}", "unknown: tells"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(
    tmp_path: Path, right: str, wrong: str, mistake: str
) -> None:
    (tmp_path / "affairs.yml").write_text(WHOLE.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(BadQuestionnaire, match=rf"affairs\.yml, line \d+, .*{mistake}"):
        load_affairs(tmp_path)
