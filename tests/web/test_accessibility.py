"""The table of the RGAA's criteria is whole and true, and the statement says what it says."""

import re
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.bootstrap.settings import ROOT
from bot.wording.accessibility import Accessibility, Conformity, Criterion, Standing, Theme
from bot.wording.reading import MissingWords
from tests.web.pages import show

FOLDER = ROOT / "data" / "accessibility"
TABLE = Accessibility.load(FOLDER)
# RGAA 4.1.2: how many criteria each of its 13 themes has.
SIZES = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)


def test_all_the_criteria_are_there_in_their_order() -> None:
    numbers = [[each.number for each in theme.criteria] for theme in TABLE.themes]

    assert numbers == [
        [f"{theme}.{rank}" for rank in range(1, size + 1)]
        for theme, size in enumerate(SIZES, start=1)
    ]


def test_every_test_that_is_named_is_collected() -> None:
    named = sorted({f"tests/{name}" for each in TABLE.criteria for name in each.tests})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]

    told = subprocess.run([*command, *named], cwd=ROOT, capture_output=True, text=True, check=False)

    collected = set(told.stdout.splitlines())
    missing = [
        name for name in named if not any(f"{each}[".startswith(f"{name}[") for each in collected)
    ]
    assert (missing, told.returncode) == ([], 0), told.stdout + told.stderr


@pytest.mark.parametrize(
    "held",
    [
        {},
        {"not_applicable": "Rien.", "tests": ["web/test_tokens.py"]},
        {"not_applicable": "Rien.", "not_met": {"what": "Tout.", "until": "demain"}},
    ],
    ids=["by nothing", "by a test, though not applicable", "both ways"],
)
def test_a_criterion_that_is_not_held_in_one_way_is_refused(
    tmp_path: Path, held: dict[str, Any]
) -> None:
    read = yaml.safe_load((FOLDER / "criteria.yml").read_text(encoding="utf-8"))
    broken = deepcopy(read)
    broken["themes"][0]["criteria"][0] = {"number": "1.1", "title": "Une image", **held}
    (tmp_path / "criteria.yml").write_text(yaml.safe_dump(broken), encoding="utf-8")

    with pytest.raises(MissingWords, match=r"1\.1"):
        Accessibility.load(tmp_path)


def test_a_table_that_lacks_a_criterion_is_refused(tmp_path: Path) -> None:
    read = yaml.safe_load((FOLDER / "criteria.yml").read_text(encoding="utf-8"))
    read["themes"][0]["criteria"].pop()
    (tmp_path / "criteria.yml").write_text(yaml.safe_dump(read), encoding="utf-8")

    with pytest.raises(MissingWords, match="105 criteria"):
        Accessibility.load(tmp_path)


@pytest.mark.parametrize(
    ("met", "not_met", "rate", "conformity"),
    [
        (3, 0, 100, Conformity.FULL),
        (99, 1, 99, Conformity.PARTIAL),
        (1, 1, 50, Conformity.PARTIAL),
        (1, 2, 33, Conformity.NONE),
    ],
)
def test_what_may_be_declared_follows_from_the_applicable_criteria(
    met: int, not_met: int, rate: int, conformity: Conformity
) -> None:
    criteria = [
        *(Criterion("", "", tests=("t",)) for _ in range(met)),
        *(Criterion("", "", not_met="Un manque.") for _ in range(not_met)),
        *(Criterion("", "", not_applicable="Rien de tel.") for _ in range(5)),
    ]

    table = Accessibility([Theme("", criteria)], [])

    assert (table.rate, table.conformity) == (rate, conformity)


def test_the_statement_says_what_the_table_says() -> None:
    text = words_of("site/accessibility.html", contact="acces@example.org")

    counts = TABLE.standings
    assert f"{TABLE.rate} % des critères applicables" in text
    assert f"{counts['met']} critères respectés, dont {TABLE.tested} contrôlés" in text
    for each in TABLE.criteria:
        assert f"{each.number} {each.title}".replace("\u00a0", " ") in text
        if each.standing is Standing.NOT_MET:
            assert f"{each.not_met} C’est prévu {each.until}".replace("\u00a0", " ") in text
    for part in ("Défenseur des droits", "Retour d’information et contact", "acces@example.org"):
        assert part in text
    assert "Aucun auditeur extérieur" in text


def test_without_a_contact_the_statement_says_that_there_is_none() -> None:
    text = words_of("site/accessibility.html", contact="")

    assert "n’a pas encore donné d’adresse" in text


def test_every_page_leads_to_the_statement_by_what_it_declares() -> None:
    state = {"full": "totalement", "partial": "partiellement", "none": "non"}

    text = words_of("site/legal.html")

    assert f"Accessibilité : {state[TABLE.conformity.value]} conforme" in text


def words_of(template: str, **context: Any) -> str:
    return re.sub(r"\s+", " ", show(template, context).text)
