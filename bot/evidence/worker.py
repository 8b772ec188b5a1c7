"""A process that opens what strangers have sent, so that nothing of theirs runs in the service.

``python -m bot.evidence.worker <descriptor> <niceness>`` answers one request after the other on
an open socket: a JSON header and the file's bytes, to which it answers a JSON header and bytes.
It is given no key and no database, and cannot write a file.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from multiprocessing.connection import Connection
from typing import Any, Final

from bot.complaint.errors import RefusedEvidence
from bot.evidence.images import drawn_again, picture
from bot.evidence.kinds import PDF
from bot.evidence.pdfs import drawn_page, pages_of
from bot.evidence.pieces import pieces_of
from bot.evidence.reading import read_file
from bot.evidence.witnesses import media_type_of

# Address space, of which the OCR engine reserves far more than it uses.
_MEMORY: Final = 6 * 1024**3
Answer = tuple[dict[str, Any], bytes]


def _judge(content: bytes, asked: Mapping[str, Any]) -> Answer:
    return {"media_type": media_type_of(content, asked["name"])}, b""


def _unpack(content: bytes, asked: Mapping[str, Any]) -> Answer:
    pieces = pieces_of(content, asked["media_type"], media_type_of)
    told = [
        {
            "name": each.name,
            "media_type": each.media_type,
            "refused": each.refused,
            "size": len(each.content),
        }
        for each in pieces
    ]
    return {"pieces": told}, b"".join(each.content for each in pieces)


def _read(content: bytes, asked: Mapping[str, Any]) -> Answer:
    return asdict(read_file(content, asked["media_type"])), b""


def _preview(content: bytes, asked: Mapping[str, Any]) -> Answer:
    if asked["media_type"] == PDF:
        pages = pages_of(content)
        page = min(max(int(asked["page"]), 1), pages)
        return {"pages": pages}, drawn_again(drawn_page(content, page - 1))
    return {"pages": 1}, drawn_again(picture(content))


_WORKS: Final[Mapping[str, Callable[[bytes, Mapping[str, Any]], Answer]]] = {
    "judge": _judge,
    "unpack": _unpack,
    "read": _read,
    "preview": _preview,
}


def answer(content: bytes, asked: Mapping[str, Any]) -> Answer:
    """Return the answer to one request: ``refused`` with a reason, ``failed``, or the work."""
    try:
        return _WORKS[asked["work"]](content, asked)
    except RefusedEvidence as refusal:
        return {"refused": refusal.reason, "media_type": refusal.media_type}, b""
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes provoke ends here
        return {"failed": type(error).__name__}, b""


def serve(connection: Connection) -> None:
    """Answer until the other end is closed."""
    while True:
        try:
            asked = json.loads(connection.recv_bytes())
            content = connection.recv_bytes()
        except EOFError:
            return
        told, made = answer(content, asked)
        connection.send_bytes(json.dumps(told).encode())
        connection.send_bytes(made)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(int(sys.argv[2]))
    serve(Connection(int(sys.argv[1])))
