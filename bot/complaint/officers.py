"""Who may do what with complaints."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.errors import NotAllowed


class Role(str, Enum):
    """What an account is for."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Act(str, Enum):
    """What may be done in the console."""

    READ = "read"  # the queue, a file, its exhibits and its papers
    CLAIM = "claim"  # take a file, and give it back
    CORRECT = "correct"
    ASK = "ask"
    CHANGE = "change"  # the kind of filing, the offence
    REDIRECT = "redirect"
    VALIDATE = "validate"
    TRANSMIT = "transmit"
    WHOLE_CASE = "whole_case"  # decide for many files of a case at once, each as it may be alone
    LINK = "link"  # cut and confirm links between files, declare a value neutral
    MERGE = "merge"  # join a file to the leading one of the same facts
    SEPARATE = "separate"  # what was joined
    REOPEN = "reopen"  # what was redirected
    STATISTICS = "statistics"  # counts of everything, the names of nobody
    TAKE_OVER = "take_over"  # give back the file that a colleague holds
    MANAGE_ACCOUNTS = "manage_accounts"


_CASEWORK: Final = frozenset(
    {
        Act.READ,
        Act.CLAIM,
        Act.CORRECT,
        Act.ASK,
        Act.CHANGE,
        Act.REDIRECT,
        Act.VALIDATE,
        Act.TRANSMIT,
        Act.LINK,
        Act.MERGE,
        Act.WHOLE_CASE,
    }
)
PERMISSIONS: Final[Mapping[Role, frozenset[Act]]] = {
    Role.AGENT: _CASEWORK,
    Role.SUPERVISOR: _CASEWORK | {Act.REOPEN, Act.SEPARATE, Act.TAKE_OVER, Act.STATISTICS},
    Role.AUDITOR: frozenset({Act.READ, Act.STATISTICS}),
    Role.ADMINISTRATOR: frozenset({Act.MANAGE_ACCOUNTS}),
}
"""Who may do what; what is not in the table is refused."""


@dataclass(frozen=True)
class Officer:
    """An officer (« enquêteur ») with an account.

    Attributes:
        id: the account's identifier, what the audit trail names.
        login: what she signs in with, lower case.
        name: grade and name as they stand on a procès-verbal.
        service: the unit she belongs to.
        role: what she may do.
    """

    id: str
    login: str
    name: str
    service: str
    role: Role = Role.AGENT

    def may(self, act: Act) -> bool:
        """Tell whether her role does that."""
        return act in PERMISSIONS[self.role]

    def require(self, act: Act) -> None:
        """Make sure that her role does that.

        Raises:
            NotAllowed: it does not.
        """
        if not self.may(act):
            raise NotAllowed


@dataclass(frozen=True)
class SavedView:
    """A view of the queue that an officer keeps.

    Attributes:
        id: what it is removed by.
        name: what she calls it.
        query: its filters and order, as an address has them.
    """

    id: str
    name: str
    query: str
