"""The clock runs, or stands where a setting put it."""

from datetime import datetime, timedelta, timezone

import pytest

from bot.complaint.clock import clock_from


def test_without_a_setting_it_is_now() -> None:
    before = datetime.now(timezone.utc)

    told = clock_from("")()

    assert before <= told <= before + timedelta(minutes=1)
    assert told.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "setting", ["2026-03-05T10:00:00+01:00", "2026-03-05T09:00:00", "2026-03-05T09:00:00Z"]
)
def test_a_moment_is_told_in_utc(setting: str) -> None:
    told = clock_from(setting)()

    assert told.isoformat() == "2026-03-05T09:00:00+00:00"


def test_a_clock_that_was_set_stands_still() -> None:
    clock = clock_from("2026-03-05")

    assert clock() == clock()


def test_a_text_that_is_no_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        clock_from("demain")
