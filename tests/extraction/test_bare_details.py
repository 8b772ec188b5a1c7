"""Messages that are nothing but details, and stories that end with some."""

import pytest

from bot.complaint.identifiers import Owner
from bot.extraction.identifiers import find_identifiers
from bot.extraction.lexicons import words

# These make another number of it, or head a mail or a list.
LINKING = {"reference", "ref", "suivi", "carte", "de", "site"}


@pytest.mark.parametrize("label", sorted(words("labels_of_details") - LINKING))
def test_a_lone_number_behind_its_label_is_nobodys(label: str) -> None:
    (phone,) = find_identifiers(f"{label} : 06 39 98 12 34")

    assert phone.owner is Owner.UNKNOWN


def test_a_visiting_card_is_the_writers() -> None:
    card = find_identifiers("Jeanne Martin\n06 39 98 12 34\njeanne.martin@example.org")

    assert [each.owner for each in card] == [Owner.VICTIM] * 3


def test_a_card_given_for_the_suspect_is_his() -> None:
    card = find_identifiers("Karim Diallo\n06 39 98 12 34", asked="suspect_name")

    assert [each.owner for each in card] == [Owner.SUSPECT] * 2


@pytest.mark.parametrize(
    ("story", "owner"),
    [
        ("Il ne répond plus et je suis désespérée, aidez-moi.", Owner.VICTIM),
        ("Il ne répond plus et je suis désespérée. Voici ses coordonnées :", Owner.SUSPECT),
    ],
)
def test_what_ends_a_story_signs_it_unless_it_is_announced(story: str, owner: Owner) -> None:
    found = find_identifiers(f"J'ai été escroquée. {story}\nJeanne Martin\n06 39 98 12 34")

    assert [each.owner for each in found] == [owner, owner]


def test_details_behind_a_name_are_its_bearers() -> None:
    found = find_identifiers(
        "Un ami m'a prévenue. La victime : Jeanne Martin, 72 ans, 06 39 98 12 34, "
        "jeanne@example.org. Le vendeur se cache."
    )

    assert [each.owner for each in found] == [Owner.VICTIM] * 3
