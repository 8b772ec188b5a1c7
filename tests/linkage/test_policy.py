"""Which values link, and which are everybody's."""

from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT
from bot.extraction.lexicons import lexicon
from bot.linkage.policy import BadPolicy, Policy, Standing, load_policy
from bot.linkage.traces import STRONG, Trace, TraceKind

FOLDER = ROOT / "data" / "linkage"


@pytest.fixture
def policy() -> Policy:
    return load_policy(FOLDER)


@pytest.mark.parametrize(
    "trace",
    [
        Trace(TraceKind.PHONE, "+33805805817"),
        Trace(TraceKind.DOMAIN, "gmail.com"),
        Trace(TraceKind.DOMAIN, "drive.google.com"),
        Trace(TraceKind.DOMAIN, "bit.ly"),
        Trace(TraceKind.DOMAIN, "interieur.gouv.fr"),
        Trace(TraceKind.EMAIL, "contact@prefecture.gouv.fr"),
    ],
    ids=lambda trace: trace.value,
)
def test_what_is_everybodys_is_on_the_lists(policy: Policy, trace: Trace) -> None:
    assert policy.is_listed(trace)


@pytest.mark.parametrize(
    "trace",
    [
        Trace(TraceKind.EMAIL, "kevin.martin92@gmail.com"),
        Trace(TraceKind.DOMAIN, "gmail.com.connexion.example"),
        Trace(TraceKind.DOMAIN, "interieur-gouv.fr"),
        Trace(TraceKind.PHONE, "+33639980012"),
        Trace(TraceKind.IBAN, "FR7630006000011234567890189"),
    ],
    ids=lambda trace: trace.value,
)
def test_what_is_an_author_s_is_not(policy: Policy, trace: Trace) -> None:
    assert not policy.is_listed(trace)


@pytest.mark.parametrize("kind", TraceKind)
def test_strong_kinds_link_and_weak_ones_only_support(policy: Policy, kind: TraceKind) -> None:
    assert policy.links(kind, Standing.OPEN, 0, 2, listed=False) is (kind in STRONG)


@pytest.mark.parametrize(
    ("kind", "spread", "accompanied", "links"),
    [
        (TraceKind.PHONE, 2, 1, True),
        (TraceKind.PHONE, 3, 2, False),
        (TraceKind.PHONE, 3, 3, True),
        (TraceKind.PHONE, 4, 87, True),
        (TraceKind.PHONE, 21, 400, False),
        (TraceKind.IBAN, 30, 20, True),
        (TraceKind.IBAN, 101, 1000, False),
        (TraceKind.DOMAIN, 21, 400, True),
    ],
)
def test_a_value_links_as_long_as_its_company_comes_back(
    policy: Policy, kind: TraceKind, spread: int, accompanied: int, *, links: bool
) -> None:
    assert policy.links(kind, Standing.OPEN, spread, accompanied, listed=False) is links


def test_an_officer_s_word_goes_before_lists_and_limits(policy: Policy) -> None:
    assert policy.links(TraceKind.NAME, Standing.LINKING, 900, 900, listed=True)
    assert not policy.links(TraceKind.IBAN, Standing.NEUTRAL, 0, 2, listed=False)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("limits.yml", "company: 1\nfew: 1\ncaps: {iban: 1}"),
        ("limits.yml", "caps: {fax: 1}"),
        ("neutral.yml", "- just a list"),
        ("handles.yml", "{"),
    ],
)
def test_data_that_cannot_be_used_is_refused_by_name(tmp_path: Path, name: str, text: str) -> None:
    for each in FOLDER.glob("*.yml"):
        (tmp_path / each.name).write_text(each.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(BadPolicy):
        load_policy(tmp_path)


def test_the_finders_know_the_platforms_whose_names_are_one_account_s(policy: Policy) -> None:
    known = {entry.name for entry in lexicon("platforms").forms.values()}
    assert sorted(policy.handles - known) == []
