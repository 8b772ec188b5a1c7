"""Exhibits: how much of a screenshot is read right, and in how long."""

import io
import json
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PIL import Image

from benchmarks.screenshots import Screenshot, draw_screenshots
from bot.bootstrap.settings import ROOT
from bot.complaint.exhibits import Reading
from bot.complaint.facts import FactName
from bot.complaint.money import Money
from bot.evidence.ocr import mended
from bot.evidence.workshop import Workshop
from bot.services.exhibit_facts import facts_in

_KINDS: Final = {
    FactName.AMOUNT: "amount",
    FactName.SUSPECT_IBAN: "iban",
    FactName.SUSPECT_PHONE: "phone",
    FactName.SUSPECT_EMAIL: "mail",
    FactName.SUSPECT_URL: "url",
}
_TODAY: Final = date(2026, 3, 30)
TextAndSeconds = tuple[str, float]


@dataclass(frozen=True)
class OcrScore:
    """How an engine did on every screenshot; its text is mended and searched by us.

    Attributes:
        name: the engine.
        precision: of the identifiers and sums found, how many are there.
        recall: of those that are there, how many were found.
        seconds: a picture, median.
        slowest: a picture, the slowest.
    """

    name: str
    precision: float
    recall: float
    seconds: float
    slowest: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure_ocr(folder: Path) -> list[OcrScore]:
    """Return the score of our reading, and of the other engines that are installed."""
    shots = list(draw_screenshots())
    paths = [folder / f"{number}.png" for number in range(len(shots))]
    for path, shot in zip(paths, shots, strict=True):
        with Image.open(io.BytesIO(shot.content)) as image:
            image.convert("RGB").save(path)
    scores = [_score("Ariane (RapidOCR 3, PP-OCRv6)", shots, _ours(shots))]
    scores.append(_score("RapidOCR 1.4 (PP-OCRv4)", shots, _peer(paths)))
    if shutil.which("tesseract"):
        read = [_timed(lambda path=path: _tesseract(path)) for path in paths]
        scores.append(_score("tesseract, French", shots, read))
    return scores


def measure_kinds() -> dict[str, float]:
    """Return the seconds to open and to read one file of each kind of the tests' corpus."""
    workshop = Workshop(1)
    taken = {}
    for path in sorted((ROOT / "tests" / "data" / "evidence" / "accepted").iterdir()):
        content = path.read_bytes()
        media_type = workshop.judge(content, path.name)
        workshop.read(content, media_type)
        times = [
            _timed(lambda: str(workshop.read(content, workshop.judge(content, path.name))))[1]  # noqa: B023 - called at once
            for _ in range(3)
        ]
        taken[path.name] = statistics.median(times)
    workshop.rest()
    return taken


def _score(name: str, shots: Sequence[Screenshot], read: Sequence[TextAndSeconds]) -> OcrScore:
    right = found = there = 0
    for shot, (text, _) in zip(shots, read, strict=True):
        told = {(kind, normal) for kind, normal in shot.shows.items()}
        got = {
            (_KINDS[name], value.amount if isinstance(value, Money) else value)
            for name, value in facts_in(Reading(mended(text)), _TODAY)
            if name in _KINDS
        }
        right, found, there = right + len(told & got), found + len(got), there + len(told)
    times = [seconds for _, seconds in read]
    return OcrScore(
        name, right / max(found, 1), right / there, statistics.median(times), max(times)
    )


def _ours(shots: Sequence[Screenshot]) -> list[TextAndSeconds]:
    workshop = Workshop(1)
    workshop.read(shots[0].content, "image/png")
    read = []
    for shot in shots:
        media_type = "image/jpeg" if shot.name.endswith("jpeg") else "image/png"
        read.append(_timed(lambda: workshop.read(shot.content, media_type).text))  # noqa: B023 - called at once
    workshop.rest()
    return read


def _peer(paths: Sequence[Path]) -> list[TextAndSeconds]:
    home = subprocess.check_output([ROOT / "bin" / "env", "peers"], text=True).strip()
    told = subprocess.check_output(
        [f"{home}/bin/python", "-m", "benchmarks.ocr_peer"],
        input="\n".join(map(str, paths)),
        text=True,
        cwd=ROOT,
    )
    return [(text, seconds) for text, seconds in map(json.loads, told.splitlines())]


def _tesseract(path: Path) -> str:
    return subprocess.check_output(
        ["tesseract", path, "-", "-l", "fra", "--psm", "6"],  # noqa: S607 - where Debian puts it
        text=True,
        stderr=subprocess.DEVNULL,
    )


def _timed(read: Callable[[], str]) -> TextAndSeconds:
    began = time.perf_counter()
    text = read()
    return text, time.perf_counter() - began
