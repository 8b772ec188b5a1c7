"""E-mail addresses: written, broken (« (at) », spaces) or spelled out (« point », « arobase »)."""

import re
from collections.abc import Mapping
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.hosts import LABEL, registered_prefix, suffix_of
from bot.extraction.lexicons import words
from bot.extraction.remembered import remembered

_PROVIDERS: Final = (
    r"(?:gmail|hotmail|outlook|yahoo|orange|free|sfr|laposte|live|icloud|wanadoo|proton(?:mail)?)"
)
# « par @kevin » is an account of a network: a space before the sign alone needs a provider.
_AT: Final = (
    rf"(?:@[ ]?|[ ]@[ ]|[ ]@(?={_PROVIDERS}\b)|[ ]?[\[({{<][ ]?(?:@|at|a|arobase?)[ ]?[\])}}>][ ]?"
    r"|[ ](?:arobas[ek]?|arrobase?|aroba[sz]|arobaze|at)[ ]"
    rf"|[ ]chez[ ](?={_PROVIDERS}[ ](?:point|dot)[ ]))"
)
# Between two parts of an address; a space on one side only ends a sentence.
_JOINT: Final = r"(?:\.|[ ]\.[ ]|[ ]?[\[(](?:\.|point|dot)[\])][ ]?|[ ](?:point|dot)[ ])"
_IN_USER: Final = (
    rf"(?:[.+]|{_JOINT}|[ ](?:tiret(?:[ ]du)?[ ]bas|tiret[ ]du[ ](?:[68]|six|huit)|under[ ]?score"
    r"|tiret)[ ])"
)
_ADDRESS: Final = re.compile(
    rf"""(?<![\w.+-])
    (?P<user>[\w-]{{1,40}}(?:{_IN_USER}[\w-]{{1,40}}){{0,6}})
    (?P<at>{_AT})
    (?P<host>{LABEL}(?:{_JOINT}{LABEL}){{0,6}}(?:[ ]?\.[ ]?(?:com|fr|net|org|be|ch|eu)\b)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS: Final[Mapping[str, str]] = {
    # On a French keyboard the hyphen is on the key of the 6, the underscore on that of the 8.
    r" (?:tiret(?: du)? bas|tiret du (?:8|huit)|under ?score) ": "_",
    r" tiret(?: du (?:6|six))? ": "-",
    rf" ?\. ?|{_JOINT}": ".",
}


@remembered
def find_emails(message: str) -> list[Found[str]]:
    """Find the e-mail addresses in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Lower-case addresses in the order of the text; « arobase » and « point » are undone.

    Source:
        RFC 5321 for what an address may hold, less what nobody uses; the Public Suffix List
        for where its host ends.
    """
    folded = fold(message)
    found = (_read(message, written) for written in _ADDRESS.finditer(folded))
    return [each for each in found if each]


def _read(message: str, written: re.Match[str]) -> Found[str] | None:
    start, user_end = written.span("user")
    # « je fais le point kevin@… »: only in a dictated address is « point » a sign of it.
    if written["at"] == "@":
        start += written["user"].rfind(" ") + 1
    user = _plain(message[start:user_end]).strip(".")
    host_start, host_end = written.span("host")
    typed = message[host_start:host_end]
    host = registered_prefix(_plain(typed))
    # « chez orange point final »: after a common word, only a usual suffix makes an address.
    word = written["at"].strip() in ("at", "chez")
    if not host or not user or (word and suffix_of(host) not in words("plain_suffixes")):
        return None
    left = _plain(typed).count(".") - host.count(".")
    if left:
        joints = list(re.finditer(rf"[ ]?\.[ ]?|{_JOINT}", fold(typed)))
        host_end = host_start + joints[-left].start()
    return Found(f"{user}@{host}".lower(), start, host_end)


def _plain(part: str) -> str:
    for form, sign in _SIGNS.items():
        part = re.sub(form.replace("[ ]", " "), sign, part, flags=re.IGNORECASE)
    return part
