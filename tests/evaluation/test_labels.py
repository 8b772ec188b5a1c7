"""The figures of a classifier, on answers that can be counted by hand."""

import pytest

from evaluation.labels import report

TRUTHS = ["greet", "greet", "thanks", "stop"]
ANSWERS = ["greet", "thanks", "thanks", "stop"]


def test_accuracy_is_the_share_of_right_answers():
    assert report(TRUTHS, ANSWERS).accuracy == pytest.approx(0.75)


def test_each_label_has_its_precision_and_its_recall():
    greet, _, thanks = report(TRUTHS, ANSWERS).scores

    assert (greet.precision, greet.recall) == (1.0, 0.5)
    assert (thanks.precision, thanks.recall) == (0.5, 1.0)


def test_a_rare_label_counts_as_much_as_a_frequent_one():
    told = report(["a"] * 9 + ["b"], ["a"] * 10)

    assert told.macro_f1 == pytest.approx((18 / 19) / 2)


def test_a_label_that_is_never_there_has_no_figures_but_its_answers_are_wrong():
    told = report(["greet"], ["nlu_fallback"])

    assert [score.label for score in told.scores] == ["greet"]
    assert told.accuracy == 0


def test_the_most_frequent_confusion_comes_first():
    told = report(["a", "a", "a", "b"], ["b", "b", "a", "a"])

    assert told.confusions[0] == (("a", "b"), 2)


def test_answers_that_do_not_match_the_set_are_refused():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        report(TRUTHS, ANSWERS[:2])
    with pytest.raises(ValueError, match="nothing to score"):
        report([], [])
