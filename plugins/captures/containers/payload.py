"""The body of an HTTP response as it was served: unchunked, and decoded within bounds."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import Any

import brotli
from warcio.statusandheaders import StatusAndHeaders

from captures.capture import Rejected
from captures.wholefile import LONGEST

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_MAGIC = {"gzip": _GZIP, "x-gzip": _GZIP, "zstd": _ZSTD}
_ZSTD_WINDOW = 8 * 2**20  # bytes: what RFC 9659 allows a server
_STEP = 256  # bytes: one block of three may stand for 128 KB
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_DIGITS = 12  # of a length
_BUFFER = 2**20  # bytes unpacked at once
_PLAIN = b"<"  # with which a page begins that is not encoded, whatever its header states
_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}  # zlib's wbits; many omit zlib's


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a page, and whether its encoding breaks off before its end."""

    data: bytes = field(repr=False)
    is_cut: bool = False


def body(http: StatusAndHeaders, payload: Any) -> Body:
    """The page in the payload of a response with this header; raises Rejected."""
    data = payload.read()
    is_chunked = "chunked" in _said(http, "Transfer-Encoding")
    found = _unchunked(data) if is_chunked else Body(data, _is_short(http, data))
    for encoding in reversed(_said(http, "Content-Encoding").split(",")):
        decoded = _decoded(found.data, encoding.strip())
        found = Body(decoded.data, decoded.is_cut or found.is_cut)
    return found


def _said(http: StatusAndHeaders, name: str) -> str:
    return str(http.get_header(name) or "").lower()


def _is_short(http: StatusAndHeaders, data: bytes) -> bool:
    """Whether a body has fewer bytes than its header promised.

    Where an archive decoded the page and kept the header, it has more.
    """
    length = _said(http, "Content-Length").strip()
    return length.isdecimal() and len(length) <= _DIGITS and len(data) < int(length)


def _unchunked(data: bytes) -> Body:
    """The bytes of chunks (RFC 9112, 7.1); as they are where an archive has joined them already.

    Where the chunks break off, what follows stays as it is.
    """
    whole, at = bytearray(), 0
    while match := _CHUNK.match(data, at):
        size, at = int(match[1], 16), match.end()
        whole += data[at : at + size]
        at += size
        if not size:
            return Body(bytes(whole))
        at += len(b"\r\n") if data.startswith(b"\r\n", at) else 0
    return Body(bytes(whole) + data[at:], is_cut=at > 0)


def _decoded(data: bytes, encoding: str) -> Body:
    """The bytes decoded once. Some archives decode a page and keep the header that says it is not.

    RFC 9110, 8.4: what `Content-Encoding` may be; RFC 8878: zstd.
    """
    if encoding in ("", "identity", "none", "utf-8") or not data:
        return Body(data)
    if data.lstrip()[:1] == _PLAIN or not data.startswith(_MAGIC.get(encoding, b"")):
        return Body(data)
    if encoding in _WINDOWS:
        return _inflated(data, encoding)
    if encoding == "br":
        return _unbrotlied(data)
    if encoding == "zstd":
        return _unzstd(data)
    raise Rejected(
        f"a page encoded as {encoding[:20]!r}", "gzip, deflate, br or zstd", "save the page again"
    )


def _inflated(data: bytes, encoding: str) -> Body:
    for window in _WINDOWS[encoding]:
        try:
            return _members(data, window)
        except zlib.error:
            continue
    raise _broken(encoding)


def _members(data: bytes, window: int) -> Body:
    """All members of a gzip stream, of which a page may have several; raises zlib.error."""
    page = b""
    while True:
        inflating = zlib.decompressobj(wbits=window)
        try:
            page += inflating.decompress(data, LONGEST + 1 - len(page))
        except zlib.error:
            if not page:
                raise
            return Body(page, is_cut=True)  # what is whole before the break
        data = inflating.unused_data
        _bounded(page)
        if not (inflating.eof and data.startswith(_GZIP)):
            return Body(page, is_cut=not inflating.eof)


def _unbrotlied(data: bytes) -> Body:
    decoding = brotli.Decompressor()
    pieces, size = [], 0
    try:
        while size <= LONGEST:
            piece = decoding.process(data, output_buffer_limit=_BUFFER)
            pieces.append(piece)
            size, data = size + len(piece), b""
            if not piece or decoding.is_finished():
                break
    except brotli.error:
        raise _broken("br") from None
    page = b"".join(pieces)
    _bounded(page)
    return Body(page, is_cut=not decoding.is_finished())


def _unzstd(data: bytes) -> Body:
    """The frames of zstd, in steps so small that none of them can fill the memory."""
    import zstandard  # noqa: PLC0415  # few archives have it

    decompressor = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    page, decoding, at = bytearray(), decompressor.decompressobj(), 0
    try:
        while at < len(data):
            page += decoding.decompress(data[at : at + _STEP])
            at += _STEP
            _bounded(page)
            if decoding.eof:
                at = min(at, len(data)) - len(decoding.unused_data)
                if not data.startswith(_ZSTD, at):
                    break
                decoding = decompressor.decompressobj()
    except zstandard.ZstdError:
        raise _broken("zstd") from None
    return Body(bytes(page), is_cut=not decoding.eof)


def _bounded(page: bytes | bytearray) -> None:
    if len(page) > LONGEST:
        raise Rejected(
            f"a page that unpacks to more than {LONGEST >> 20} MB", "one page", "leave it out"
        )


def _broken(encoding: str) -> Rejected:
    return Rejected(
        f"a page whose {encoding} encoding is broken", "a whole page", "save the page again"
    )
