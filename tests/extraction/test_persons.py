"""Names of persons, by title, introduction, first name, header and signature."""

import pytest

from bot.extraction.lexicons import words
from bot.extraction.persons import find_person_names
from tests.extraction.spans import unmark

# These may stand between « au nom de » and the name.
LINKING = {"est", "etait", "c'est", "monsieur", "madame", "titulaire", "beneficiaire"}


@pytest.mark.parametrize(
    ("message", "owners"),
    [
        ("le vendeur s'appelle [Kevin]", ["suspect"]),
        ("il s'appelle [kevin dupont] et il vend des iphones", ["suspect"]),
        ("elle s'appelle [sophie] elle m'a contactée", ["suspect"]),
        ("il s’appelait [Jean-Marc Lefèvre].", ["suspect"]),
        ("il s'apelle [Moussa Diallo]", ["suspect"]),
        ("un certain [Kevin]", ["suspect"]),
        ("elle s'appelle [estelle]", ["suspect"]),
        ("il s'appelle [mrabet]", ["suspect"]),
        ("un certain « M. [Laurent BERNARD] »", ["suspect"]),
        ("elle s'appelle [melissa r.]", ["suspect"]),
        ("au nom de [D. Visser]", ["suspect"]),
        ("un certain docteur [Martin] de la Sécu", ["suspect"]),
        ("une certaine [sandrine] m'a écrit", ["suspect"]),
        ("un certain [Kévin Dupont] sur leboncoin", ["suspect"]),
        ("un homme nommé [Patrick Morel]", ["suspect"]),
        ("un dénommé [Karim B.]", ["suspect"]),
        ("sous le nom de [Julien Morel]", ["suspect"]),
        ("il se présentait comme [David Miller]", ["suspect"]),
        ("le virement est au nom de Mme [Dupont Marie]", ["suspect"]),
        ("compte au nom de [DUPONT MARIE]", ["suspect"]),
        ("au nom de [marie dupont] à la banque postale", ["suspect"]),
        ("un chèque à l'ordre de M. [Durand]", ["suspect"]),
        ("à l'ordre de [Sophie Leroy]", ["suspect"]),
        ("Titulaire : [Ousmane Traoré]", ["suspect"]),
        ("titulaire du compte : [JEAN MARTIN]", ["suspect"]),
        ("Bénéficiaire : [Awa Koné]", ["suspect"]),
        ("Je m'appelle [Jeanne Martin]", ["victim"]),
        ("je m'apelle [jeanne martin] et j'ai 45 ans", ["victim"]),
        ("Je soussignée [Jeanne Martin], déclare", ["victim"]),
        ("mon nom est [Martin]", ["victim"]),
        ("je m appelle [jeanne martin]", ["victim"]),
        ("je mappelle [jeanne]", ["victim"]),
        ("il s appelle [kevin]", ["suspect"]),
        ("elle sappelle [Sophie Leroy]", ["suspect"]),
        ("moi c'est [Jeanne]", ["victim"]),
        ("je suis [Nadia], j'ai 34 ans", ["victim"]),
        ("Bonjour, ici [Jeanne Vasseur], de Lens", ["victim"]),
        ("J'ai payé un vélo que je n'ai jamais reçu. [Jeanne Vasseur]", ["victim"]),
        ("[Kevin Dupont] vendait un vélo. Kevin ne répond plus", ["suspect"]),
        ("Mme [Dupont] m'a appelée", ["suspect"]),
        ("mme [dupont] m'a appelée", ["suspect"]),
        ("M. [Jean Dupont] a encaissé", ["suspect"]),
        (
            "Monsieur [Dupont de Villiers] ne répond plus",
            ["suspect"],
        ),
        ("VIR INST vers M [DUPONT KEVIN] 450,00", ["suspect"]),
        ("VIREMENT MME [DIALLO AWA]", ["suspect"]),
        ("mr [durand] du service fraude", ["suspect"]),
        ("Maître [Lefort], notaire", ["suspect"]),
        ("[Kevin] ne répond plus", ["suspect"]),
        ("j'ai parlé à [Kevin Dupont] hier", ["suspect"]),
        ("Bonjour [Kevin], je vous écris", ["suspect"]),
        ("[Jean-Pierre] m'a bloquée", ["suspect"]),
        ("[Fatoumata Diarra] m'a demandé de l'argent", ["suspect"]),
        ("[Rose Lambert] m'a écrit", ["suspect"]),
        ("mon mari [Paul] a payé", ["other"]),
        ("ma fille s'appelle [Julie]", ["other"]),
        ("le brigadier [Morel] a pris ma plainte", ["other"]),
        ("Cordialement,\n[Jeanne Martin]", ["victim"]),
        ("Bien cordialement [Jeanne Martin]", ["victim"]),
        ("merci d'avance\n\n[J. Martin]", ["victim"]),
        ("Nom : [Martin]\nPrénom : [Jeanne]", ["suspect", "suspect"]),
        (
            "De : [Kevin Dupont] <kevin@example.org>\nÀ : [Jeanne Martin] <jeanne@example.org>",
            ["suspect", "victim"],
        ),
        (
            "12/03/2024 14:22 - [Kevin Dupont]: voici mon RIB",
            ["suspect"],
        ),
        ("De : <k@example.org>\nBonjour Madame [Petit], merci de payer", ["victim"]),
        ("le vendeur [Wesley Nkembe] a disparu", ["suspect"]),
        ("le conseiller, [Ethan Roskam], m'a rappelée", ["suspect"]),
        ("Coordonnées : Nom : [DUPONT] Prénom : [Kevin] Tél : 06", ["suspect", "suspect"]),
        ("Nom du titulaire : [Wesley Nkembe]", ["suspect"]),
        ("il s'appelle soi-disant [Frank Weber]", ["suspect"]),
        ("Mme [Leclerc] m'a écrit", ["suspect"]),
        ("[Sophie Boulanger] m'a écrit", ["suspect"]),
        ("un certain Dr [Alan Smith]", ["suspect"]),
        ("[Kevin] et [Sophie] sont complices", ["suspect", "suspect"]),
        ("Le [Kevin] en question", ["suspect"]),
        ("Il dit : « je m'appelle [Sophie Leroy] »", ["suspect"]),
    ],
)
def test_names_are_read_where_they_stand(message: str, owners: list[str]) -> None:
    text, spans = unmark(message)

    found = find_person_names(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.role for each in found] == owners


