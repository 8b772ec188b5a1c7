"""What no module can promise alone: sizes, doors, layers, and no French in the code."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT

LONGEST_MODULE = 250
# Alembic wrote it, and it is never read again once it has run.
GENERATED = ROOT / "bot" / "records" / "migrations" / "versions"
MODULES = sorted(
    path
    for folder in ("bot", "actions")
    for path in (ROOT / folder).rglob("*.py")
    if GENERATED not in path.parents
)
# One library, one door.
DOORS = {
    "rasa": ("bot/nlu",),
    "rasa_sdk": ("actions", "bot/web/action_webhook.py"),
    "spacy": ("bot/extraction", "bot/nlu"),
    "sqlalchemy": ("bot/records",),
    "alembic": ("bot/records",),
    "aiohttp": ("bot/web",),
    "magic": ("bot/evidence",),
    "pikepdf": ("bot/evidence",),
    "PIL": ("bot/evidence",),
    "typst": ("bot/documents",),
    "cryptography": ("bot/sealing",),
    "argon2": ("bot/services/passwords.py",),
    "duckdb": ("bot/linkage",),
    "rapidfuzz": ("bot/jurisdiction", "bot/linkage"),
    "confusable_homoglyphs": ("bot/linkage",),
    "pyotp": ("bot/sealing/codes.py",),
    "segno": ("bot/web/console/enrolling.py",),
}
FRENCH = re.compile(
    r"\b(?:le|la|les|un|une|des|du|de|au|aux|et|ou|est|sont|vous|votre|vos|nous|je|il|elle|pour"
    r"|avec|sur|dans|que|qui|ne|pas|ce|cette|votre|par|plus)\b",
    re.IGNORECASE,
)
# French that is read rather than said: patterns of the finders, and the name of a unit.
ALLOWED = re.compile(r"\(\?|\\[bwsdW]|\||\[")
NAMES = {"Brigade de lutte contre les e-escroqueries"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def said(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings."""
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_longer_than_a_reader_s_patience(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_sentence_that_people_read_is_in_the_code(path: Path) -> None:
    french = [
        text
        for text in said(parsed(path))
        if len(text.split()) >= 3
        and len(FRENCH.findall(text)) >= 2
        and not ALLOWED.search(text)
        and text not in NAMES
    ]

    assert french == []


@pytest.mark.parametrize("library", DOORS)
def test_a_library_enters_by_its_own_door(library: str) -> None:
    strays = [
        name_of(path)
        for path in MODULES
        if library in imports(parsed(path)) and not name_of(path).startswith(DOORS[library])
    ]

    assert strays == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in MODULES
        if name_of(path).startswith(("bot/complaint", "bot/extraction", "bot/nlu"))
    ],
    ids=name_of,
)
def test_what_the_engine_imports_is_python_3_10(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 10))


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    imported = {
        library
        for path in MODULES
        if name_of(path).startswith("bot/complaint")
        for library in imports(parsed(path))
    }

    assert sorted(imported - sys.stdlib_module_names) == ["bot"]


def test_arrows_point_down_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
