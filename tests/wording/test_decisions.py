"""What officers choose from has its words, and nothing of it says no to a victim."""

import copy
import re
from typing import Any

import pytest
import yaml

from bot.bootstrap.settings import ROOT
from bot.complaint.errors import BadValue
from bot.complaint.offences import Offence
from bot.orientation.directory import load_directory
from bot.orientation.loading import load_questionnaire
from bot.wording.decisions import DecisionWords
from bot.wording.reading import MissingWords
from bot.wording.wording import Wording

ORIENTATION = ROOT / "data" / "orientation"
DIRECTORY = load_directory(ORIENTATION, load_questionnaire(ORIENTATION))
WORDS = DecisionWords.load(ROOT / "data", Wording.load(ROOT / "data" / "wording"), DIRECTORY)
SAID = yaml.safe_load((ROOT / "data/wording/decisions.yml").read_text(encoding="utf-8"))
LAW = yaml.safe_load((ROOT / "data/qualifications.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", WORDS.grounds)
def test_every_ground_names_its_law_and_leads_somewhere(key: str) -> None:
    ground = WORDS.ground(key)

    assert re.search(r"article|arrêté", ground.source)
    assert WORDS.service(ground.service).next.endswith(".")
    assert ground.source in WORDS.leads(ground)


def test_nothing_is_refused_and_nobody_blamed() -> None:
    assert not re.search(r"(?i)refus|rejet|irrecevable|malheureusement|auriez dû", str(SAID))


@pytest.mark.parametrize("offence", Offence)
def test_every_offence_has_qualifications_to_propose(offence: Offence) -> None:
    proposed = WORDS.proposed(offence)

    assert proposed
    assert all(
        "article" in each.article and each.maximum and each.source for each in proposed.values()
    )


@pytest.mark.parametrize("key", WORDS.qualifications)
def test_a_penalty_that_was_not_read_is_marked_in_its_line(key: str) -> None:
    confirmed = WORDS.qualifications[key].confirmed

    assert ("à vérifier" in WORDS.qualification(key)) != confirmed


def test_what_is_none_of_ours_cannot_be_chosen() -> None:
    for choose in (WORDS.ground, WORDS.service, WORDS.question, WORDS.qualification):
        with pytest.raises(BadValue):
            choose("poubelle")


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("said", ("noted", "redirection"), None),
        ("said", ("grounds", "carte"), {**SAID["grounds"]["carte"], "service": "banque"}),
        ("law", ("offences", "chantage"), None),
        ("law", ("offences", "chantage"), ["vol"]),
    ],
)
def test_a_gap_in_the_data_is_told_before_anybody_meets_it(
    place: str, key: tuple[str, str], value: Any
) -> None:
    files = copy.deepcopy({"said": SAID, "law": LAW})
    section = files[place][key[0]]
    if value is None:
        del section[key[1]]
    else:
        section[key[1]] = value

    with pytest.raises(MissingWords):
        DecisionWords(
            files["said"], files["law"], Wording.load(ROOT / "data" / "wording"), DIRECTORY
        )
