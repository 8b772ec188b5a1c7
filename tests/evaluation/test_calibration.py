"""A confidence that means something."""

import pytest

from evaluation.calibration import beyond, expected_calibration_error


def test_who_says_eight_in_ten_and_is_right_eight_times_in_ten_errs_by_nothing():
    verdicts = [(0.8, True)] * 8 + [(0.8, False)] * 2

    assert expected_calibration_error(verdicts) == pytest.approx(0)


def test_who_is_sure_and_always_wrong_errs_by_all():
    assert expected_calibration_error([(1.0, False)] * 3) == pytest.approx(1)


def test_too_sure_here_is_not_made_up_for_by_too_modest_there():
    verdicts = [(0.9, False), (0.1, True)]

    assert expected_calibration_error(verdicts) == pytest.approx(0.9)


def test_beyond_a_threshold_are_so_many_answers_and_so_many_of_them_wrong():
    verdicts = [(0.9, True), (0.8, False), (0.4, False), (0.2, True)]

    assert beyond(verdicts, 0.8) == (0.5, 0.5)
    assert beyond(verdicts, 0.95) == (0.0, 0.0)
