"""Which meanings (the engine's intents) are not answers, and what becomes of the question then."""

from typing import Final

from bot.complaint.facts import FactName, FactType, type_of

# What an answer of these means depends on nothing that was said before: the engine's rules
# answer, and the pending question comes back.
DIGRESSIONS: Final = frozenset(
    {
        "greet",
        "thanks",
        "restart",
        "pause_resume",
        "stop",
        "ask_status",
        "ask_human",
        "ask_cost",
        "ask_duration",
        "ask_anonymity",
        "ask_data_protection",
        "ask_legal_value",
        "ask_evidence",
        "ask_bank_refund",
        "ask_meaning",
        "ask_why",
        "ask_useless",
        "insult",
        "other_language",
        "smalltalk",
        "ask_next_steps",
        "ask_withdraw",
        "ask_station",
        "ask_deadline",
        "ask_abroad",
        "ask_minor",
        "ask_third_party",
        "ask_lawyer",
        "ask_chances",
        "ask_reprisal",
        "ask_what_now",
        "ask_is_it_scam",
        "ask_compensation",
        "ask_bot",
        "shame",
        "ask_repeat",
    }
)
# A free text (an address, a name) looks like nothing in particular: only what is clearly
# something else is not one.
CLEAR: Final = 0.7
_LIKELY: Final = 0.4
# Heard even where the classifier hesitates: a missed cry for help is the worst fault.
CARE: Final = frozenset({"distress", "danger"})
# After these the question waits until she writes again.
QUIET: Final = CARE | {"pause_resume", "stop"}


def is_aside(intent: str, confidence: float, text: str, asked: FactName | None) -> bool:
    """Tell whether a message is surely no answer to the pending question.

    Args:
        intent: its likeliest meaning.
        confidence: that meaning's, from 0 to 1.
        text: its words.
        asked: the fact that was asked for, if any.
    """
    free_text = asked is not None and type_of(asked) is FactType.TEXT
    floor = CLEAR if free_text and "?" not in text else _LIKELY
    return intent in DIGRESSIONS and confidence >= floor
