"""The data files give the archive back: importing them makes the same Markdown files."""

import os
import subprocess
import sys
from pathlib import Path

from small_site import ROOT, Built, build

WITHDRAWN = f"""\
Title: خبر مختلق سُحب
Title_basis: inferred
Date: 2024-11-18 10:30+03:00
Date_basis: inferred
Date_evidence: اليوم الاثنين
Modified: 2024-11-30
Id: wcccccccccc
Category: سياسة
Tags: حرب; هرب
Authors: كاتب أول; كاتبة ثانية
Lang: en
Source: وكالة المثال
Source_url: https://agency.example/
Original_url: https://agency.example/gone
Captured: 2024-11-22
Capture: captures/gone.txt
Capture_sha256: {"a" * 64}
Also_captured: captures/again.txt
    captures/third.txt
Corrections: 2024-11-30 صُحّح اسم البلدة
Status: hidden
Withdrawn: 2024-12-01, طلب صاحبه
"""


def imported(built: Built, folder: Path) -> dict[str, bytes]:
    """The Markdown files that `make import` makes of a site's data files, by id."""
    files = sorted(built.output.glob("data/*.jsonl.gz"))
    subprocess.run(
        [sys.executable, "-m", "captures", *files, "--content", folder],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        check=True,
    )
    return {path.stem: path.read_bytes() for path in (folder / "articles").iterdir()}


def test_every_published_article_comes_back_byte_for_byte(site: Built, tmp_path: Path) -> None:
    articles = site.output.parent / "content" / "articles"
    back = imported(site, tmp_path)
    assert len(back) == 14
    assert back["waaaaaaaaaa"] == (articles / "whole.md").read_bytes()
    assert back["wbbbbbbbbbb"] == (articles / "timed.md").read_bytes()
    assert back["whandedited"] == (articles / "hand.md").read_bytes()
    assert back["wnnnnnnnnna"] == (articles / "na.md").read_bytes()


def test_a_withdrawn_article_comes_back_as_the_import_writes_it_without_its_text(
    tmp_path: Path,
) -> None:
    built = build(tmp_path / "site", {"articles/wcccccccccc.md": WITHDRAWN})
    assert built.code == 0, built.said
    assert imported(built, tmp_path / "back") == {"wcccccccccc": WITHDRAWN.encode()}
