"""What contradicts something said before, or names no one commune, asked about once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.complaint.facts import Fact, FactName, Record, Source
from bot.complaint.offences import Offence
from bot.complaint.payments import payments_of
from bot.complaint.periods import Period
from bot.jurisdiction.communes import Communes
from bot.jurisdiction.places import resolve
from bot.services.ages import is_of_age
from bot.services.changes import Change, whole_message
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import Interpretation
from bot.services.steering import Pending

# Said twice differently without a word of correction, one of the two is wrong; of a thing or a
# site, another may just be mentioned.
_SAID_ONCE: Final = (FactName.PAYMENT_METHOD, FactName.PAYMENT_DATE)
_PAYING: Final = ("paid", "lost", "total")


def doubted(made: Interpretation, record: Record, pending: Pending, today: date) -> Interpretation:
    """Hold back a birth date under age from who said to be of age; believe it the second time.

    Args:
        made: what the message changes.
        record: what was held before.
        pending: the question that the message finds.
        today: where the victim is.
    """
    birth = next((each for each in made.changes if _is_under_age(each, today)), None)
    if birth is None or record.value(FactName.ADULT) is not True:
        return made
    if pending.tries == 0:
        kept = [change for change in made.changes if change is not birth]
        return replace(made, changes=kept, doubtful=[*made.doubtful, birth.name])
    provenance = replace(birth.provenance, source=Source.INFERENCE)
    minor = Change(
        FactName.ADULT, 1, value=False, provenance=provenance, before=True, corrects=True
    )
    return replace(made, changes=[*made.changes, minor])


def contradicting(made: Interpretation, heard: Heard, record: Record) -> Interpretation:
    """Ask which of two payments' means or days is right, when she says one, then another.

    Args:
        made: what the message changes.
        heard: the message.
        record: what was held before.
    """
    if made.digression or made.ask or made.files or _tells_another_payment(heard):
        return made
    # Of several payments each has its own day and means: another one is no contradiction.
    if len(payments_of(record)) > 1 or any(
        change.name is FactName.PAYMENT_MADE for change in made.changes
    ):
        return made
    changed = {change.name for change in made.changes}
    for said in heard.facts:
        held = record.fact(said.name) if said.name in _SAID_ONCE else None
        if held and said.name not in changed and _contradicts(said, held):
            contradiction = Change(
                said.name, 1, said.value, whole_message(heard), before=held.value, corrects=True
            )
            return replace(made, contradiction=contradiction, ask=said.name, understood=True)
    return made


def unasked(made: Interpretation, record: Record) -> Interpretation:
    """Keep what was taken from a hacked account from telling that money was asked for.

    Whoever was asked, and paid, says so; a transfer that the author made asks nobody.

    Args:
        made: what the message changes.
        record: what was held before.

    Source:
        R45981: money is asked for in the victim's name; a bank account broken into is F1435.
    """
    offences = [each.value for each in made.changes if each.name is FactName.OFFENCE]
    if next(iter(offences), record.value(FactName.OFFENCE)) is not Offence.PIRATAGE_COMPTE:
        return made
    kept = [
        change
        for change in made.changes
        if change.name is not FactName.MONEY_ASKED
        or change.provenance.source is not Source.INFERENCE
    ]
    return replace(made, changes=kept)


def _tells_another_payment(heard: Heard) -> bool:
    return any(fact.name is FactName.AMOUNT and fact.role in _PAYING for fact in heard.facts)


def _contradicts(said: HeardFact, held: Fact) -> bool:
    if not said.certain or held.confirmed or held.value is None or said.value == held.value:
        return False
    if isinstance(said.value, Period) and isinstance(held.value, Period):
        # « en mars » and « le 3 mars » say the same.
        return said.value.start > held.value.end or held.value.start > said.value.end
    return True


def _is_under_age(change: Change, today: date) -> bool:
    if change.name is not FactName.VICTIM_BIRTH_DATE or not isinstance(change.value, Period):
        return False
    return not is_of_age(change.value, today)


def placed(
    made: Interpretation, record: Record, pending: Pending, communes: Callable[[], Communes]
) -> Interpretation:
    """Give the commune its official name and postcode; ask once which one, or where it is.

    What is not understood the second time is kept as she wrote it: an officer will find it, and
    whoever lives abroad has no commune here.

    Args:
        made: what the message changes.
        record: what was held before.
        pending: the question that the message finds.
        communes: returns the communes, which take a moment to read the first time.
    """
    said = next((each for each in made.changes if each.name is FactName.VICTIM_COMMUNE), None)
    if said is None or not isinstance(said.value, str):
        return made
    others = [change for change in made.changes if change is not said]
    found = resolve(said.value, communes())
    if found.place is None:
        if found.abroad or pending.name is not FactName.VICTIM_COMMUNE or pending.tries > 0:
            return made
        places = [place.text for place in found.candidates]
        doubtful = [*made.doubtful, FactName.VICTIM_COMMUNE]
        return replace(made, changes=others, doubtful=doubtful, places=places)
    if found.place.text == record.value(FactName.VICTIM_COMMUNE):
        return replace(made, changes=others, leaves=True)
    changes = [
        replace(each, value=found.place.text) if each is said else each for each in made.changes
    ]
    return replace(made, changes=changes)
