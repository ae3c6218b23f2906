"""WordPress exports (WXR): the posts and pages that were published, as records."""

from __future__ import annotations

import datetime
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from captures import jsonl
from captures.capture import Found, PassedOver, Refusal, Rejected
from captures.cleaning import clean_line
from captures.containers.shortcodes import to_html
from captures.containers.wxritems import BadItem, Export, Item, Term
from captures.unpacking import unpacked
from captures.web.metadata import people

_ARTICLES = frozenset({"post", "page"})
_UNSORTED = frozenset({"uncategorized", "غير مصنف"})  # what WordPress calls no category
_STYLING = re.compile(r"</?(?:b|i|em|strong|span|font|mark|small|br)\b[^<>]*>", re.IGNORECASE)
_FORM = "%Y-%m-%d %H:%M:%S"
_QUARTER = datetime.timedelta(minutes=15)
_MOST_OFFSET = datetime.timedelta(hours=14)


def read(path: Path) -> Iterator[Found]:
    """The articles of an export in its order, then what was passed over; raises OSError."""
    others: Counter[str] = Counter()
    with unpacked(path) as stream:
        export = Export(stream)
        for item in export.items():
            if isinstance(item, BadItem):
                yield Refusal(f"{path}#item {item.number}", str(item.why))
            elif what := _what_else(item):
                others[what] += 1
            else:
                yield _record(path, item, export)
    yield from (PassedOver(str(path), what, count) for what, count in others.items())


def _what_else(item: Item) -> str:
    """What an item is, in the report's words, if it is no published article; else empty."""
    if item.values.get("wp:post_type", "post").strip() not in _ARTICLES:
        return "pictures, menus and other parts of a WordPress site"
    if item.values.get("wp:status", "publish").strip() != "publish":
        return "drafts and other posts that were not published"
    if item.values.get("wp:post_password", "").strip():
        return "posts behind a password"
    return ""


def _record(path: Path, item: Item, export: Export) -> Found:
    said = _said(item, export)
    name = clean_line(item.values.get("wp:post_id", "")) or f"item {item.number}"
    # a later export of the same post is the same capture: its own day is not part of it
    evidence = json.dumps(said, ensure_ascii=False, sort_keys=True)
    sha256 = hashlib.sha256(evidence.encode()).hexdigest()
    if captured := clean_line(export.site.get("pubDate", "")):
        said["captured"] = captured
    try:
        return jsonl.record_of(path, name, said, sha256)
    except Rejected as error:
        return Refusal(f"{path}#{name}", str(error))


def _said(item: Item, export: Export) -> dict[str, Any]:
    """What an item says, by the keys of a record; what it does not say is left out."""
    values, site = item.values, export.site
    login = values.get("dc:creator", "").strip()
    categories = _names(item.terms, "category")
    address = clean_line(values.get("link", ""))
    home = clean_line(site.get("link", ""))
    name = clean_line(site.get("title", ""))
    author = export.authors.get(login) or login
    said = {
        "url": address,
        "source": name,
        "source_url": f"{home.rstrip('/')}/" if home else "",
        "title": _title(values.get("title", "")),
        "html": to_html(values.get("content:encoded", "")),
        "date": _moment(values, "wp:post_date")
        or clean_line(values.get("pubDate", ""))
        or _unread(values, "wp:post_date"),
        "modified": _moment(values, "wp:post_modified") or _unread(values, "wp:post_modified"),
        "authors": list(people([author], name, _host(home))),
        "category": categories[0] if categories else "",
        "tags": [*dict.fromkeys((*_names(item.terms, "post_tag"), *categories[1:]))],
    }
    return {key: value for key, value in said.items() if value}


def _title(written: str) -> str:
    """A title, in which WordPress lets stand what HTML has for letters and for emphasis."""
    return clean_line(_STYLING.sub(" ", html.unescape(written)))


def _names(terms: tuple[Term, ...], domain: str) -> list[str]:
    names = [
        clean_line(html.unescape(term.name))
        for term in terms
        if term.domain == domain and term.nicename != "uncategorized"
    ]
    return [name for name in dict.fromkeys(names) if name and name.lower() not in _UNSORTED]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _moment(values: dict[str, str], key: str) -> str:
    """A date of WordPress in ISO 8601, with the zone that its own date in GMT tells."""
    local, universal = _time(values.get(key, "")), _time(values.get(f"{key}_gmt", ""))
    if local is None:
        return f"{universal.isoformat(timespec='minutes')}+00:00" if universal else ""
    offset = local - universal if universal else None
    if offset is None or abs(offset) > _MOST_OFFSET or offset % _QUARTER:
        return local.isoformat(timespec="minutes")
    return local.replace(tzinfo=datetime.timezone(offset)).isoformat(timespec="minutes")


def _unread(values: dict[str, str], key: str) -> str:
    """A date that is none, which the report is to tell of; but for how WordPress writes no time."""
    written = clean_line(values.get(key, ""))
    return "" if written.startswith("0000-00-00") else written


def _time(written: str) -> datetime.datetime | None:
    """`0000-00-00 00:00:00` is how WordPress writes no time."""
    try:
        return datetime.datetime.strptime(written.strip(), _FORM)  # its zone is what is sought
    except ValueError:
        return None
