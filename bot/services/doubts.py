"""What contradicts something said before, asked about once."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.complaint.facts import Fact, FactName, Record, Source
from bot.complaint.periods import Period
from bot.services.changes import Change, whole_message
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import Interpretation
from bot.services.steering import Pending

# Said twice differently without a word of correction, one of the two is wrong; of a thing or a
# site, another may just be mentioned.
_SAID_ONCE: Final = (FactName.PAYMENT_METHOD, FactName.PAYMENT_DATE)
_PAYING: Final = ("paid", "lost", "total")
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


def contradicting(made: Interpretation, heard: Heard, record: Record) -> Interpretation:
    """Ask which of two payments' means or days is right, when she says one, then another.

    Args:
        made: what the message changes.
        heard: the message.
        record: what was held before.
    """
    if made.digression or made.ask or made.files or _tells_another_payment(heard):
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
    born = change.value.start
    return (born.year + _OF_AGE, born.month, born.day) > (today.year, today.month, today.day)
