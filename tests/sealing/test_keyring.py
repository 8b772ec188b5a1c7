"""Envelopes open where they were sealed, with the keys that sealed them, and nowhere else."""

import base64
import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT
from bot.sealing.keyring import KeyMissing, Keyring

PLACE = "messages|content|42"
WORDS = "J’ai payé 450 € à Kevin_92".encode()


def key_file(keys: dict[str, bytes], active: str) -> str:
    written = {name: base64.b64encode(key).decode() for name, key in keys.items()}
    return json.dumps({"active": active, "keys": written})


def test_an_envelope_opens_where_it_was_sealed(keyring: Keyring) -> None:
    envelope = keyring.seal(WORDS, PLACE)

    assert keyring.open(envelope, PLACE) == WORDS


def test_an_envelope_shows_nothing_of_what_it_holds(keyring: Keyring) -> None:
    envelope = keyring.seal(WORDS, PLACE)

    assert b"Kevin" not in envelope


def test_the_same_words_are_never_sealed_alike(keyring: Keyring) -> None:
    assert keyring.seal(WORDS, PLACE) != keyring.seal(WORDS, PLACE)


def test_an_envelope_moved_to_another_row_does_not_open(keyring: Keyring) -> None:
    envelope = keyring.seal(WORDS, PLACE)

    with pytest.raises(KeyMissing, match="altered or moved"):
        keyring.open(envelope, "messages|content|43")


@pytest.mark.parametrize("position", [0, 1, 8, 9, 20, 21, 30, -1])
def test_an_altered_byte_is_noticed(keyring: Keyring, position: int) -> None:
    altered = bytearray(keyring.seal(WORDS, PLACE))
    altered[position] ^= 0x01

    with pytest.raises(KeyMissing):
        keyring.open(bytes(altered), PLACE)


@pytest.mark.parametrize("length", [0, 1, 8, 9, 20, 21, 36])
def test_a_shortened_envelope_does_not_open(keyring: Keyring, length: int) -> None:
    envelope = keyring.seal(WORDS, PLACE)

    with pytest.raises(KeyMissing):
        keyring.open(envelope[:length], PLACE)


def test_another_ring_does_not_open_it(keyring: Keyring) -> None:
    envelope = keyring.seal(WORDS, PLACE)

    with pytest.raises(KeyMissing, match="not in the ring"):
        Keyring.fresh().open(envelope, PLACE)


def test_after_a_rotation_the_new_key_seals_and_the_old_ones_open(keyring: Keyring) -> None:
    before = keyring.seal(WORDS, PLACE)

    rotated = keyring.rotated()

    assert rotated.open(before, PLACE) == WORDS
    with pytest.raises(KeyMissing):
        keyring.open(rotated.seal(WORDS, PLACE), PLACE)


def test_a_ticket_fits_its_purpose_alone(keyring: Keyring) -> None:
    ticket = keyring.ticket("recall|abc")

    assert keyring.fits("recall|abc", ticket)
    assert not keyring.fits("recall|abd", ticket)
    assert not Keyring.fresh().fits("recall|abc", ticket)


def test_a_ticket_still_fits_after_a_rotation(keyring: Keyring) -> None:
    ticket = keyring.ticket("recall|abc")

    assert keyring.rotated().fits("recall|abc", ticket)


@pytest.mark.parametrize("ticket", ["", "0" * 40, "été", "0" * 39 + "é"])
def test_a_made_up_ticket_fits_nothing(keyring: Keyring, ticket: str) -> None:
    assert not keyring.fits("recall|abc", ticket)


def test_the_first_start_makes_keys_that_their_owner_alone_can_read(tmp_path: Path) -> None:
    file = tmp_path / "home" / "keys.json"

    ring = Keyring.load(file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert Keyring.load(file).open(ring.seal(WORDS, PLACE), PLACE) == WORDS


def test_keys_from_a_setting_leave_no_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    setting = key_file({"0a1b2c3d": bytes(32)}, "0a1b2c3d")

    ring = Keyring.load(file, setting)

    assert ring.active == "0a1b2c3d"
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not JSON",
        "[]",
        "{}",
        '{"active": "0a1b2c3d", "keys": []}',
        '{"active": "0a1b2c3d", "keys": {"0a1b2c3d": "short"}}',
        '{"active": "0a1b2c3d", "keys": {"0a1b2c3d": 5}}',
        key_file({"0a1b2c3d": bytes(7)}, "0a1b2c3d"),
        # The active key is not there: nothing could be sealed.
        key_file({"0a1b2c3d": bytes(32)}, "ffffffff"),
        # An envelope keeps eight bytes for the name: what another one sealed would never open.
        key_file({"new": bytes(32)}, "new"),
        key_file({"0a1b2c3d": bytes(32), "clé-2026": bytes(32)}, "0a1b2c3d"),
    ],
)
def test_keys_that_cannot_be_used_are_refused_at_once(tmp_path: Path, content: str) -> None:
    file = tmp_path / "keys.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(KeyMissing, match="cannot be read from"):
        Keyring.load(file)


def test_a_refusal_never_shows_the_keys(tmp_path: Path) -> None:
    secret = base64.b64encode(b"k" * 31).decode()

    with pytest.raises(KeyMissing) as refusal:
        Keyring.load(tmp_path / "keys.json", f'{{"active": "a", "keys": {{"a": "{secret}"}}}}')

    assert secret not in str(refusal.value)
    assert "ARIANE_KEYS" in str(refusal.value)


def test_a_full_disk_never_costs_the_keys_that_were_there(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    ring = Keyring.load(file)

    rotation = subprocess.run(
        [sys.executable, "-m", "bot", "keys", "rotate"],
        cwd=ROOT,
        env={**os.environ, "ARIANE_HOME": str(tmp_path)},
        # No file may grow past 40 bytes: a disk that fills up in the middle of the keys.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40)),
        capture_output=True,
        text=True,
        check=False,
    )

    assert rotation.returncode == 1
    assert rotation.stderr.strip() == f"the keys cannot be written to {file}"
    assert Keyring.load(file).open(ring.seal(WORDS, PLACE), PLACE) == WORDS
    assert [each.name for each in tmp_path.iterdir()] == ["keys.json"]
