"""Which facts a message names: « je veux corriger le montant », « l'adresse du vendeur »."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.complaint.facts import FactName
from bot.extraction.folding import fold

_SELLER: Final = re.compile(r"\b(?:vendeu\w+|escroc|son|sa)\b")
_HERS: Final = re.compile(r"\b(?:mon|ma|mes)\b")
_ARTICLES: Final = re.compile(r"^(?:c'est )?(?:le|la|les|l'|mon|ma|mes|son|sa|du|de la)?\s*")
_OWNER: Final = re.compile(r"\s*du vendeur$")
# What the titles of the buttons begin with.
_TITLE: Final = re.compile(r"^corriger (?:le |la |l'|ce |cette )")
_VAGUE: Final = frozenset({"reponse", "choix"})
_PREFERRED: Final = 100


def called(label: str, title: str) -> tuple[str, ...]:
    """Return what a fact may be called, folded: its label, and what its button corrects."""
    folded = fold(title)
    corrected = _TITLE.sub("", folded)
    if corrected == folded or corrected in _VAGUE:
        return (fold(label),)
    return (fold(label), corrected)


def named_in(
    text: str, names: Mapping[FactName, Sequence[str]]
) -> tuple[tuple[FactName, ...], bool]:
    """Return the facts that a text names, and whether it says nothing else.

    Args:
        text: what the victim typed.
        names: what each fact may be called, folded.

    Returns:
        The facts, likeliest first: the longest name, then the owner who is spoken of.
    """
    folded = fold(text).strip(" .!")
    alone = _OWNER.sub("", _ARTICLES.sub("", folded))
    found: dict[FactName, int] = {}
    only = False
    for fact, calls in names.items():
        spoken = [call for call in calls if re.search(rf"\b{re.escape(call)}\b", folded)]
        if spoken:
            found[fact] = max(len(call) for call in spoken) + _owned(fact, folded)
            only = only or alone in spoken or folded in spoken
    return tuple(sorted(found, key=lambda fact: -found[fact])), only


def _owned(fact: FactName, folded: str) -> int:
    seller = fact.value.startswith("suspect_") and _SELLER.search(folded)
    hers = fact.value.startswith("victim_") and _HERS.search(folded)
    return _PREFERRED if seller or hers else 0
