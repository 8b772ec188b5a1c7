"""Going elsewhere: the sheet that spares a victim from telling it all again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.complaint.clock import Clock
from bot.complaint.conversation import Stage
from bot.complaint.errors import UnknownDocument
from bot.documents.contents import Content
from bot.documents.handover import Handover, handover_content, handover_text
from bot.documents.typesetting import typeset
from bot.orientation.advice import AdviceBook
from bot.orientation.agenda import plan
from bot.orientation.directory import Directory
from bot.orientation.orient import Orienter
from bot.records.records import Records
from bot.wording.wording import Wording


@dataclass(frozen=True)
class Sheet:
    """The sheet for the service, before it is printed.

    Attributes:
        title: what it is called.
        text: all that it says, to be copied.
    """

    title: str
    text: str


class Handovers:
    """What a victim who is sent elsewhere takes along."""

    def __init__(  # noqa: PLR0913 - a sheet is made of as many things
        self,
        records: Records,
        orienter: Orienter,
        *,
        directory: Directory,
        advice: AdviceBook,
        wording: Wording,
        clock: Clock,
    ) -> None:
        self._records = records
        self._orienter = orienter
        self._directory = directory
        self._advice = advice
        self._wording = wording
        self._clock = clock

    def sheet(self, conversation_id: str) -> Sheet:
        """Return the sheet as text.

        Raises:
            UnknownConversation: there is none.
            UnknownDocument: the case is not sent elsewhere.
        """
        content = self._content(self._handover(conversation_id), self._clock())
        return Sheet(f"{content['title']} ({content['to']})", handover_text(content))

    def issue(self, conversation_id: str) -> bytes:
        """Return the sheet as PDF; its digest goes to the audit trail, as any paper's does.

        Raises:
            UnknownConversation: there is none.
            UnknownDocument: the case is not sent elsewhere.
        """
        at = self._clock()
        handover = self._handover(conversation_id)
        pdf = typeset("handover", self._content(handover, at), at)
        with self._records.transaction() as work:
            work.audit.append(
                "system",
                "system:document:issue",
                "drafts",
                {
                    "kind": "handover",
                    "service": handover.service.id,
                    "sha256": hashlib.sha256(pdf).hexdigest(),
                },
            )
        return pdf

    def _handover(self, conversation_id: str) -> Handover:
        with self._records.reading() as work:
            work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
            transcript = work.conversations.messages(conversation_id)
        agenda = plan(self._orienter, record)
        if agenda.stage is not Stage.REDIRECTED:
            raise UnknownDocument
        service = self._directory.to(agenda.orientation.outcome or "")
        return Handover(service, record, transcript, self._advice.of(record))

    def _content(self, handover: Handover, at: datetime) -> Content:
        return handover_content(handover, self._wording, at)
