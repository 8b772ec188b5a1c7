"""Which facts a message names, when she wants to correct one."""

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.facts import FactName
from bot.wording.wording import Wording

WORDING = Wording.load(ROOT / "data" / "wording")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("je veux corriger le montant", FactName.AMOUNT),
        ("la somme est fausse", FactName.AMOUNT),
        ("ma date de naissance", FactName.VICTIM_BIRTH_DATE),
        ("la date", FactName.PAYMENT_DATE),
        ("mon adresse", FactName.VICTIM_ADDRESS),
        ("mon adresse mail", FactName.VICTIM_EMAIL),
        ("l’adresse mail du vendeur", FactName.SUSPECT_EMAIL),
        ("le nom du vendeur", FactName.SUSPECT_NAME),
        ("mon nom", FactName.VICTIM_LAST_NAME),
        ("son numéro n’est pas le bon", FactName.SUSPECT_PHONE),
    ],
)
def test_a_fact_is_named_by_its_label_or_by_another_word_for_it(text: str, name: FactName) -> None:
    names, _ = WORDING.named(text)

    assert names[0] is name


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("le montant", True),
        ("l’IBAN du vendeur", True),
        ("c’est la date", True),
        ("je veux corriger le montant", False),
        ("oui sauf la date", False),
    ],
)
def test_a_name_that_stands_alone_is_told_from_one_in_a_sentence(text: str, alone: bool) -> None:  # noqa: FBT001 - one row of a table
    assert WORDING.named(text)[1] is alone


@pytest.mark.parametrize("text", ["12 rue des Lilas", "Jeanne", "une moto", "oui", "bonjour"])
def test_an_answer_names_no_fact(text: str) -> None:
    assert WORDING.named(text) == ((), False)
