"""E-mails, as text (EML) or from Outlook (MSG): opened, and what their headers claim."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
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
# What a text is drawn with: a logo, a pixel that tells that it was read. A screenshot weighs more.
_DRAWN_WITH: Final = 10_000
# What the mail that another one forwards is called, when it has no name of its own.
_FORWARDED: Final = "courriel.eml"
# Bytes as they came: an original is not folded anew.
_AS_IT_CAME: Final = policy.default.clone(refold_source="none")


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


def attached_to_mail(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files that came with an e-mail: what each is called, ``""`` for nothing, its bytes.

    The mail that another one forwards is one of its files; its own are not looked for.
    """
    waiting: list[tuple[EmailMessage, bool]] = [(_parsed(content), False)]
    while waiting:
        part, related = waiting.pop()
        if part.get_content_maintype() == "multipart":
            within = part.get_content_subtype() == "related"
            waiting += [(each, within) for each in reversed(list(part.iter_parts()))]
            continue
        name, attached = part.get_filename() or "", _bytes_of(part)
        drawn_with = related and "content-id" in part and len(attached) < _DRAWN_WITH
        is_text = part.get_content_maintype() == "text" and not name
        if attached and not drawn_with and not (is_text and not part.is_attachment()):
            yield name or (_FORWARDED if part.is_multipart() else ""), attached


def attached_to_outlook(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files that came with a message of Outlook; one that it forwards stays in it."""
    for each in OutlookMessage.load(io.BytesIO(content)).attachments:
        if each.file_bytes:
            yield each.file_name or "", each.file_bytes


def _bytes_of(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return b"".join(each.as_bytes(policy=_AS_IT_CAME) for each in part.iter_parts())
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


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
