"""The tree that is drawn is the questionnaire that is played."""

from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Stage
from bot.complaint.offences import Offence
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import values_of
from bot.orientation.tree import Fork, Leaf, Tree

QUESTIONNAIRE = load_questionnaire(ROOT / "data" / "orientation")
ORIENTER = Orienter(QUESTIONNAIRE)
TREES = {each.value: Tree(ORIENTER, {"offence": each.value}) for each in Offence}
ASKED = [each.fact for each in QUESTIONNAIRE.questions if each.stage is Stage.ORIENTATION]
ANSWERS = st.fixed_dictionaries({fact: st.sampled_from(values_of(fact)) for fact in ASKED})


@given(offence=st.sampled_from(sorted(TREES)), answers=ANSWERS)
def test_each_way_through_the_tree_ends_where_the_rules_say(
    offence: str, answers: dict[str, str]
) -> None:
    assert TREES[offence].walk(answers) == ORIENTER.orient({"offence": offence, **answers}).outcome


def test_no_part_of_a_tree_is_there_twice() -> None:
    for tree in TREES.values():
        assert len(set(tree.nodes)) == len(tree.nodes)


def test_every_fork_tells_something_apart() -> None:
    for tree in TREES.values():
        for node in tree.nodes:
            assert isinstance(node, Leaf) or len(node.branches) > 1


def test_every_outcome_of_the_rules_is_a_leaf() -> None:
    reached = {
        node.outcome for tree in TREES.values() for node in tree.nodes if not isinstance(node, Fork)
    }

    assert {rule.outcome for rule in QUESTIONNAIRE.rules} <= reached
