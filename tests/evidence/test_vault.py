"""The vault gives back what it took, or says that it cannot; it leaves nothing half done."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.complaint.errors import StorageFailed
from bot.evidence.vault import Vault
from bot.sealing.keyring import KeyMissing, Keyring

IDENTIFIER = "0f" * 16
OTHER = "1e" * 16
CONTENT = b"%PDF-1.7 " + b"450 euros " * 1000


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow past 1 KiB: the system then refuses a write as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_what_was_put_is_given_back(vault: Vault) -> None:
    vault.put(IDENTIFIER, CONTENT)

    assert vault.get(IDENTIFIER) == CONTENT


def test_the_file_shows_nothing_of_its_content(vault: Vault, tmp_path: Path) -> None:
    vault.put(IDENTIFIER, CONTENT)

    (sealed,) = files(tmp_path / "vault")
    assert b"450 euros" not in sealed.read_bytes()
    assert b"%PDF" not in sealed.read_bytes()


def test_only_its_owner_may_look_into_the_folder(vault: Vault, tmp_path: Path) -> None:
    vault.put(IDENTIFIER, CONTENT)

    assert (tmp_path / "vault" / IDENTIFIER[:2]).stat().st_mode & 0o077 == 0


def test_a_full_disk_is_told_and_leaves_nothing_behind(vault: Vault, tmp_path: Path) -> None:
    with full_disk(), pytest.raises(StorageFailed):
        vault.put(IDENTIFIER, CONTENT)

    assert files(tmp_path / "vault") == []


def test_a_full_disk_does_not_cost_what_was_there(vault: Vault) -> None:
    vault.put(IDENTIFIER, CONTENT)

    with full_disk(), pytest.raises(StorageFailed):
        vault.put(IDENTIFIER, CONTENT + CONTENT)

    assert vault.get(IDENTIFIER) == CONTENT


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, keyring: Keyring) -> None:
    (tmp_path / "vault").write_text("a file, not a folder", encoding="utf-8")

    with pytest.raises(StorageFailed):
        Vault(tmp_path / "vault", keyring).put(IDENTIFIER, CONTENT)


@pytest.mark.parametrize("position", [0, 5, 15, 100, -1])
def test_an_altered_byte_is_refused(vault: Vault, tmp_path: Path, position: int) -> None:
    vault.put(IDENTIFIER, CONTENT)
    (sealed,) = files(tmp_path / "vault")
    altered = bytearray(sealed.read_bytes())
    altered[position] ^= 0x01
    sealed.write_bytes(altered)

    with pytest.raises(KeyMissing):
        vault.get(IDENTIFIER)


def test_two_files_that_changed_places_are_refused(vault: Vault, tmp_path: Path) -> None:
    vault.put(IDENTIFIER, CONTENT)
    vault.put(OTHER, b"another")
    one, other = files(tmp_path / "vault")
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)

    for identifier in (IDENTIFIER, OTHER):
        with pytest.raises(KeyMissing):
            vault.get(identifier)


def test_another_ring_opens_nothing(vault: Vault, tmp_path: Path) -> None:
    vault.put(IDENTIFIER, CONTENT)

    with pytest.raises(KeyMissing):
        Vault(tmp_path / "vault", Keyring.fresh()).get(IDENTIFIER)


def test_what_was_never_put_cannot_be_read(vault: Vault) -> None:
    with pytest.raises(StorageFailed):
        vault.get(IDENTIFIER)


def test_what_was_deleted_is_gone_and_may_be_deleted_again(vault: Vault, tmp_path: Path) -> None:
    vault.put(IDENTIFIER, CONTENT)

    vault.delete(IDENTIFIER)
    vault.delete(IDENTIFIER)

    assert files(tmp_path / "vault") == []
