"""What each letter to a victim shows, from the decision that it tells."""

from datetime import datetime

from bot.complaint.decisions import Decision
from bot.complaint.officers import Officer
from bot.documents.contents import Case, Content, Contents
from bot.wording.decisions import DecisionWords


class Letters:
    """Puts a decision into the words of its letter."""

    def __init__(self, contents: Contents, words: DecisionWords) -> None:
        self._contents = contents
        self._words = words

    def question(self, case: Case, decision: Decision, officer: Officer, at: datetime) -> Content:
        """Return what the request for more (« demande de complément ») shows."""
        return {**self._head(case, at, officer), "words": decision.choices["words"]}

    def redirection(
        self, case: Case, decision: Decision, officer: Officer, at: datetime
    ) -> Content:
        """Return what the letter of redirection (« réorientation ») shows."""
        ground = self._words.ground(decision.choices["ground"])
        service = self._words.service(decision.choices["service"])
        return {
            **self._head(case, at, officer),
            "text": ground.text,
            "source": ground.source,
            "service": service.called,
            "next": service.next,
            "words": decision.choices["words"],
        }

    def transmission(
        self, case: Case, decision: Decision, officer: Officer, at: datetime
    ) -> Content:
        """Return what the notice of transmission (« avis de transmission ») shows."""
        return {**self._head(case, at, officer), "court": decision.choices["court"]}

    def withdrawal(self, case: Case, at: datetime) -> Content:
        """Return what the notice of withdrawal (« avis de retrait ») shows."""
        return self._contents.letterhead(case, at)

    def _head(self, case: Case, at: datetime, officer: Officer) -> Content:
        head = self._contents.letterhead(case, at)
        return {**head, "officer": {"name": officer.name, "service": officer.service}}
