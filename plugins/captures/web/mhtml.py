"""MHTML: a page saved in one file with all its parts (RFC 2557), of which its HTML is read."""

from __future__ import annotations

import datetime
import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from captures.capture import Rejected

_HEAD = re.compile(
    rb"(?is)\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?"
    rb"(?:content-type:\s*multipart/related|snapshot-content-location:)"
)


_MOST_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The HTML of a saved page and what the file says of it."""

    html: bytes
    charset: str
    address: str
    date: str
    """When it was saved, as the file says it."""
    saved: datetime.date | None


def is_mhtml(head: bytes) -> bool:
    """Whether the beginning of a file is MHTML's."""
    return _HEAD.match(head[:8192]) is not None


def page(data: bytes) -> SavedPage:
    """The first HTML part of an MHTML file; raises Rejected."""
    if data.count(b"\n--") > _MOST_PARTS:
        raise Rejected(f"more than {_MOST_PARTS:,} parts", "one page", "save the article alone")
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise Rejected("an MHTML file without a page", "its HTML", "save the page again as HTML")
    address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return SavedPage(payload, part.get_content_charset() or "", address, *_saved(message))


def _header(message: EmailMessage, name: str) -> str:
    return re.sub(r"\s+", "", str(message.get(name, "")))


def _saved(message: EmailMessage) -> tuple[str, datetime.date | None]:
    written = str(message.get("Date", ""))
    try:
        return written, parsedate_to_datetime(written).date()
    except (ValueError, TypeError):
        return written, None
