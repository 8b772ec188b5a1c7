"""E-mails, as text (EML) or from Outlook (MSG): opened, and what their headers claim."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser, Parser
from typing import Final

from oxmsg import Message as OutlookMessage

from bot.complaint.errors import RefusedEvidence

_HEADER: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+")
_TELLING: Final = re.compile(rb"(?im)^(?:received|message-id|date|subject|return-path):")
_TAG: Final = re.compile(r"(?is)<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>")
_MOST_HOPS: Final = 30


@dataclass(frozen=True)
class Mail:
    """What an e-mail says of itself; none of it is proven.

    Attributes:
        claims: the headers that tell who sent it, by their names in lower case.
        path: the servers that say that they passed it on, the last one first.
        checks: what the receiving server says of the sender (SPF, DKIM, DMARC).
        body: the text.
    """

    claims: Mapping[str, str]
    path: Sequence[str]
    checks: Sequence[str]
    body: str


def looks_like_mail(content: bytes) -> bool:
    """Tell whether a text begins with the headers of an e-mail."""
    head = _HEADER.match(content)
    return bool(head and re.search(rb"(?im)^from:", head[0]) and _TELLING.search(head[0]))


def open_mail(content: bytes) -> None:
    """Open an e-mail.

    Raises:
        RefusedEvidence: ``unreadable`` when nobody sent it.
    """
    if not _parsed(content).get("From"):
        raise RefusedEvidence("unreadable")


def open_outlook(content: bytes) -> None:
    """Open a message of Outlook.

    Raises:
        RefusedEvidence: ``unreadable`` when it holds no message.
        Exception: the library's own, when it does not open.
    """
    if not OutlookMessage.load(io.BytesIO(content)).message_class:
        raise RefusedEvidence("unreadable")


def read_mail(content: bytes) -> Mail:
    """Return what an e-mail says."""
    message = _parsed(content)
    part = message.get_body(preferencelist=("plain", "html"))
    text = part.get_content() if part else ""
    html = part is not None and part.get_content_subtype() == "html"
    return _mail(message, _TAG.sub(" ", text) if html else text)


def read_outlook(content: bytes) -> Mail:
    """Return what a message of Outlook says, by its transport headers where it has them."""
    message = OutlookMessage.load(io.BytesIO(content))
    lines = "".join(f"{name}: {told}\n" for name, told in message.message_headers.items())
    headers = Parser(policy=policy.default).parsestr(lines, headersonly=True)
    if not headers.get("From") and message.sender:
        headers["From"] = message.sender
    return _mail(headers, message.body or _TAG.sub(" ", message.html_body or ""))


def _parsed(content: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(content)


def _mail(message: EmailMessage, body: str) -> Mail:
    named = ("from", "reply-to", "return-path", "to", "date", "subject")
    return Mail(
        claims={name: _flat(message[name]) for name in named if message[name]},
        path=[_flat(each) for each in message.get_all("received", [])[:_MOST_HOPS]],
        checks=[_flat(each) for each in message.get_all("authentication-results", [])],
        body=body,
    )


def _flat(header: object) -> str:
    return " ".join(str(header).split())
