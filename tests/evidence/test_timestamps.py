"""Stamps from a real authority, believed by openssl too."""

from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.evidence.timestamps import Authority, NoTimestamp
from tests.evidence.authority import Stamper, serving

CONTENT = b"une capture"


@pytest.fixture(scope="module")
def stamper(tmp_path_factory: pytest.TempPathFactory) -> Stamper:
    """An authority's keys."""
    return Stamper(tmp_path_factory.mktemp("authority"))


def test_a_stamp_holds_for_whoever_checks_it(stamper: Stamper, tmp_path: Path) -> None:
    with serving(stamper) as url:
        token, at = Authority(url, stamper.root).stamp(CONTENT)

    (tmp_path / "content").write_bytes(CONTENT)
    (tmp_path / "token").write_bytes(token)
    assert stamper.verifies(tmp_path / "content", tmp_path / "token")
    assert abs((datetime.now(timezone.utc) - at).total_seconds()) < 60


def test_a_stamp_does_not_hold_for_another_file(stamper: Stamper, tmp_path: Path) -> None:
    with serving(stamper) as url:
        token, _ = Authority(url, stamper.root).stamp(CONTENT)

    (tmp_path / "content").write_bytes(CONTENT + b".")
    (tmp_path / "token").write_bytes(token)
    assert not stamper.verifies(tmp_path / "content", tmp_path / "token")


def test_an_authority_of_somebody_else_is_not_believed(stamper: Stamper, tmp_path: Path) -> None:
    other = Stamper(tmp_path)

    with serving(other) as url, pytest.raises(NoTimestamp):
        Authority(url, stamper.root).stamp(CONTENT)


def test_an_answer_to_another_question_is_not_believed(
    stamper: Stamper, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[bytes] = []

    def first_answer(query: bytes) -> bytes:
        if not kept:
            kept.append(Stamper.answer(stamper, query))
        return kept[0]

    monkeypatch.setattr(stamper, "answer", first_answer)
    with serving(stamper) as url:
        authority = Authority(url, stamper.root)
        authority.stamp(CONTENT)
        with pytest.raises(NoTimestamp):
            authority.stamp(b"une autre")


def test_an_authority_that_is_away_gives_no_stamp(stamper: Stamper) -> None:
    with pytest.raises(NoTimestamp):
        Authority("http://127.0.0.1:1/", stamper.root).stamp(CONTENT)
