"""Who may read and sign complaints."""

from dataclasses import dataclass
from enum import Enum


class Role(str, Enum):
    """What an account may do in the console."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


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
