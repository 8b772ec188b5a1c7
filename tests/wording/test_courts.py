"""Every ground of competence has its words, and a file that lacks some is refused."""

from copy import deepcopy
from typing import Any

import pytest
import yaml

from bot.bootstrap.settings import ROOT
from bot.complaint.referrals import Ground
from bot.jurisdiction.competence import Confidence
from bot.jurisdiction.courts import load_courts
from bot.wording.courts import CourtWords
from bot.wording.wording import MissingWords

WORDS: Any = yaml.safe_load((ROOT / "data" / "wording" / "courts.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("key", ["title", "article", "certain", "to_choose"])
def test_a_ground_without_its_words_is_refused(ground: Ground, key: str) -> None:
    words = deepcopy(WORDS)
    del words["grounds"][ground.value][key]

    with pytest.raises(MissingWords, match=ground.value):
        CourtWords(words)


@pytest.mark.parametrize("ground", Ground)
def test_each_ground_quotes_its_article(ground: Ground) -> None:
    said = CourtWords(WORDS).ground(ground, Confidence.CERTAIN)

    assert "du code de procédure pénale" in said.article
    assert said.reason.endswith(".")


def test_a_prosecutor_is_called_by_her_court() -> None:
    courts = load_courts().by_code
    words = CourtWords(WORDS)

    assert words.court(courts["tj72181"]) == "Parquet du tribunal judiciaire du Mans"
    assert words.court(courts["tpi98735"]).startswith("Parquet du tribunal de première instance")
