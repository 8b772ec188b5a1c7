"""A filed case, with two messages, an exhibit and a correction, for the papers' tests."""

from datetime import timedelta
from typing import Final

from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.conversation import Author, Message
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import Fact, FactName, Provenance, Source, Value
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.offences import Offence
from bot.complaint.officers import Officer
from bot.documents.contents import Case
from tests.conftest import NOON
from tests.drafts import COMPLETE, STORY, a_fact, a_record

OFFICER: Final = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
DIGEST: Final = "ab" * 32


def a_case(story: str = STORY, *, item: str = "vélo bleu", **changed: Value) -> Case:
    """Return the case; ``story`` and ``item`` are what the victim wrote."""
    record = a_record({**COMPLETE, FactName.ITEM: item}, **changed)
    start = STORY.index("450 €")
    record.add(a_fact(FactName.AMOUNT, Money(450_00), start=start, end=start + len("450 €")))
    record.add(
        Fact(
            FactName.AMOUNT,
            Money(540_00),
            Provenance(Source.OFFICER, OFFICER.id),
            NOON,
            reason="lu sur la pièce 1",
        )
    )
    return Case(
        complaint=Complaint(
            "A7K-2931",
            "c1",
            FilingKind.COMPLAINT,
            Offence.FAUX_VENDEUR,
            State.FILED,
            NOON,
        ),
        record=record,
        exhibits=[Exhibit("e1", 1, "annonce.png", "image/png", 340 * 1024, DIGEST, NOON)],
        transcript=[
            Message("m1", 1, Author.VICTIM, story, NOON - timedelta(minutes=9)),
            Message("m2", 2, Author.ARIANE, "Avez-vous reçu l’objet ?", NOON),
        ],
        officers={OFFICER.id: OFFICER.name},
        audit_position=12,
        audit_digest=DIGEST,
    )
