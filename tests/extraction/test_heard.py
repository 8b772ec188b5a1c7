"""What victims write in many registers: every identifier, in its normal form, with its owner."""

import pytest

from bot.extraction.lines import extract_line
from tests.extraction.heard import Heard, heard


@pytest.mark.parametrize(("register", "sentence"), list(heard("identifiers")))
def test_every_identifier_is_heard_with_its_owner(register: str, sentence: Heard) -> None:
    answer = extract_line({"id": register, "text": sentence.text, "ref_date": "2026-11-24"})

    found = {(each["kind"], each["normalized"], each["owner"]) for each in answer["identifiers"]}
    assert found == sentence.facts
