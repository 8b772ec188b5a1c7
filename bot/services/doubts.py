"""What contradicts something said before, or names no one commune, asked about once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.complaint.facts import FactName, Record, Source
from bot.complaint.periods import Period
from bot.jurisdiction.communes import Communes
from bot.jurisdiction.places import resolve
from bot.services.changes import Change
from bot.services.interpretation import Interpretation
from bot.services.steering import Pending

# « plainte » for oneself: from 18 on (the questionnaire's first check).
_OF_AGE: Final = 18


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


def _is_under_age(change: Change, today: date) -> bool:
    if change.name is not FactName.VICTIM_BIRTH_DATE or not isinstance(change.value, Period):
        return False
    born = change.value.start
    return (born.year + _OF_AGE, born.month, born.day) > (today.year, today.month, today.day)


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
