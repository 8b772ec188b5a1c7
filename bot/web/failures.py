"""Which conversations' actions have just failed: Rasa itself goes on without a word."""

from collections import Counter
from typing import Final

# A disk or a database comes back; a message that fails three times will fail the fourth.
_TRIES: Final = 3


class ActionFailures:
    """Carries a failure from the action webhook to the turn that it belongs to."""

    def __init__(self) -> None:
        self._failed: set[str] = set()
        self._in_a_row: Counter[str] = Counter()

    def note(self, conversation_id: str) -> None:
        """Note that an action of a conversation failed."""
        self._failed.add(conversation_id)
        self._in_a_row[conversation_id] += 1

    def take(self, conversation_id: str) -> bool:
        """Tell whether an action failed since the last call, and forget it."""
        if conversation_id not in self._failed:
            self._in_a_row.pop(conversation_id, None)
            return False
        self._failed.remove(conversation_id)
        return True

    def final(self, conversation_id: str) -> bool:
        """Tell whether the same message failed too often to be tried again."""
        if self._in_a_row[conversation_id] < _TRIES:
            return False
        del self._in_a_row[conversation_id]
        return True
