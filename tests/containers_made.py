"""Web archives and exports made for a test, of plainly invented news."""

import gzip
import io
import random
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = "أعلنت جمعية القرية موعد سوق المؤونة السنوي، وقالت إنه يستمر ثلاثة أيام في الساحة."
MORE = "وأضافت الجمعية المختلقة أن السوق يضم عشرين ركنا للمربيات والزيتون والخبز من بيوت القرية."


TITLE = "موعد سوق المؤونة"


def about(subject: str) -> str:
    """A text of its own for each subject: copies of one text would be merged."""
    words = f"{TEXT} {MORE} {subject}".replace("،", "").replace(".", "").split()
    return f"{subject}: {' '.join(random.Random(subject).choices(words, k=40))}."


def page(title: str = TITLE, *paragraphs: str, charset: str = "utf-8") -> bytes:
    """A page of news."""
    default = (TEXT, MORE) if title == TITLE else (about(title),)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or default)
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>{title}</title>'
        f"</head><body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode(charset)


class Warc:
    """A web archive in memory."""

    def __init__(self, *, is_gzip: bool = True) -> None:
        self.file = io.BytesIO()
        self._writer = WARCWriter(self.file, gzip=is_gzip)

    def add(
        self,
        body: bytes,
        address: str = "http://example.org/news/7",
        *,
        status: str = "200 OK",
        kind: str = "response",
        date: str = "2014-01-02T10:00:00Z",
        headers: dict[str, str] | None = None,
        said: dict[str, str] | None = None,
    ) -> str:
        """Adds a record; its WARC-Record-ID without brackets."""
        fields = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
        http = StatusAndHeaders(status, list(fields.items()), protocol="HTTP/1.1")
        record: Any = self._writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(body),
            http_headers=http if kind in ("response", "revisit") else None,
            warc_content_type="text/html" if kind == "resource" else None,
            warc_headers_dict={"WARC-Date": date, **(said or {})},
        )
        self._writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID")).strip("<>")

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.file.getvalue()


def chunked(data: bytes, size: int = 100) -> bytes:
    """Bytes in chunks, as HTTP/1.1 transfers them."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def members(*parts: bytes) -> bytes:
    """Each part gzipped by itself, one behind the other."""
    return b"".join(map(gzip.compress, parts))
