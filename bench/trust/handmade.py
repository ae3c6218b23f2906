"""The captures made by hand: each attack of `attacks/` in each place where it could do harm."""

import html
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.trust.files import files
from bench.trust.texts import words

_ATTACKS = Path(__file__).parent / "attacks"
_LONG = "https://example.org/" + "x" * 100_000

Named = dict[str, str]


@dataclass(frozen=True, slots=True)
class Attack:
    """What it is, a name for the file that carries it, and the file's bytes."""

    name: str
    file: str
    data: bytes = field(repr=False)


@cache
def attacks(kind: str) -> dict[str, Any]:
    """The attacks of a file of `attacks/`, by their names."""
    return tomllib.loads((_ATTACKS / f"{kind}.toml").read_text("utf-8"))


def different() -> int:
    """How many attacks there are, those in several places counted once."""
    lists = [attacks(kind) for kind in ("markup", "addresses", "lines", "markdown")]
    by_strangers = sum(len(group) for group in attacks("strangers").values())
    return sum(map(len, lists)) + by_strangers + sum(1 for _ in files(""))


def captures(secret: str, host: str) -> Iterator[Attack]:
    """The captures, each a file of its own.

    `secret` is the path of a file whose words are never to be seen again, `host` where the trap
    listens for requests.
    """
    made = (_markup(), _addresses(), _lines(), _markdown(), _files(secret))
    for attack in (attack for group in made for attack in group):
        yield Attack(attack.name, attack.file, attack.data.replace(b"HOST", host.encode()))


def _markup() -> Iterator[Attack]:
    for name, text in attacks("markup").items():
        yield _page(f"{name} in a page", f"<p>{words(name)}</p>{text}<p>{words(name + ' end')}</p>")
        yield _record(f"{name} in a record's text", {"text": f"{text}\n\n{words(name + ' text')}"})
        called = {"title": text, "summary": text, "text": words(name + " title")}
        yield _record(f"{name} in a record's headline", called)


def _addresses() -> Iterator[Attack]:
    for name, written in attacks("addresses").items():
        address = _LONG if written == "LONG" else written
        link = f'<p>{words(name)} <a href="{html.escape(address)}">اقرأ المزيد</a></p>'
        yield _page(f"{name} in a page's link", link)
        said = {"url": address, "source": f"موقع {name}", "source_url": address}
        yield _record(f"{name} as a record's address", {**said, "text": words(name + " url")})


def _lines() -> Iterator[Attack]:
    for name, written in attacks("lines").items():
        line = {"LONG": "خ" * 100_000, "MARKS": "خ" + "\u0651" * 100}.get(written, written)
        yield _record(f"{name} as a headline", {"title": line, "text": words(name)})
        names: dict[str, Any] = dict.fromkeys(("source", "category", "id", "language"), line)
        names |= {"authors": [line, line + " الثاني"], "tags": [line], "captured": line}
        yield _record(f"{name} as names", {**names, "text": words(name + " names")})


def _markdown() -> Iterator[Attack]:
    for name, written in attacks("markdown").items():
        story = f"خبر فيه علامات\n\n{words(name)}\n\n{nested(written)}\n\n{words(name + ' end')}\n"
        yield Attack(f"{name} in a text", "text.txt", story.encode())


def nested(text: str) -> str:
    """Markdown, that which nests at full length."""
    return text.removeprefix("DEEP") * 2_000 if text.startswith("DEEP") else text


def _files(secret: str) -> Iterator[Attack]:
    for name, file, data in files(secret):
        yield Attack(name, file, data)


def _page(name: str, body: str) -> Attack:
    page = (
        '<!doctype html><html lang="ar"><head><title>خبر</title></head><body><article>'
        f"<h1>خبر مختلق: {name}</h1>{body}</article>"
    )
    return Attack(name, "page.html", page.encode())


def _record(name: str, record: dict[str, Any]) -> Attack:
    return Attack(name, "records.jsonl", json.dumps(record, ensure_ascii=True).encode() + b"\n")


_NEEDED = "Title: خبر من غريب\nDate: 2020-01-01\nId: {}\n"
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def strangers(host: str) -> Iterator[Attack]:
    """Articles and pages as files of the content folder, `file` being the path in it."""
    given: dict[str, Named] = attacks("strangers")
    texts = {
        name: f"ARTICLE\n{nested(text)}\n\nWORDS" for name, text in attacks("markdown").items()
    }
    texts |= {
        f"{name} in a link": f"ARTICLE\n[اقرأ]({text}) [المزيد](<{text}>) WORDS"
        for name, text in attacks("addresses").items()
        if text != "LONG" and "\n" not in text
    }
    texts |= {name: f"ARTICLE\n{text}\n\nWORDS" for name, text in attacks("markup").items()}
    articles = {
        **given["articles"],
        **{f"{name} in Markdown": text for name, text in texts.items()},
    }
    for number, (name, text) in enumerate(articles.items()):
        article = "wzz" + "".join(_LETTERS[number >> shift & 31] for shift in (15, 10, 5, 0)) * 2
        file = f"articles/{article}.md"
        yield _stranger(f"{name} by a stranger", file, text, host, _NEEDED.format(article))
    for number, (name, text) in enumerate(given["pages"].items()):
        yield _stranger(
            f"{name} in a stranger's page", f"pages/stranger{number}.md", text, host, ""
        )


def _stranger(name: str, file: str, text: str, host: str, needed: str) -> Attack:
    whole = text.replace("ARTICLE", needed).replace("WORDS", words(name)).replace("HOST", host)
    return Attack(name, file, whole.encode())
