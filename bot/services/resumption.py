"""Taking a conversation up on another device, with a code short enough to be read out."""

import secrets
from typing import Final

from bot.complaint.errors import ConversationClosed, UnknownConversation
from bot.records.records import Records
from bot.sealing.keyring import Keyring
from bot.sealing.tokens import digest_token
from bot.services.hearing import Opened
from bot.services.references import SPOKEN

# Twelve of 27 signs: 57 bits. The door takes a few tries a minute, and drafts live 30 days.
_GROUPS: Final = 3
_SIGNS: Final = 4


class Resumption:
    """Draws the codes, and opens conversations to who reads one out."""

    def __init__(self, records: Records, keyring: Keyring) -> None:
        self._records = records
        self._keyring = keyring

    def draw(self, conversation_id: str) -> str:
        """Return a new code for a draft; the one before opens nothing any more.

        Returns:
            Three groups of four signs, for example ``K7F4-29LM-Q8XT``; kept nowhere.

        Raises:
            ConversationClosed: it is filed: its tracking page takes over.
            UnknownConversation: there is none.
        """
        code = "-".join(
            "".join(secrets.choice(SPOKEN) for _ in range(_SIGNS)) for _ in range(_GROUPS)
        )
        with self._records.transaction() as work:
            if work.conversations.get(conversation_id).reference:
                raise ConversationClosed
            work.accesses.draw(conversation_id, self._keyring.ticket(_purpose(code)))
        return code

    def resume(self, code: str) -> Opened:
        """Open the draft of a code with one more token; the other devices keep theirs.

        Args:
            code: as it was typed: spaces, dashes and small letters do not matter.

        Raises:
            UnknownConversation: no draft answers to the code, or it was filed since.
        """
        token = secrets.token_urlsafe(32)
        with self._records.transaction() as work:
            found = work.accesses.conversation_of(self._keyring.tickets(_purpose(code)))
            if work.conversations.get(found).reference:
                raise UnknownConversation
            work.accesses.grant(found, digest_token(token))
        return Opened(found, token)


def _purpose(code: str) -> str:
    return "resume|" + "".join(sign for sign in code.upper() if sign.isalnum())
