"""The stories of `bin/bench --questions`: one for each end of the published tree."""

import yaml

from benchmarks.questions import STORIES, stories


def test_every_end_of_the_tree_has_a_story_of_its_own_and_no_story_is_left_over() -> None:
    written = yaml.safe_load(STORIES.read_text(encoding="utf-8"))["stories"]

    told = [text for _, text in stories()]

    assert sorted(told) == sorted(each["told"] for each in written)
    assert len(set(told)) == len(told)
