"""The questionnaire as the tree that it amounts to, for whoever wants to see it whole."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from bot.complaint.conversation import Stage
from bot.orientation.logic import Answers, Truth
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import values_of


@dataclass(frozen=True)
class Leaf:
    """Where a case belongs."""

    outcome: str


@dataclass(frozen=True)
class Fork:
    """A question, and the node that each of its answers leads to.

    Attributes:
        fact: what is asked.
        branches: the encoded answers that lead to the same node, and its place among the nodes.
    """

    fact: str
    branches: Sequence[tuple[tuple[str, ...], int]]


class Tree:
    """What is asked and where it leads, once something is known; equal parts are there once.

    Attributes:
        nodes: forks and leaves; whatever a fork leads to comes before it.
        root: the place of the first.
    """

    def __init__(self, orienter: Orienter, known: Answers) -> None:
        self.nodes: list[Leaf | Fork] = []
        self._orienter: Final = orienter
        self._places: dict[Leaf | Fork, int] = {}
        self._grown: dict[object, int] = {}
        self.root = self._grow(known)

    def walk(self, answers: Mapping[str, str]) -> str:
        """Return the outcome that the branches of these answers lead to.

        Raises:
            KeyError: a question on the way is not answered.
        """
        node = self.nodes[self.root]
        while isinstance(node, Fork):
            given = answers[node.fact]
            node = next(self.nodes[place] for values, place in node.branches if given in values)
        return node.outcome

    def _grow(self, answers: Answers) -> int:
        rules, facts = self._left_open(answers)
        key = rules, frozenset((fact, answers[fact]) for fact in facts if fact in answers)
        if key not in self._grown:
            self._grown[key] = self._place(self._node(answers, facts))
        return self._grown[key]

    def _node(self, answers: Answers, facts: AbstractSet[str]) -> Leaf | Fork:
        orientation = self._orienter.orient(answers)
        if orientation.outcome:
            return Leaf(orientation.outcome)
        fact = next(
            question.fact
            for question in self._orienter.questionnaire.questions
            if question.stage is Stage.ORIENTATION
            and question.fact in facts
            and self._orienter.relevant(question, answers)
        )
        leads: dict[int, list[str]] = {}
        for value in values_of(fact):
            leads.setdefault(self._grow({**answers, fact: value}), []).append(value)
        return Fork(fact, tuple((tuple(values), place) for place, values in leads.items()))

    def _place(self, node: Leaf | Fork) -> int:
        if node not in self._places:
            self._places[node] = len(self.nodes)
            self.nodes.append(node)
        return self._places[node]

    def _left_open(self, answers: Answers) -> tuple[tuple[int, ...], AbstractSet[str]]:
        """Return the rules that may still decide, and the facts that they go by.

        Two sets of answers with the same rules left, and alike in their facts, lead alike.
        """
        rules: list[int] = []
        facts: set[str] = set()
        for rank, rule in enumerate(self._orienter.questionnaire.rules):
            truth = rule.when.truth(answers)
            if truth is Truth.FALSE:
                continue
            rules.append(rank)
            if truth is Truth.TRUE:
                break
            facts.update(rule.when.facts())
        return tuple(rules), facts
