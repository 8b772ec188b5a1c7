"""Which facts a message names: « je veux corriger le montant », « l'adresse du vendeur »."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.complaint.facts import FactName
from bot.extraction.folding import fold

_AUTHORS: Final = r"(?:vendeu\w+|acheteu\w+|loueu\w+|escroc|auteur|personne)"
_AUTHOR: Final = re.compile(rf"\b(?:{_AUTHORS}|son|sa)\b")
_HERS: Final = re.compile(r"\b(?:mon|ma|mes)\b")
_ARTICLES: Final = re.compile(r"^(?:c'est )?(?:le|la|les|l'|mon|ma|mes|son|sa|du|de la)?\s*")
_OWNER: Final = re.compile(rf"\s*(?:du|de la|de l'|de cette) ?{_AUTHORS}$")
# What the titles of the buttons begin with.
_TITLE: Final = re.compile(r"^corriger (?:le |la |l'|ce |cette )")
_VAGUE: Final = frozenset({"reponse", "choix"})


def called(label: str, title: str, also: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what a fact may be called, folded.

    Args:
        label: what it is called in a recap.
        title: the button that corrects it.
        also: other words for it.
    """
    folded = fold(title)
    corrected = _TITLE.sub("", folded)
    names = [fold(name) for name in (label, *also)]
    if corrected not in (folded, *_VAGUE):
        names.append(corrected)
    return tuple(names)


def named_in(
    text: str, names: Mapping[FactName, Sequence[str]]
) -> tuple[tuple[FactName, ...], bool]:
    """Return the facts that a text names, and whether it says nothing else.

    Args:
        text: what the victim typed.
        names: what each fact may be called, folded.

    Returns:
        The facts, longest name first, without those of whoever is not spoken of.
    """
    folded = fold(text).strip(" .!")
    alone = _OWNER.sub("", _ARTICLES.sub("", folded))
    found: dict[FactName, int] = {}
    only = False
    for fact, calls in names.items():
        spoken = [call for call in calls if re.search(rf"\b{re.escape(call)}\b", folded)]
        if spoken and not _another_s(fact, folded):
            found[fact] = max(len(call) for call in spoken)
            only = only or alone in spoken or folded in spoken
    return tuple(sorted(found, key=lambda fact: -found[fact])), only


def _another_s(fact: FactName, folded: str) -> bool:
    """Tell whether the owner who is spoken of is not the fact's."""
    if fact.value.startswith("victim_"):
        return bool(_AUTHOR.search(folded))
    return fact.value.startswith("suspect_") and bool(_HERS.search(folded))
