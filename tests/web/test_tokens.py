"""The colours that site, console and chat share can be read, in each theme, light and dark."""

import re

import pytest

from bot.web.pages import STATIC

SHEETS = ["tokens.css", "dsfr.css"]
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
PAIRS = [
    ("ink", "surface", TEXT),
    ("ink", "raised", TEXT),
    ("ink", "soft", TEXT),
    ("ink", "mark", TEXT),
    ("ink", "alert-soft", TEXT),
    ("quiet", "surface", TEXT),
    ("quiet", "raised", TEXT),
    ("quiet", "soft", TEXT),
    ("thread", "surface", TEXT),
    ("thread", "raised", TEXT),
    ("thread", "soft", TEXT),
    ("thread-deep", "raised", TEXT),
    ("on-thread", "thread", TEXT),
    ("on-thread", "thread-deep", TEXT),
    ("alert", "surface", TEXT),
    ("alert", "raised", TEXT),
    ("alert", "alert-soft", TEXT),
    ("edge", "surface", SHAPE),
    ("edge", "raised", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "raised", SHAPE),
    ("focus", "soft", SHAPE),
]


def themes(sheet: str) -> dict[str, dict[str, str]]:
    """The colours by name: the light ones, and the dark ones over them."""
    text = (STATIC / sheet).read_text(encoding="utf-8")
    light, dark, _ = re.split(r"@media \((?:prefers-color-scheme: dark)\) \{|@media print \{", text)
    read = [
        dict(re.findall(r"--ariane-([a-z-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)
    ]
    return {"light": read[0], "dark": read[0] | read[1]}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_each_colour_stands_out_from_what_it_stands_on(
    sheet: str, theme: str, front: str, back: str, least: float
) -> None:
    colours = themes(sheet)[theme]

    darker, lighter = sorted(luminance(colours[name]) for name in (front, back))

    assert (lighter + 0.05) / (darker + 0.05) >= least


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_dark_theme_changes_every_colour(sheet: str) -> None:
    colours = themes(sheet)

    assert {
        name for name in colours["light"] if colours["light"][name] == colours["dark"][name]
    } == set()


def test_the_other_theme_sets_every_colour_of_ours() -> None:
    ours, other = themes("tokens.css"), themes("dsfr.css")

    assert {theme: set(ours[theme]) for theme in ours} == {t: set(other[t]) for t in other}
