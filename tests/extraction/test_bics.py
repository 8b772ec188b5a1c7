"""Banks' codes: after their word, or beside an account number."""

import pytest

from bot.extraction.bics import find_bics
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("BIC : [AGRIFRPP]", ["AGRIFRPP"]),
        ("BIC [AGRIFRPP831]", ["AGRIFRPP831"]),
        ("code BIC: [BNPAFRPPXXX].", ["BNPAFRPPXXX"]),
        ("bic [psstfrppxxx]", ["PSSTFRPPXXX"]),
        ("BIC/SWIFT : [SOGEFRPP]", ["SOGEFRPP"]),
        ("code swift [CMCIFR2A] de la banque", ["CMCIFR2A"]),
        ("BIC : [BNPA FR PP XXX]", ["BNPAFRPPXXX"]),
        ("le BIC est [GKCCBEBB]", ["GKCCBEBB"]),
        ("IBAN FR76 3000 6000 0112 3456 7890 189 [AGRIFRPPXXX]", ["AGRIFRPPXXX"]),
        ("[PSSTFRPPPAR] FR76 3000 6000 0112 3456 7890 189", ["PSSTFRPPPAR"]),
        ("BE68 5390 0754 7034\n[GKCCBEBB]", ["GKCCBEBB"]),
        ("BIC [BCMAMAMC] au Maroc", ["BCMAMAMC"]),
        ("BIC : [POFICHBEXXX]", ["POFICHBEXXX"]),
    ],
)
def test_codes_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_bics(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize(
    "message",
    [
        "VIREMENT FR76 3000 6000 0112 3456 7890 189",
        "BONJOUR VIREMENT FAIT FR76 3000 6000 0112 3456 7890 189 PAIEMENT URGENT",
        "AGRIFRPP",
        "le bic inconnu chez lui",
        "un stylo bic bleu foncé",
        "le code swift bancaire demandé",
        "BIC : AGRIZZPP",
        "Mme DURANDET a viré",
    ],
)
def test_words_of_their_shape_are_left_alone(message: str) -> None:
    assert find_bics(message) == []
