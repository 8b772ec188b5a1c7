"""« Pourquoi ce service ? »: what she said and what rule decided that a case goes elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.complaint.conversation import Stage
from bot.complaint.facts import Fact
from bot.complaint.quotes import message_of, words_of
from bot.orientation.agenda import plan
from bot.orientation.orient import Orienter
from bot.orientation.questionnaire import Rule
from bot.records.records import Records


@dataclass(frozen=True)
class Said:
    """Something that she said and that decided.

    Attributes:
        fact: what was held of it.
        words: her own, or the title of the button that she chose; empty if they are gone.
    """

    fact: Fact
    words: str


@dataclass(frozen=True)
class Decision:
    """What sends a case elsewhere.

    Attributes:
        rule: the rule that decides; ``None`` while several may, all with the same end.
        said: what she said that it goes by.
    """

    rule: Rule | None
    said: Sequence[Said]


class Reasons:
    """Explains where cases go."""

    def __init__(self, records: Records, orienter: Orienter) -> None:
        self._records = records
        self._orienter = orienter

    def of(self, conversation_id: str) -> Decision | None:
        """Return why a case is sent elsewhere, or ``None`` while it is not.

        What was assumed without her saying so is no reason to be told.

        Raises:
            UnknownConversation: there is none.
        """
        with self._records.reading() as work:
            work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
            transcript = work.conversations.messages(conversation_id)
        agenda = plan(self._orienter, record)
        if agenda.stage is not Stage.REDIRECTED:
            return None
        said = []
        for fact in record.current():
            if fact.rank == 1 and fact.name.value in agenda.orientation.because:
                message = message_of(fact, transcript)
                said.append(Said(fact, words_of(fact, message) if message else ""))
        return Decision(agenda.orientation.rule, said)
