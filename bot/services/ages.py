"""Whether somebody is of age (« majorité »)."""

from datetime import date
from typing import Final

from bot.complaint.periods import Period

# « plainte » for oneself: from 18 on (the questionnaire's first check).
_OF_AGE: Final = 18


def is_of_age(birth: Period, today: date) -> bool:
    """Tell whether who was born then is of age, by the first day that it may have been."""
    born = birth.start
    return (born.year + _OF_AGE, born.month, born.day) <= (today.year, today.month, today.day)