@pytest.mark.parametrize("word", sorted(words("not_a_person") - LINKING))
def test_no_small_word_is_a_name_after_its_introduction(word: str) -> None:
    assert find_person_names(f"le compte est au nom de {word} xyz 12") == []


@pytest.mark.parametrize("word", sorted(words("after_a_person")))
def test_a_name_in_lower_case_ends_where_the_sentence_goes_on(word: str) -> None:
    (found,) = find_person_names(f"il s'appelle kevin {word} encore")

    assert found.value == "kevin"


@pytest.mark.parametrize("brand", sorted(words("not_a_family")))
def test_a_brand_or_a_town_is_no_family(brand: str) -> None:
    assert find_person_names(f"un sac Marc {brand.title()}") == []


@pytest.mark.parametrize(
    "message",
    [
        "j'habite rue Victor Hugo",
        "à Saint Martin",
        "le lycée Jean Moulin",
        "la station Charles de Gaulle",
        "un parfum Hugo Boss",
        "au nom de la société",
        "au nom de son mari",
        "au nom de mon entreprise",
        "un certain temps",
        "mon identité est protégée ?",
        "c'est pas Kevin",
        "Nom du site : ModeChic",
        "le vendeur Rolex",
        "le conseiller Crédit Agricole",
        "un certain nombre de fois",
        "une certaine somme",
        "le prix s'appelle un acompte",
        "Monsieur le commissaire",
        "Madame, Monsieur,",
        "Bonjour Madame",
        "il s'appelle Kevin_92",
        "Leboncoin m'a répondu",
        "J'ai acheté une Rose et une Pierre",
        "Marine nationale",
        "Claire comme de l'eau",
        "Bonjour. Merci. Cordialement.",
        "Merci d'avance pour votre aide",
        "IL M'A VOLE TOUT MON ARGENT",
        "kevin.dupont@gmail.com",
        "https://kevin.example/a",
    ],
)
def test_other_words_are_left_alone(message: str) -> None:
    assert find_person_names(message) == []
