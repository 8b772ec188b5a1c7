"""Marks somebody's words as a quotation, for whoever hears a page and sees no guillemets."""

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

# A label is between guillemets too: « Je ne sais pas » is nobody's words.
_BETWEEN: Final = re.compile("«[\u00a0\u202f ](?P<words>[^«»]+)[\u00a0\u202f ]»")


def mark_quotations(text: str, said: Sequence[str] | None = None) -> Markup:
    """Return a text as HTML, its quotations as ``<q>`` (RGAA 9.4); the guillemets stay in the text.

    Args:
        text: what is shown, untrusted.
        said: what was said; only what stands in it is a quotation. ``None``: all that is between
            guillemets is one.
    """
    shown, end = Markup(), 0
    for found in _BETWEEN.finditer(text):
        start, stop = found.span("words")
        if said is None or any(found["words"] in each for each in said):
            shown += Markup("{}<q>{}</q>").format(text[end:start], found["words"])
            end = stop
    return shown + text[end:]
