"""Names of persons, and whose each is: the victim's, the suspect's or somebody else's."""

import re
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.elision import fold_elided
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.owners import Owners, owners_in
from bot.extraction.person_names import person_names

_GREETING: Final = re.compile(
    r"\b(?:bonjour|bonsoir|salut|hello|dear|chere?|coucou)"
    r"(?: (?:m\.?|mr|mme|mlle|madame|monsieur))? $"
)
_BEFORE: Final = 30


def find_person_names(message: str) -> list[Found[str]]:
    """Find the names of persons in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Names as typed, without titles, in the order of the text; ``role`` is whose (an
        ``Owner``'s value).
    """
    folded = fold_elided(message)
    owners = owners_in(message)
    found: list[Found[str]] = []
    for start, end, said in person_names(message, folded):
        greeted = _GREETING.search(folded[max(0, start - _BEFORE) : start]) is not None
        owner = _owner(owners, start, end, said, greeted=greeted)
        reading = Found(message[start:end], start, end, owner.value)
        if not any(reading.overlaps(other) for other in found):
            found.append(reading)
    return sorted(_once(found), key=lambda each: each.start)


def _once(found: list[Found[str]]) -> list[Found[str]]:
    """Leave out the first name that comes back of somebody who is named in full."""
    whole = {fold(each.value).split()[0] for each in found if " " in each.value}
    return [each for each in found if fold(each.value) not in whole]


def _owner(owners: Owners, start: int, end: int, said: Owner | None, *, greeted: bool) -> Owner:
    told = owners.described(start, end) or owners.told(start, end)
    # « Bonjour Mme Petit », in what he writes, is she.
    if greeted and owners.speaker(start) is Owner.SUSPECT:
        return Owner.VICTIM
    if said is Owner.VICTIM:
        return owners.speaker(start)
    if said is Owner.SUSPECT and owners.is_ward(start):
        return Owner.VICTIM
    if said is Owner.SUSPECT:
        return told if told is Owner.OTHER else Owner.SUSPECT
    hers = owners.ends_with(start, end) or owners.begins_with(start, end)
    return told or (Owner.VICTIM if hers else Owner.SUSPECT)
