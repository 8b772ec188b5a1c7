"""Names out of a lexicon: which forms of which names stand where in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import yaml

_FOLDER: Final = Path(__file__).parent / "lexicon"
# What stands before a name that is also a common word: « sur signal », « chez orange ».
_BEFORE_COMMON: Final = re.compile(
    r"\b(?:sur|via|par|chez|avec|appli|application|app|compte|profil|site|plateforme|banque|carte"
    r"|operateur|messagerie|reseau|passer?|groupe|mon|ma|son|sa|ton|leur|agence|transporteur|magasin"
    r"|boutique|wallet|portefeuille|client|reunion|societe|support"
    r"|technicien|assistance|service|assurance) $|[(,/] ?$"
)
# « sur Hangouts puis Signal »: one of several, with its capital.
_BEFORE_CAPITAL: Final = re.compile(r"\b(?:puis|et|ou|ensuite|soit|au|passer pour) $")
# « Mme Leclerc », « rue du Général Leclerc »: persons who bear a company's name.
_PERSONS: Final = re.compile(
    r"\b(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|maitre|docteur|dr\.?|general|marechal|rue) $"
)
# After these, the word is itself again: « par signal sonore », « sur la ligne ».
_AFTER_COMMON: Final = re.compile(r" (?:sonore|d'alarme|electrique|routier|mouille|froid|de bord)")
_BEFORE: Final = 16
# Domains of these countries are a service's own; « vinted.top » is somebody else's.
_SUFFIXES: Final = (
    "fr",
    "com",
    "be",
    "ch",
    "ca",
    "de",
    "it",
    "es",
    "nl",
    "lu",
    "pt",
    "co.uk",
    "ma",
)


@dataclass(frozen=True)
class Entry:
    """A name, what it is for, its forms in folded text and its domains."""

    name: str
    forms: Sequence[str]
    role: str = ""
    common: Sequence[str] = ()
    capitals: Sequence[str] = ()
    hosts: Sequence[str] = ()


@dataclass(frozen=True)
class Lexicon:
    """All of a lexicon's names, ready to be looked for."""

    pattern: re.Pattern[str]
    forms: Mapping[str, Entry]
    hosts: Mapping[str, Entry] = field(default_factory=dict)

    def find(self, folded: str, message: str) -> Iterator[tuple[Entry, int, int]]:
        """Yield the entries that a text names, each as often as it does."""
        for written in self.pattern.finditer(folded):
            entry, form = self.forms[written[0]], written[0]
            typed = message[written.start() : written.end()]
            before = folded[max(0, written.start() - _BEFORE) : written.start()]
            plain = form not in entry.common and form not in entry.capitals
            told = form in entry.common and _is_name(folded, written, capital=typed[0].isupper())
            shouted = form in entry.capitals and typed.isupper()
            if (plain or told or shouted) and not _PERSONS.search(before):
                yield entry, written.start(), written.end()

    def by_host(self, host: str) -> Entry | None:
        """Return the entry whose own domain a host is or lies under."""
        labels = host.split(".")
        domains = (".".join(labels[index:]) for index in range(len(labels) - 1))
        return next((self.hosts[domain] for domain in domains if domain in self.hosts), None)


def _is_name(folded: str, written: re.Match[str], *, capital: bool) -> bool:
    before = folded[max(0, written.start() - _BEFORE) : written.start()]
    after = _AFTER_COMMON.match(folded, written.end())
    told = _BEFORE_COMMON.search(before) or (capital and _BEFORE_CAPITAL.search(before))
    return bool(told) and after is None


@cache
def lexicon(name: str) -> Lexicon:
    """Return a lexicon by its file's name, read once."""
    entries = [
        Entry(**entry)
        for entry in yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    ]
    forms = {
        form: entry for entry in entries for form in (*entry.forms, *entry.common, *entry.capitals)
    }
    hosts = {host: entry for entry in entries for host in _hosts(entry)}
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = "|".join(re.escape(form) for form in longest_first)
    return Lexicon(re.compile(rf"(?<![\w@])(?<![\w][.-])(?:{pattern})(?![\w@])"), forms, hosts)


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the small tables of words, read once."""
    tables = yaml.safe_load((_FOLDER / "words.yml").read_text(encoding="utf-8"))
    return frozenset(" ".join(map(str, tables[name])).split())


@cache
def first_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first names, and those that are also common words."""
    lists = yaml.safe_load((_FOLDER / "first_names.yml").read_text(encoding="utf-8"))
    names, common = (" ".join(lists[kind]).split() for kind in ("names", "common"))
    return frozenset(names), frozenset(common)


def patterns(name: str) -> Mapping[str, str]:
    """Return the tables of a lexicon of patterns: each table's lines joined as alternatives."""
    tables = yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return {table: "|".join(lines) for table, lines in tables.items()}


def _hosts(entry: Entry) -> Iterator[str]:
    yield from entry.hosts
    label = re.sub(r"[^a-z0-9-]", "", entry.forms[0] if entry.role and entry.forms else "")
    if label:
        yield from (f"{label}.{suffix}" for suffix in _SUFFIXES)
