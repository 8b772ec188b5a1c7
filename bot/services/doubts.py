"""What contradicts something said before, asked about once."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.complaint.facts import FactName, Record, Source
from bot.complaint.periods import Period
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
