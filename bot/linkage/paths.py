"""Why two files hang together: the shortest way from one to the other, link by link."""

from collections import deque
from collections.abc import Hashable, Iterable
from typing import TypeVar

File = TypeVar("File", bound=Hashable)
Tie = TypeVar("Tie", bound=Hashable)


def path(edges: Iterable[tuple[Tie, File]], start: File, end: File) -> list[tuple[File, Tie, File]]:
    """Return the steps from one file to another, each through what both hold.

    Args:
        edges: what holds which file.
        start: where to begin.
        end: where to arrive.

    Returns:
        The fewest steps there are; none when nothing leads there, or when both are one.
    """
    ties_of: dict[File, list[Tie]] = {}
    files_of: dict[Tie, list[File]] = {}
    for tie, file in edges:
        ties_of.setdefault(file, []).append(tie)
        files_of.setdefault(tie, []).append(file)
    came: dict[File, tuple[File, Tie] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for tie in ties_of.get(here, ()):
            # Whoever comes to a value has come to all its files: it is never looked at again.
            for there in files_of.pop(tie, ()):
                if there not in came:
                    came[there] = (here, tie)
                    waiting.append(there)
    steps: list[tuple[File, Tie, File]] = []
    here = end
    while (step := came.get(here)) is not None:
        steps.append((step[0], step[1], here))
        here = step[0]
    return steps[::-1]
