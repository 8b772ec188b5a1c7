"""What can go wrong with a complaint, named for what happened.

Messages are English, for the log, and hold no personal data; the words for people live
where the error reaches them (``bot/web/problems.py``).
"""


class ComplaintError(Exception):
    """Any refusal that the domain can explain."""


class BadValue(ComplaintError):
    """A text could not be read as the type it should have."""

    def __init__(self, expected: str) -> None:
        super().__init__(f"not a {expected}")
        self.expected = expected


class UnknownConversation(ComplaintError):
    """No conversation answers to that identifier and token."""


class UnknownComplaint(ComplaintError):
    """No complaint answers to that reference."""


class UnknownDocument(ComplaintError):
    """The complaint has no such document, or not yet."""


class UnknownFact(ComplaintError):
    """The record holds no such fact, or it cannot be corrected."""


class ConversationClosed(ComplaintError):
    """The complaint was filed or withdrawn: its draft no longer changes."""


class IncompleteComplaint(ComplaintError):
    """The complaint cannot be filed yet."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(f"missing: {', '.join(missing)}")
        self.missing = missing


class RefusedEvidence(ComplaintError):
    """A file cannot be joined.

    Attributes:
        reason: one of ``type``, ``size``, ``pixels`` (too large once drawn), ``pages`` (too many),
            ``count``, ``empty``, ``unreadable``, ``locked`` (it wants a password), ``program`` (it
            would run), ``hidden`` (one file within another), ``archive`` (too much in one).
    """

    def __init__(self, reason: str, media_type: str = "") -> None:
        super().__init__(f"evidence refused: {reason} {media_type}".strip())
        self.reason = reason
        self.media_type = media_type


class WithheldEvidence(ComplaintError):
    """A file is kept, and not handed over.

    Attributes:
        reason: ``infected`` when it is known to do harm, ``unscanned`` when nobody knows.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"evidence withheld: {reason}")
        self.reason = reason


class StorageFailed(ComplaintError):
    """The disk or the database did not take what was given; nothing was acknowledged."""


class ForbiddenTransition(ComplaintError):
    """A complaint in that state does not go to the state that was asked."""

    def __init__(self, state: str, wanted: str) -> None:
        super().__init__(f"no way from {state} to {wanted}")
        self.state = state
        self.wanted = wanted


class LeadsOthers(ComplaintError):
    """Other files are joined to the complaint: it cannot be joined to a third one."""


class UnsignedMinutes(ComplaintError):
    """The minutes wait for their electronic signature: they go nowhere before."""


class StaleVersion(ComplaintError):
    """Somebody else changed the complaint since it was read."""


class HeldByAnother(ComplaintError):
    """A colleague works on the complaint.

    Attributes:
        name: hers, as it stands on a procès-verbal.
    """

    def __init__(self, name: str) -> None:
        super().__init__("held by a colleague")
        self.name = name


class NotHeld(ComplaintError):
    """Nobody works on the complaint: it must be taken first."""


class WrongCredentials(ComplaintError):
    """The sign-in name and the password do not go together."""


class WrongCode(ComplaintError):
    """The code of the second factor is not the one of this minute, or was used already."""


class UnknownEnrolment(ComplaintError):
    """No account waits for that enrolment, or not any more."""


class UnknownAccount(ComplaintError):
    """No account answers to that identifier."""


class LockedOut(ComplaintError):
    """Too many wrong passwords: the account waits.

    Attributes:
        seconds: how long before the next try.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(f"locked for {seconds} s")
        self.seconds = seconds


class NotAllowed(ComplaintError):
    """The account's role does not do that."""


class WeakPassword(ComplaintError):
    """A new password is too short.

    Attributes:
        shortest: how many characters it must have.
    """

    def __init__(self, shortest: int) -> None:
        super().__init__(f"shorter than {shortest} characters")
        self.shortest = shortest


class TooManyRequests(ComplaintError):
    """One address asks more often than a person would."""


class ForeignSite(ComplaintError):
    """The chat stands on a site that the operator has not listed."""


class EngineUnavailable(ComplaintError):
    """The engine does not answer; what was written is kept and will be answered."""


class IdentityRefused(ComplaintError):
    """What came back from the identity provider says nothing sure about who she is.

    Attributes:
        reason: one of ``state``, ``expired``, ``cancelled``, ``code``, ``token``, ``person``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"identity refused: {reason}")
        self.reason = reason


class IdentityUnavailable(ComplaintError):
    """The identity provider does not answer as one."""
