"""The published data files make the same Markdown files again, byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

from invented import Inventor
from small_site import ROOT, article, build

TEXT = "فقرة أولى مختلقة للتجربة.\n\nفقرة ثانية."
BY_HAND = {
    "waaaaaaaaaa": article("waaaaaaaaaa", "2024-11-18", TEXT, Date_basis="inferred"),
    # keys in an order of their own, a key that no import writes, blank space, no last newline
    "wbbbbbbbbbb": (
        "Id: wbbbbbbbbbb\nDate:   2023-05-01 10:30+03:00\nX_subtitle: عنوان فرعي\n"
        "Title: كوفيد-19: «أرقام» & نسب <5%\nTags: حرب; هرب\nAuthors: كاتبة; كاتب\n"
        "Corrections: 2024-12-01 صُحح اسم\n    2024-12-05 صُحح رقم\n\n"
        "# عنوان\n\n- بند *مهم*\n- بند\n\n> قول  \n> آخر\n\n"
        "[كلمة](https://example.org/) <b>نص</b>\n\n\n"
        "آخر سطر"
    ),
    "wcccccccccc": article("wcccccccccc", "2022-01-01", "سطر\r\n\r\nوآخر", Source="موقع\tمختلق"),
    "wdddddddddd": (
        "Title: سُحب هذا\nDate: 2021-03-03\nId: wdddddddddd\nStatus: hidden\n"
        "Withdrawn: 2024-12-01, بطلب من الناشر\n"
    ),
}


def run_import(source: Path, content: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "captures", str(source), "--content", str(content)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )


def articles(content: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (content / "articles").iterdir()}


def test_imported_and_hand_written_articles_come_back_as_they_were(tmp_path: Path) -> None:
    records = [
        {"title": a.title, "text": a.text, "date": a.day.isoformat(), "source": a.source}
        for a in Inventor(seed=9).articles(60)
    ]
    records[0]["text"] = (
        "# ليس عنوانًا\n\n1. ولا قائمة\n\n<script>alert(1)</script>\n\n{{ نص }} *حر*"
    )
    del records[1]["title"], records[2]["date"]
    source = tmp_path / "records.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), "utf-8")
    content = tmp_path / "first" / "content"
    assert run_import(source, content).returncode == 0
    files = {f"articles/{name}.md": text for name, text in BY_HAND.items()}
    built = build(tmp_path / "first", files)
    assert built.code == 0, built.said

    again = run_import(built.output / "data", tmp_path / "second")
    assert again.returncode == 0, again.stdout
    assert articles(tmp_path / "second") == articles(content)
    assert len(articles(content)) == 64


def test_stubs_of_any_date_can_be_built_and_come_back(tmp_path: Path) -> None:
    dates = ["0001-01-01", "1912-05-01 23:59+14:00", "2999-01-01", "9999-12-31 23:59-11:00"]
    stubs = {
        f"waaaaaaaaa{letter}": (
            f"Title: سُحب هذا\nDate: {date}\nId: waaaaaaaaa{letter}\n"
            "Corrections: 2999-01-01 صُحح اسم\nStatus: hidden\n"
            "Withdrawn: 2024-12-01, بطلب من الناشر\n"
        )
        for letter, date in zip("abcd", dates, strict=True)
    }
    files = {f"articles/{name}.md": text for name, text in stubs.items()}
    files["articles/shown.md"] = article("wbbbbbbbbbb", "2024-11-18", TEXT)
    built = build(tmp_path / "first", files)
    assert built.code == 0, built.said
    assert run_import(built.output / "data", tmp_path / "second").returncode == 0
    back = articles(tmp_path / "second")
    assert {f"{name}.md": text.encode() for name, text in stubs.items()}.items() <= back.items()


def test_a_record_that_would_lead_pelican_astray_is_refused(tmp_path: Path) -> None:
    for key in ("Save_as", "url", "SLUG", "Template"):
        text = article("waaaaaaaaaa", "2024-11-18", TEXT, **{key: "../../x.html"})
        record = {"id": "waaaaaaaaaa", "title": "س", "text": TEXT, "markdown": text}
        source = tmp_path / "records.jsonl"
        source.write_text(json.dumps(record), "utf-8")
        run = run_import(source, tmp_path / "content")
        assert run.returncode == 1
        assert key.lower() in run.stdout.lower() + run.stderr.lower()
        assert not list((tmp_path / "content").rglob("*.md"))
