"""Which outcome the rules give, whether it is stable, and what could still change it."""

from collections.abc import Mapping
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
        because: the facts of the deciding rule, with their values; empty until stable.
        rule: the deciding rule, or ``None``.
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
        facts = rule.when.facts() if rule else ()
        because = {fact: answers[fact] for fact in facts if fact in answers}
        return Orientation(
            next(iter(possible)), stable=True, possible=possible, because=because, rule=rule
        )

    def relevant(self, question: Question, answers: Answers) -> bool:
        """Tell whether the answer to a question can still change the outcome."""
        if question.fact in answers:
            return False
        outcomes = {
            self._outcomes({**answers, question.fact: value}) for value in values_of(question.fact)
        }
        return len(outcomes) > 1

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
        for rule in self.questionnaire.rules:
            truth = rule.when.truth(answers)
            if truth is Truth.TRUE:
                return frozenset({rule.outcome})
            if truth is Truth.UNKNOWN:
                fact = next(name for name in rule.when.facts() if name not in answers)
                return frozenset().union(
                    *(self._outcomes({**answers, fact: value}) for value in values_of(fact))
                )
        # The last rule catches what is left; a gap would be a mistake in the data.
        return frozenset({"info_escroqueries"})
