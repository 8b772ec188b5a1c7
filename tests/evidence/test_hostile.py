"""Files that mean harm: each is answered, in time, and nothing of it reaches anybody's screen."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.complaint.errors import RefusedEvidence
from bot.evidence.kinds import ACCEPTED, DRAWN, MAILS
from bot.evidence.pieces import MOST_PIECES
from bot.evidence.workshop import WorkFailed, Workshop
from tests.evidence.hostile import ACCEPTED as GOOD
from tests.evidence.hostile import PROGRAM, SCRIPT, Hostile, hostile_files

FILES = list(hostile_files())
# What is sewn to a file of these kinds is found; a text may say anything.
_SEEN = (".png", ".jpg", ".gif", ".webp", ".heic")


def named(file: Hostile) -> str:
    return f"{file[1]}, {file[0]}".encode("ascii", "replace").decode()


def test_there_are_about_two_hundred_of_them() -> None:
    assert len(FILES) >= 200


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_hostile_file_is_refused_or_only_its_pixels_are_shown(
    file: Hostile, workshop: Workshop
) -> None:
    _, name, content = file
    try:
        media_type = workshop.judge(content, name)
    except RefusedEvidence as refusal:
        assert refusal.reason in (  # noqa: PT017 - refused or shown: both are answers
            "type",
            "size",
            "pixels",
            "pages",
            "empty",
            "unreadable",
            "locked",
            "program",
            "hidden",
            "archive",
        )
        return
    assert media_type in ACCEPTED
    if media_type in DRAWN:
        _, drawn = workshop.preview(content, media_type, 1)
        with Image.open(io.BytesIO(drawn)) as picture:
            assert picture.format == "JPEG"
            assert max(picture.size) <= 1600
        assert SCRIPT not in drawn
        assert PROGRAM not in drawn


@pytest.mark.parametrize(
    "file", [each for each in FILES if each[1].endswith((".eml", ".msg"))], ids=named
)
def test_what_a_hostile_mail_brings_along_is_judged_like_any_file(
    file: Hostile, workshop: Workshop
) -> None:
    try:
        media_type = workshop.judge(file[2], file[1])
    except RefusedEvidence:
        return
    if media_type not in MAILS:
        return

    pieces = workshop.unpack(file[2], media_type)

    assert len(pieces) <= MOST_PIECES + 1
    for each in pieces:
        assert bool(each.refused) != (each.media_type in ACCEPTED)
        assert PROGRAM not in each.content or each.media_type in MAILS


@pytest.mark.parametrize(
    "file",
    [each for each in FILES if each[0].endswith("behind") and each[1].endswith(_SEEN)],
    ids=named,
)
def test_what_is_sewn_to_a_picture_has_it_refused(file: Hostile, workshop: Workshop) -> None:
    with pytest.raises(RefusedEvidence) as refusal:
        workshop.judge(file[2], file[1])

    assert refusal.value.reason in ("hidden", "unreadable")


@given(
    st.sampled_from([path.read_bytes() for path in GOOD]),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=8)), max_size=6),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_written_over_a_file_it_is_answered(
    workshop: Workshop, content: bytes, wounds: list[tuple[int, bytes]]
) -> None:
    harmed = bytearray(content)
    for place, wound in wounds:
        start = place % len(harmed)
        harmed[start : start + len(wound)] = wound

    try:
        media_type = workshop.judge(bytes(harmed), "")
    except RefusedEvidence:
        return
    assert media_type in ACCEPTED


def test_a_process_that_dies_costs_one_file_and_no_more(workshop: Workshop) -> None:
    with pytest.raises(WorkFailed):
        workshop.preview(b"no picture", "image/png", 1)

    assert workshop.judge(GOOD[0].read_bytes(), GOOD[0].name) in ACCEPTED
