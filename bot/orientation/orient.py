"""Which outcome the rules give, whether it is stable, and what could still change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.orientation.logic import Answers, Truth
from bot.orientation.questionnaire import Question, Questionnaire, Rule, values_of


@dataclass(frozen=True)
class Orientation:
    """Where a case belongs, as far as is known.

    Attributes:
        outcome: the outcome's identifier, or ``None`` while several are possible.
        stable: no answer still missing can change it.
        possible: every outcome that some completion of the answers leads to.
        because: the facts of the deciding rule, or of those that may decide, with their values;
            empty until stable.
        rule: the deciding rule; ``None`` while several may decide.
    """

    outcome: str | None
    stable: bool
    possible: frozenset[str]
    because: Mapping[str, str]
    rule: Rule | None


class Orienter:
    """Applies one questionnaire; keeps the outcomes that it has already worked out."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self._known: dict[frozenset[tuple[str, str]], frozenset[str]] = {}
        self._differing: dict[frozenset[frozenset[tuple[str, str]]], bool] = {}

    def orient(self, answers: Answers) -> Orientation:
        """Return the outcome of what is known; exact, by expansion over what is not.

        Source:
            Stability as in Odekerken et al., Intelligent Systems with Applications 16 (2022):
            the same status in every consistent completion.
        """
        possible = self._outcomes(answers)
        if len(possible) != 1:
            return Orientation(None, stable=False, possible=possible, because={}, rule=None)
        rule = self._deciding(answers)
        outcome = next(iter(possible))
        because = self._because(answers, [rule] if rule else self._open_rules(answers))
        return Orientation(outcome, stable=True, possible=possible, because=because, rule=rule)

    def relevant(self, question: Question, answers: Answers) -> bool:
        """Tell whether the answer to a question can still change the outcome.

        It can when two of its values lead to different outcomes, all else being equal.
        """
        if question.fact in answers:
            return False
        first, *others = ({**answers, question.fact: value} for value in values_of(question.fact))
        return any(self._differ(first, other) for other in others)

    def _differ(self, one: Answers, other: Answers) -> bool:
        """Tell whether some completion of both gives them different outcomes."""
        outcomes = self._outcomes(one)
        if outcomes != self._outcomes(other):
            return True
        if len(outcomes) == 1:
            return False
        key = frozenset((frozenset(one.items()), frozenset(other.items())))
        if key not in self._differing:
            fact = self._open_fact(one) or self._open_fact(other)
            assert fact is not None  # several outcomes are possible
            self._differing[key] = any(
                self._differ({**one, fact: value}, {**other, fact: value})
                for value in values_of(fact)
            )
        return self._differing[key]

    def _open_rules(self, answers: Answers) -> Sequence[Rule]:
        """Return the rules that may still decide: all of them lead to the same place."""
        return [
            rule for rule in self.questionnaire.rules if rule.when.truth(answers) is not Truth.FALSE
        ]

    def _because(self, answers: Answers, rules: Sequence[Rule]) -> Mapping[str, str]:
        facts = (fact for rule in rules for fact in rule.when.facts())
        return {fact: answers[fact] for fact in facts if fact in answers}

    def _deciding(self, answers: Answers) -> Rule | None:
        return next(
            (rule for rule in self.questionnaire.rules if rule.when.truth(answers) is Truth.TRUE),
            None,
        )

    def _outcomes(self, answers: Answers) -> frozenset[str]:
        key = frozenset(answers.items())
        if key not in self._known:
            self._known[key] = self._expand(answers)
        return self._known[key]

    def _expand(self, answers: Answers) -> frozenset[str]:
        fact = self._open_fact(answers)
        if fact is not None:
            return frozenset().union(
                *(self._outcomes({**answers, fact: value}) for value in values_of(fact))
            )
        rule = self._deciding(answers)
        # The last rule catches what is left; a gap would be a mistake in the data.
        return frozenset({rule.outcome if rule else "info_escroqueries"})

    def _open_fact(self, answers: Answers) -> str | None:
        """Return the unknown fact that the rules need next, or ``None`` when one decides."""
        for rule in self.questionnaire.rules:
            truth = rule.when.truth(answers)
            if truth is Truth.TRUE:
                return None
            if truth is Truth.UNKNOWN:
                return next(name for name in rule.when.facts() if name not in answers)
        return None
