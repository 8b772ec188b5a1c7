"""What the engine's tests share; they are collected where Rasa is."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec

import pytest

collect_ignore_glob = [] if find_spec("rasa") else ["test_*.py"]

# Rasa 3.6 and what it pins warn on import and at each event loop.
_RASAS_OWN = (
    "ignore::DeprecationWarning",
    "ignore::PendingDeprecationWarning",
    "ignore::FutureWarning",
    "ignore::ResourceWarning",
    "ignore:.*pkg_resources.*:UserWarning",
    "ignore:.*SQLAlchemy 2.0",
    "ignore:.*Slot auto-fill:UserWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)

EXAMPLES = {
    "greet": ["bonjour", "bonsoir madame", "salut", "bonjour à vous", "coucou", "bien le bonjour"],
    "ask_cost": [
        "c'est gratuit ?",
        "combien ça coûte",
        "il faut payer ?",
        "quel est le tarif",
        "est-ce que c'est payant",
        "il y a des frais ?",
    ],
    "tell_story": [
        "j'ai acheté un vélo et le vendeur a disparu",
        "le vendeur m'a pris 300 euros et ne répond plus",
        "j'ai payé une console jamais reçue",
        "on me menace de publier mes photos",
        "il veut de l'argent sinon il envoie la vidéo",
        "elle me fait chanter avec mes photos",
        "je me suis fait arnaquer",
        "j'ai été victime d'une escroquerie",
        "je viens pour une arnaque",
    ],
    "distress": [
        "je veux mourir",
        "j'ai envie d'en finir",
        "je n'ai plus envie de vivre",
        "je vais me tuer",
        "je pense au suicide",
        "je n'en peux plus",
    ],
}
OFFENCES = {
    "faux_vendeur": EXAMPLES["tell_story"][:3],
    "chantage": EXAMPLES["tell_story"][3:6],
    "open": EXAMPLES["tell_story"][6:],
}


def pytest_configure(config):
    for line in _RASAS_OWN:
        config.addinivalue_line("filterwarnings", line)


@pytest.fixture(scope="session")
def examples():
    return EXAMPLES


@pytest.fixture(scope="session")
def offences():
    return OFFENCES


@pytest.fixture(scope="session")
def french():
    from bot.nlu.french_nlp import FrenchNLP

    return FrenchNLP.load_model("fr_core_news_md").model


@pytest.fixture(scope="session")
def read(french) -> Callable[[str], object]:
    return french


@pytest.fixture(scope="session")
def small_model():
    from bot.nlu.text_model import TextModel

    pairs = [(text, intent) for intent, texts in EXAMPLES.items() for text in texts]
    texts, labels = zip(*pairs, strict=True)
    return TextModel.train(texts, labels, 0.3)


@pytest.fixture
def messages(french) -> Callable[[Sequence[str]], list[object]]:
    """Return texts as the pipeline's messages, read by the French model."""
    from rasa.shared.nlu.training_data.message import Message

    def make(texts):
        return [Message({"text": text, "text_spacy_doc": french(text)}) for text in texts]

    return make
