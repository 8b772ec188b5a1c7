"""Draws screenshots as victims send them, and tells what stands on each."""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, sync_playwright
from schwifty import IBAN

_SCREENS: Final = Path(__file__).parent / "screens"
# What each screen shows of a case.
SHOWS: Final[Mapping[str, Sequence[str]]] = {
    "transfer": ("amount", "iban"),
    "chat": ("amount", "iban", "phone", "mail"),
    "sms": ("amount", "phone", "url"),
    "advert": ("amount", "phone", "mail"),
    "mail": ("amount", "iban", "phone", "mail", "url"),
}
THEMES: Final = ("light", "dark")
# Width in CSS pixels, pixels for each of them, and how the file was saved: an old telephone, two
# of today, a picture that a messaging service has squeezed, a computer.
SIZES: Final = ((320, 1.0, "png"), (390, 2.0, "png"), (412, 2.6, "png"), (390, 1.3, "jpeg"))
SIZES_WIDE: Final = ((1100, 1.0, "png"),)
_HEIGHT: Final = 640
_JPEG: Final = 55
_NAMES: Final = ("Kevin Marchal", "Sophie Lenoir", "Trans Rapid SAS", "Amélie Fournier")
_ITEMS: Final = ("iPhone 15", "vélo électrique", "canapé d’angle", "console PS5")


@dataclass(frozen=True)
class Screenshot:
    """A picture, and what can be read on it.

    Attributes:
        name: the screen, its theme and its size.
        content: the file's bytes.
        shows: the kinds of what it shows, each with its normal form.
    """

    name: str
    content: bytes
    shows: Mapping[str, str]


@dataclass(frozen=True)
class _Told:
    shown: str
    normal: str


def draw_screenshots(seed: int = 6) -> Iterator[Screenshot]:
    """Yield every screen in every theme and size, with other identifiers each time."""
    rng = random.Random(seed)  # noqa: S311 - invented people, the same ones each time
    pages = Environment(loader=FileSystemLoader(_SCREENS), autoescape=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        for screen, theme, size in itertools.product(SHOWS, THEMES, (*SIZES, *SIZES_WIDE)):
            case = _case(rng)
            html = pages.get_template(f"{screen}.html").render(
                {name: told.shown for name, told in case.items()},
                theme=theme,
                clock=f"{rng.randint(7, 22)}:{rng.randint(10, 59)}",
                battery=rng.randint(11, 99),
                name=rng.choice(_NAMES),
                item=rng.choice(_ITEMS),
            )
            width, scale, kind = size
            yield Screenshot(
                f"{screen} {theme} {width}x{scale} {kind}",
                _shot(browser, html, *size),
                {name: case[name].normal for name in SHOWS[screen]},
            )
        browser.close()


def _shot(browser: Browser, html: str, width: int, scale: float, kind: str) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": _HEIGHT}, device_scale_factor=scale)
    page.set_content(html)
    quality = {"quality": _JPEG} if kind == "jpeg" else {}
    content = page.screenshot(type=kind, full_page=True, **quality)  # type: ignore[arg-type]
    page.close()
    return content


def _case(rng: random.Random) -> dict[str, _Told]:
    euros, cents = rng.choice((rng.randint(20, 999), rng.randint(1000, 4800))), rng.randint(0, 99)
    country, digits = rng.choice((("FR", 23), ("BE", 12), ("DE", 18), ("ES", 20)))
    iban = _iban(rng, country, digits)
    # The range that ARCEP keeps for works of fiction.
    spaced = f"06 39 98 {rng.randint(0, 99):02} {rng.randint(0, 99):02}"
    account = rng.choice(("contact", "k.marchal", "location.paris"))
    mail = f"{account}{rng.randint(10, 99)}@mail-exemple.fr"
    url = f"https://suivi-colis{rng.randint(10, 99)}.com/{rng.choice(('payer', 'contrat', 'a7Fk'))}"
    return {
        "amount": _Told(
            f"{euros:,}".replace(",", "\u202f") + f",{cents:02}\u00a0€", f"{euros}.{cents:02}"
        ),
        "iban": _Told(" ".join(iban[i : i + 4] for i in range(0, len(iban), 4)), iban),
        "phone": _Told(spaced, "+33" + spaced.replace(" ", "")[1:]),
        "mail": _Told(mail, mail),
        "url": _Told(url, url),
        "day": _Told(f"{rng.randint(2, 28)} mars 2026", ""),
    }


def _iban(rng: random.Random, country: str, digits: int) -> str:
    while True:
        account = "".join(str(rng.randint(0, 9)) for _ in range(digits))
        made = IBAN(f"{country}00{account}", allow_invalid=True)
        check = 98 - int(f"{account}{ord(country[0]) - 55}{ord(country[1]) - 55}00") % 97
        made = IBAN(f"{country}{check:02}{account}", allow_invalid=True)
        if made.is_valid:
            return str(made)
