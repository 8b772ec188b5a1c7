"""What every page of the console shows around its own contents."""

from typing import Any

from bot.bootstrap.assembly import Services
from bot.complaint.officers import Act
from bot.web.console.entrance import Session


def surroundings(session: Session, services: Services) -> dict[str, Any]:
    """Return who is signed in, where she may go, and the code that her forms carry."""
    return {
        "officer": session.officer,
        "role": services.wording.role(session.officer.role),
        "csrf": session.csrf,
        "reads_files": session.officer.may(Act.READ),
        "reads_statistics": session.officer.may(Act.STATISTICS),
        "manages_accounts": session.officer.may(Act.MANAGE_ACCOUNTS),
    }
