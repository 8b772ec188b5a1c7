"""A rule that the site and the console share is written once, in ``base.css``."""

import re
from collections.abc import Iterator

from bot.web.pages import STATIC

LONGEST_RUN = 5


def rules(name: str) -> Iterator[tuple[str, str]]:
    """Yield each rule of a sheet: its selector and its declarations, without white space."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        yield " ".join(selector.split()), " ".join(body.split())


def test_no_rule_is_written_twice() -> None:
    base, site, console = (set(rules(name)) for name in ("base.css", "site.css", "console.css"))

    assert site & console == set()
    assert base & (site | console) == set()


def test_no_run_of_declarations_is_copied_from_one_sheet_to_the_other() -> None:
    runs = []
    for name in ("site.css", "console.css"):
        lines = [line.strip() for line in (STATIC / name).read_text(encoding="utf-8").splitlines()]
        runs.append(
            {
                tuple(run)
                for start in range(len(lines) - LONGEST_RUN)
                for run in [lines[start : start + LONGEST_RUN]]
                if all(":" in line or line.endswith("{") for line in run)
            }
        )

    assert runs[0] & runs[1] == set()
