"""A short answer to a question with choices names one of them, or nothing."""

import pytest

from bot.complaint.facts import FactName, encode
from bot.extraction.choices import find_choice


@pytest.mark.parametrize(
    ("asked", "said", "choice"),
    [
        ("already_filed", "oui à la gendarmerie", "station"),
        ("already_filed", "oui en ligne", "online"),
        ("already_filed", "pas encore", "no"),
        ("card_whereabouts", "oui je l'ai toujours", "held"),
        ("card_whereabouts", "non je l'ai perdue", "lost"),
        ("card_whereabouts", "on me l'a volée", "stolen"),
        ("message_channel", "par mail", "email"),
        ("message_channel", "un sms", "sms"),
        ("message_channel", "sur whatsapp", "other"),
        ("account_kind", "ma boîte mail", "messaging"),
        ("account_kind", "mon compte amazon", "other"),
        ("lock_kind", "tous mes fichiers", "files"),
        ("lock_kind", "l'écran", "screen"),
        ("purchase_kind", "un vêtement", "goods"),
        ("purchase_kind", "un voyage", "service"),
        ("purchase_kind", "un placement", "investment"),
        ("customer_service", "non", "not_contacted"),
        ("customer_service", "je l'ai pas contacter", "not_contacted"),
        ("customer_service", "ils ne répondent pas", "no_answer"),
        ("customer_service", "ils refusent de rembourser", "unsatisfied"),
        ("rental_channel", "une petite annonce", "classified_ad"),
        ("rental_channel", "par une agence", "professional_site"),
        ("rental_problem", "elle n'existe pas", "does_not_exist"),
        ("rental_problem", "quelqu'un y habite", "unavailable"),
        ("rental_problem", "rien à voir avec l'annonce", "not_as_advertised"),
        ("asked_before", "non", "first"),
        ("asked_before", "oui pour un billet", "other_reasons"),
        ("asked_before", "les mêmes menaces", "same_threat"),
        ("other_problem", "un faux conseiller", "fake_adviser"),
        ("asked_before", "non, jamias avant", "first"),
        ("other_problem", "rien de tout ça", "other"),
        ("seller_professional", "non, un particulier, je vous remercie", "false"),
        ("landlord_professional", "une agence avec siret", "true"),
        ("for_self", "pour moi-même", "true"),
        ("for_self", "non, pour l'entreprise où je travaille", "false"),
        ("author_known", "un parfait inconnu", "false"),
    ],
)
def test_an_answer_names_a_choice(asked: str, said: str, choice: str) -> None:
    found = find_choice(said, FactName(asked))

    assert found
    assert encode(found.value) == choice
    assert (found.start, found.end) == (0, len(said))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("purchase_kind", "pourquoi ce service ?"),
        ("lock_kind", "je reviens"),
        ("offence", "un site"),
    ],
)
def test_what_names_none_is_left_alone(asked: str, said: str) -> None:
    assert find_choice(said, FactName(asked)) is None
