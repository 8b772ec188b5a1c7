"""The frozen texts that measure what the assistant understands are whole and well formed."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

SETS: Final = Path(__file__).parents[1] / "data" / "understanding"
INTENTS: Final = """
    greet thanks smalltalk affirm deny dont_know inform tell_story done skip go_back correct
    restart pause_resume stop ask_recap ask_filing prefer_report ask_status ask_human ask_cost
    ask_duration ask_anonymity ask_data_protection ask_legal_value ask_evidence ask_bank_refund
    ask_meaning ask_why ask_useless distress danger insult other_language ask_next_steps
    ask_withdraw ask_minor ask_third_party ask_is_it_scam ask_lawyer ask_compensation ask_station
    ask_reprisal ask_bot ask_what_now ask_chances ask_deadline ask_abroad shame ask_repeat
"""
OFFENCES: Final = """
    faux_vendeur faux_acheteur fausse_location faux_site_vente piratage_compte
    message_contact_pirate chantage rancongiciel escroquerie_sentimentale sentiments_chantage
    autre_escroquerie hors_perimetre
"""
COUNTS: Final = {
    ("intents", "intent"): dict.fromkeys(INTENTS.split(), 14),
    ("offences", "offence"): dict.fromkeys(OFFENCES.split(), 20),
    ("distress", "intent"): {"distress": 60, "danger": 40, "other": 100},
}


def rows(name: str) -> list[dict[str, str]]:
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def all_rows() -> list[dict[str, str]]:
    return [row for name, _ in COUNTS for row in rows(name)]


@pytest.mark.parametrize(("name", "label"), COUNTS)
def test_each_meaning_has_its_number_of_texts(name: str, label: str) -> None:
    expected = COUNTS[name, label]

    found = Counter(row[label] for row in rows(name))

    assert found == expected


@pytest.mark.parametrize(("name", "label"), COUNTS)
def test_each_row_holds_an_identifier_a_text_and_a_meaning(name: str, label: str) -> None:
    expected = {"id", "text", label}

    odd = [row for row in rows(name) if row.keys() != expected or not all(row.values())]

    assert odd == []


def test_no_identifier_is_used_twice() -> None:
    uses = Counter(row["id"] for row in all_rows())

    assert [identifier for identifier, count in uses.items() if count > 1] == []


def test_no_text_is_written_twice_even_with_other_capitals_or_punctuation() -> None:
    texts = (row["text"] for row in all_rows())

    # A text of signs alone, such as a thumb, is compared as it stands.
    uses = Counter(re.sub(r"\W+", " ", text.casefold()).strip() or text for text in texts)

    assert [text for text, count in uses.items() if count > 1] == []


def test_each_story_has_between_ten_and_two_hundred_words() -> None:
    lengths = {row["id"]: len(row["text"].split()) for row in rows("offences")}

    assert {name: words for name, words in lengths.items() if not 10 <= words <= 200} == {}
