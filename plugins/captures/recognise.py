"""What a file is, by its first bytes; its name decides only where these leave it open."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from captures import jsonl, textfile
from captures.capture import Found, Refusal, Rejected
from captures.containers import table, warc, wxr
from captures.unpacking import unpacked
from captures.web import capture as web
from captures.web.mhtml import is_mhtml

_HEAD = 64 * 2**10  # bytes to look at
_GZIP = b"\x1f\x8b"
_JSONL_NAME = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$", re.IGNORECASE)
_TABLE_NAME = re.compile(r"\.(?:csv|tsv)(?:\.gz)?$", re.IGNORECASE)
_OBJECT = re.compile(rb'\{\s*(?:"|\}|$)')
_HTML = re.compile(
    rb"(?is)<!--|<!doctype\s+html|<(?:html|head|body|article|meta|link|title|div|section|main|p|table"
    rb"|center|font|h[1-6]|script|style|base)[\s>/]|<\?xml.{0,200}?<(?:!doctype\s+html|html)\b"
)
_UTF16_HTML = re.compile(rb"(?i)\A(?:\xff\xfe<\0[!hm?]\0|\xfe\xff\0<\0[!hm?])")
_NOT_READ = (
    (re.compile(rb"(?is)(?:<\?xml.{0,8000}?)?<rss\b"), "a feed", "save the pages"),
    (re.compile(rb"<\?xml"), "XML", "export it as JSONL or CSV"),
    (re.compile(rb"%PDF-"), "a PDF", "save its text"),
    (re.compile(rb"PK\x03\x04"), "a zip archive", "unpack it, or save a .docx or .xlsx as text"),
    (re.compile(rb"\[\s*\{"), "a JSON array", "try jq -c '.[]' on it"),
    (
        re.compile(
            rb"(?i)(?:insert into|create table|drop table)\s"
            rb"|--[ \t]*(?:phpmyadmin|adminer|mysql|mariadb|postgresql|sqlite)\b"
        ),
        "a dump of a database (SQL)",
        "export the articles as CSV",
    ),
)

Reader = Callable[[Path], Iterator[Found]]

_CONTAINERS: tuple[tuple[re.Pattern[bytes], Reader], ...] = (
    (re.compile(rb"WARC/\d\.\d"), warc.read),
    (
        re.compile(rb"(?s)(?:<\?xml.{0,8000}?)?<rss\b[^>]{0,4000}http://wordpress\.org/export/"),
        wxr.read,
    ),
)


def captures_in(path: Path) -> Iterator[Found]:
    """The captures of a file, one after the other; what cannot be read is a Refusal."""
    is_empty = True
    try:
        for found in reader_of(path)(path):
            is_empty = False
            yield found
        if is_empty:
            raise Rejected("no record", "a file with articles", "leave the file out")
    except Rejected as error:
        yield Refusal(str(path), str(error))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        refusal = Rejected(f"a file that cannot be read ({reason})", "a file", "check it")
        yield Refusal(str(path), str(refusal))


def reader_of(path: Path) -> Reader:
    """Who reads a file; raises Rejected if nobody does, and OSError."""
    if not path.is_file():
        raise Rejected("no regular file", "a file", "check it")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    is_gzip = head.startswith(_GZIP)
    if is_gzip:
        head = _unpacked(path)
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSONL_NAME.search(path.name) or _is_jsonl(head):
        return jsonl.read
    for pattern, reader in _CONTAINERS:
        if pattern.match(head):
            return reader
    if _TABLE_NAME.search(path.name) or table.is_table(head):
        return table.read
    if re.match(rb'\{\s*"', head):
        raise Rejected("JSON over several lines", "one object a line", "try jq -c . on it")
    if not is_gzip and (_HTML.match(head) or _UTF16_HTML.match(head) or is_mhtml(head)):
        return web.read
    _refuse(head, is_gzip=is_gzip)
    return textfile.read


def _refuse(head: bytes, *, is_gzip: bool) -> None:
    """Raises Rejected for what is known and not read."""
    for pattern, name, advice in _NOT_READ:
        if pattern.match(head):
            expected = "text, HTML or a container that is read"
            raise Rejected(name, expected, f"{name} is not read yet: {advice}")
    if is_gzip:
        raise Rejected("a gzip file", "JSONL, WARC, WXR or CSV in it", "unpack it")


def _unpacked(path: Path) -> bytes:
    """The first bytes of a gzip file, as far as they are whole."""
    with unpacked(path) as stream:
        try:
            return stream.peek(_HEAD)
        except Rejected:
            return b""


def _is_jsonl(head: bytes) -> bool:
    """Whether the first line is a JSON object, or too long to say more than that it begins so."""
    if not _OBJECT.match(head):
        return False
    line, end, _ = head.partition(b"\n")
    if not end and len(head) >= _HEAD - 4:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
