"""The captures made by chance: pieces of all attacks put together anew, the same by one seed."""

import csv
import html
import io
import json
import random
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from bench.trust.files import EXPORT
from bench.trust.handmade import Attack, attacks, nested
from bench.trust.texts import words

SEED = 8
_NAMES = 300  # of sources, categories, tags and authors
TOGETHER = 500  # captures of a container
_SIGNS = "<>\"'`&=/\\;:#%{}[]()*_-+!|~^$@?,. \t"
_CONTROLS = "\x01\x0b\x0c\x1b\x7f\x85\xa0\xad\u200b\u200f\u2028\u2029\u202e\u2066\ufeff\ufffe"
_KEYS = ("title", "source", "source_url", "url", "date", "captured", "category", "language", "id")


class Forger:
    """Draws captures from one seed."""

    def __init__(self, seed: int, host: str) -> None:
        self.random = random.Random(seed)
        kinds = ("markup", "addresses", "lines", "markdown")
        known = [text for kind in kinds for text in attacks(kind).values()]
        self._known: list[str] = [text.replace("HOST", host) for text in known if len(text) > 6]
        self._addresses: list[str] = [
            text.replace("HOST", host) for text in attacks("addresses").values()
        ]
        self._number = 0
        # as in an archive, names come again: each has a page of its own
        self._names = [self.piece() for _ in range(_NAMES)]

    def piece(self) -> str:
        """An attack, the half of one, two of them in one, or signs in no order."""
        one, other = nested(self.random.choice(self._known))[:400], self.random.choice(self._known)
        at = self.random.randrange(len(one) + 1)
        match self.random.randrange(6):
            case 0 | 1:
                return one
            case 2:
                return one[at:] + other[:at]
            case 3:
                return one[:at] + self.random.choice(_CONTROLS) + one[at:]
            case 4:
                return html.escape(one)
        signs = self.random.choices(_SIGNS + _CONTROLS, k=self.random.randrange(1, 12))
        return "".join(signs) + one[at:]

    def record(self) -> dict[str, Any]:
        """A record in which all may be hostile; its text is its own, so that it is no copy."""
        self._number += 1
        own = words(f"generated {self._number}", 24).split()
        for _ in range(self.random.randrange(1, 4)):
            own.insert(self.random.randrange(len(own)), self.piece())
        made: dict[str, Any] = {"text": " ".join(own)}
        for key in self.random.sample(_KEYS, k=self.random.randrange(2, len(_KEYS))):
            is_address = key.endswith("url") and self.random.random() < 0.7
            is_name = key in ("source", "category")
            drawn = self._addresses if is_address else self._names
            made[key] = self.random.choice(drawn) if is_address or is_name else self.piece()
        for key in ("tags", "authors"):
            if self.random.random() < 0.3:
                made[key] = self.random.choices(self._names, k=self.random.randrange(1, 4))
        if self.random.random() < 0.7:
            made.pop("language", None)
        if self.random.random() < 0.02:
            made["title"] = made.get("title", "") + "\ud800"
        return made


def captures(count: int, host: str, seed: int = SEED) -> Iterator[Attack]:
    """So many captures, in files of records, tables, exports, pages and texts."""
    forger = Forger(seed, host)
    kinds = (_records, _records, _records, _tables, _exports, _exports, _pages, _texts)
    for number, first in enumerate(range(0, count, TOGETHER)):
        records = [forger.record() for _ in range(min(TOGETHER, count - first))]
        yield from kinds[number % len(kinds)](f"generated{number}", records)


def _records(name: str, records: list[dict[str, Any]]) -> Iterator[Attack]:
    lines = "".join(json.dumps(record, ensure_ascii=True) + "\n" for record in records)
    yield Attack(name, f"{name}.jsonl", lines.encode())


def _tables(name: str, records: list[dict[str, Any]]) -> Iterator[Attack]:
    file = io.StringIO()
    table = csv.DictWriter(file, (*_KEYS, "text"), extrasaction="ignore")
    table.writeheader()
    for record in records:
        table.writerow({key: str(value) for key, value in record.items()})
    yield Attack(name, f"{name}.csv", _encoded(file.getvalue()))


def _exports(name: str, records: list[dict[str, Any]]) -> Iterator[Attack]:
    items = []
    for number, record in enumerate(records):
        tags = "".join(
            f'<category domain="post_tag"><![CDATA[{_for_xml(tag)}]]></category>'
            for tag in record.get("tags", ())
        )
        items.append(
            f"<item><title>{escape(_for_xml(record.get('title', '')))}</title>"
            f"<link>{escape(_for_xml(record.get('url', '')))}</link><wp:post_id>{number}</wp:post_id>"
            f"<dc:creator>{escape(_for_xml(record.get('source', '')))}</dc:creator>{tags}"
            f"<content:encoded><![CDATA[<p>{_for_xml(record['text'])}</p>]]></content:encoded></item>"
        )
    yield Attack(name, f"{name}.xml", _encoded(EXPORT % "".join(items)))


def _for_xml(text: str) -> str:
    """Without what would end the whole file, which the captures made by hand have."""
    return "".join(sign for sign in text if sign >= " " and sign < "\ud800").replace("]]>", "")


def _pages(name: str, records: list[dict[str, Any]]) -> Iterator[Attack]:
    for number, record in enumerate(records):
        title, address = record.get("title", "خبر"), html.escape(record.get("url", ""))
        page = (
            f'<html lang="ar"><head><title>{title}</title><meta name="author" content="'
            f'{html.escape(record.get("source", ""))}"><link rel="canonical" href="{address}"></head>'
            f"<body><article><h1>خبر مختلق {number} {title}</h1><p>{record['text']}</p><p>"
            f'{words(f"{name} {number}")} <a href="{address}">المزيد</a></p></article></body></html>'
        )
        yield Attack(f"{name}-{number}", "page.html", _encoded(page))


def _texts(name: str, records: list[dict[str, Any]]) -> Iterator[Attack]:
    for number, record in enumerate(records):
        lines = (record.get("title", "خبر"), "", record["text"], "", words(f"{name} {number}"))
        yield Attack(f"{name}-{number}", "text.txt", _encoded("\n".join(lines)))


def _encoded(text: str) -> bytes:
    """As bytes that may be a text: whole files of none are among the captures made by hand."""
    return text.replace("\0", "").encode(errors="replace")
