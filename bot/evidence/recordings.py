"""Recordings of calls, sound or video: their container is opened, never played."""

import io

from pymediainfo import MediaInfo

from bot.complaint.errors import RefusedEvidence
from bot.evidence.kinds import RECORDINGS


def open_recording(content: bytes, media_type: str) -> None:
    """Open a recording's container.

    Args:
        content: the whole file.
        media_type: what its bytes declare, one of ``kinds.RECORDINGS``.

    Raises:
        RefusedEvidence: ``unreadable`` when the container is another, or nothing in it lasts.
    """
    tracks = MediaInfo.parse(io.BytesIO(content)).tracks
    container = next((each.format for each in tracks if each.track_type == "General"), None)
    lasting = [each for each in tracks if each.track_type in ("Audio", "Video") and each.duration]
    if container not in RECORDINGS[media_type] or not lasting:
        raise RefusedEvidence("unreadable", media_type)
