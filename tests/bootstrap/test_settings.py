"""Each setting has a default that works, and one clear sentence when it is wrong."""

from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT, BadSetting, Settings


def test_every_default_works_on_a_bare_machine() -> None:
    settings = Settings.read({})

    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.home == ROOT / ".ariane"
    assert settings.database_url == f"sqlite:///{ROOT / '.ariane' / 'ariane.sqlite3'}"
    assert settings.heads == ROOT / ".ariane" / "audit-heads.jsonl"
    assert not settings.secure


def test_an_empty_setting_is_the_default() -> None:
    names = ("HOST", "PORT", "HOME", "DATABASE_URL", "NOW", "KEYS", "AUDIT_HEADS", "HTTPS")

    settings = Settings.read({f"ARIANE_{name}": "" for name in names})

    assert settings.home == Settings.read({}).home
    assert settings.port == 8080


def test_what_is_set_is_taken(tmp_path: Path) -> None:
    settings = Settings.read(
        {
            "ARIANE_HOST": "0.0.0.0",  # noqa: S104 - a value like another
            "ARIANE_PORT": "0",
            "ARIANE_HOME": str(tmp_path),
            "ARIANE_DATABASE_URL": "postgresql://db.example.org/ariane",
            "ARIANE_AUDIT_HEADS": "/mnt/witness/heads.jsonl",
            "ARIANE_NOW": "2026-03-05T10:00:00+01:00",
            "ARIANE_HTTPS": "1",
        }
    )

    assert (settings.port, settings.home, settings.secure) == (0, tmp_path, True)
    assert settings.database_url == "postgresql://db.example.org/ariane"
    assert settings.heads == Path("/mnt/witness/heads.jsonl")
    assert settings.clock().isoformat() == "2026-03-05T09:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "ARIANE_PORT",
            "http",
            "ARIANE_PORT is no port: choose a number from 1024 to 65535",
        ),
        (
            "ARIANE_PORT",
            "65536",
            "ARIANE_PORT is no port: choose a number from 1024 to 65535",
        ),
        (
            "ARIANE_PORT",
            "8²",
            "ARIANE_PORT is no port: choose a number from 1024 to 65535",
        ),
        *(
            (
                "ARIANE_THEME",
                value,
                "ARIANE_THEME is no theme: write dsfr, or the path of a file in .css",
            )
            for value in ("marianne", "/nowhere/ville.css", __file__)
        ),
        (
            "ARIANE_NOW",
            "demain",
            "ARIANE_NOW is no moment: write it as 2026-03-05T10:00:00+01:00",
        ),
        (
            "ARIANE_DATABASE_URL",
            "mysql://localhost/ariane",
            (
                "ARIANE_DATABASE_URL is neither SQLite nor PostgreSQL: write it as "
                "sqlite:////var/lib/ariane/ariane.sqlite3 "
                "or postgresql://user:password@host/ariane"
            ),
        ),
    ],
)
def test_a_bad_setting_is_told_in_one_sentence(name: str, value: str, sentence: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        Settings.read({name: value})

    assert str(refusal.value) == sentence


IDENTITY = {
    "ARIANE_IDENTITY_ISSUER": "https://fournisseur.example.org/api/v2",
    "ARIANE_IDENTITY_CLIENT": "ariane",
    "ARIANE_IDENTITY_SECRET": "a secret",
    "ARIANE_PUBLIC_URL": "https://ariane.example.org/",
}


def test_nobody_identifies_herself_unless_a_provider_is_set() -> None:
    assert Settings.read({}).identity is None
    assert Settings.read({"ARIANE_PUBLIC_URL": "https://ariane.example.org"}).identity is None


def test_a_provider_is_taken_and_its_secret_never_shown() -> None:
    identity = Settings.read(IDENTITY).identity

    assert identity
    assert (identity.client, identity.secret) == ("ariane", "a secret")
    assert identity.public_url == "https://ariane.example.org"
    assert "a secret" not in repr(Settings.read(IDENTITY))


@pytest.mark.parametrize("name", IDENTITY)
def test_a_provider_wants_every_setting_of_its_own(name: str) -> None:
    with pytest.raises(BadSetting, match="needs all of"):
        Settings.read({**IDENTITY, name: ""})


@pytest.mark.parametrize("name", ["ARIANE_IDENTITY_ISSUER", "ARIANE_PUBLIC_URL"])
@pytest.mark.parametrize("url", ["http://ariane.example.org", "ftp://127.0.0.1.example.org", "x"])
def test_a_secret_never_travels_in_the_clear(name: str, url: str) -> None:
    with pytest.raises(BadSetting, match=f"{name} is no https:// address"):
        Settings.read({**IDENTITY, name: url})


def test_one_program_may_reach_another_of_this_machine_in_the_clear() -> None:
    here = "http://127.0.0.1:8080"

    assert Settings.read({**IDENTITY, "ARIANE_PUBLIC_URL": here}).identity
