"""Who works on a complaint: one officer at a time."""

from bot.complaint.complaints import Complaint
from bot.complaint.errors import HeldByAnother, NotHeld
from bot.complaint.officers import Act, Officer
from bot.records.records import Work


def held_by(work: Work, officer: Officer, act: Act, reference: str) -> Complaint:
    """Return a complaint that an officer holds and may do something with.

    Raises:
        NotAllowed: her role does not do that.
        UnknownComplaint: there is none.
        NotHeld: nobody holds it.
        HeldByAnother: a colleague does.
    """
    officer.require(act)
    complaint = work.complaints.by_reference(reference)
    if complaint.holder is None:
        raise NotHeld
    refuse_another(work, officer, complaint)
    return complaint


def refuse_another(work: Work, officer: Officer, complaint: Complaint) -> None:
    """Make sure that no colleague holds a complaint.

    Raises:
        HeldByAnother: one does.
    """
    if complaint.holder not in (None, officer.id):
        names = work.officers.names()
        raise HeldByAnother(names.get(complaint.holder, complaint.holder))
