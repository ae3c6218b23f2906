"""The body of an HTTP response as it was served: unchunked, and decoded within bounds."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Any

import brotli
from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders

from captures.capture import Rejected
from captures.wholefile import LONGEST

_GZIP = b"\x1f\x8b"
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
    if "chunked" in _said(http, "Transfer-Encoding"):
        payload = ChunkedDataReader(payload)
    found = Body(payload.read())
    for encoding in reversed(_said(http, "Content-Encoding").split(",")):
        decoded = _decoded(found.data, encoding.strip())
        found = Body(decoded.data, decoded.is_cut or found.is_cut)
    return found


def _said(http: StatusAndHeaders, name: str) -> str:
    return str(http.get_header(name) or "").lower()


def _decoded(data: bytes, encoding: str) -> Body:
    """The bytes decoded once. Some archives decode a page and keep the header that says it is not.

    RFC 9110, 8.4: what `Content-Encoding` may be.
    """
    if encoding in ("", "identity", "none", "utf-8") or not data:
        return Body(data)
    if data.lstrip()[:1] == _PLAIN or (encoding.endswith("gzip") and not data.startswith(_GZIP)):
        return Body(data)
    if encoding in _WINDOWS:
        return _inflated(data, encoding)
    if encoding == "br":
        return _unbrotlied(data)
    raise Rejected(
        f"a page encoded as {encoding[:20]!r}", "gzip, deflate or br", "save the page again"
    )


def _inflated(data: bytes, encoding: str) -> Body:
    for window in _WINDOWS[encoding]:
        inflating = zlib.decompressobj(wbits=window)
        try:
            page = inflating.decompress(data, LONGEST + 1)
        except zlib.error:
            continue
        return Body(_bounded(page), is_cut=not inflating.eof)
    raise _broken(encoding)


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
    return Body(_bounded(b"".join(pieces)), is_cut=not decoding.is_finished())


def _bounded(page: bytes) -> bytes:
    if len(page) > LONGEST:
        raise Rejected(
            f"a page that unpacks to more than {LONGEST >> 20} MB", "one page", "leave it out"
        )
    return page


def _broken(encoding: str) -> Rejected:
    return Rejected(
        f"a page whose {encoding} encoding is broken", "a whole page", "save the page again"
    )
