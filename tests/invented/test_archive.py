"""An invented archive has in it all that an archive may have, and can be built and searched."""

import datetime
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from captures import frontmatter
from captures.capture import Basis, Block, Form, texts
from front_matter import mistake
from invented.__main__ import fill
from invented.archive import articles
from small_site import ROOT

TODAY = datetime.date(2024, 11, 18)
FEW = 36


def test_the_same_seed_gives_the_same_archive() -> None:
    assert list(articles(50, TODAY)) == list(articles(50, TODAY))
    assert list(articles(50, TODAY)) != list(articles(50, TODAY, seed=2))


def test_three_dozen_articles_have_all_that_is_rare() -> None:
    few = [published.article for published in articles(FEW, TODAY)]
    assert len(few) == FEW
    assert {article.dated.basis for article in few} == set(Basis)
    assert {article.language for article in few} == {"", "en"}
    for key in ("title_inferred", "modified", "corrections", "withdrawn", "also_captured"):
        assert 0 < sum(bool(getattr(article, key)) for article in few) < FEW / 2, key
    assert any(not article.source for article in few)
    assert any(article.authors for article in few)
    assert any("%D8" in article.original_url for article in few)
    assert max(len(article.title.split()) for article in few) > 18
    words = [sum(len(text.split()) for text in texts(article.paragraphs)) for article in few]
    assert min(words) < 25
    assert max(words) > 150
    forms = {part.form for article in few for part in article.paragraphs if isinstance(part, Block)}
    assert forms == set(Form) - {Form.NUMBERED}


@pytest.mark.parametrize("today", [TODAY, datetime.date(2024, 2, 29), datetime.date(2025, 1, 1)])
def test_days_are_uneven_and_this_day_is_in_every_year(today: datetime.date) -> None:
    days = [
        datetime.date.fromisoformat(published.article.dated.written[:10])
        for published in articles(300, today)
    ]
    assert days == sorted(days, reverse=True)
    assert days[0] == today
    assert len({day.year for day in days}) >= 6
    same = {(today.month, today.day), (2, 28) if today.month == 2 else (today.month, today.day)}
    of_the_day = {day.year for day in days if (day.month, day.day) in same}
    assert {today.year - years for years in range(6)} <= of_the_day
    a_day = Counter(days)
    assert max(a_day.values()) >= 4
    assert len(a_day) < 300


def test_what_a_text_says_of_today_is_what_its_date_stands_on() -> None:
    inferred = [
        published.article
        for published in articles(300, TODAY)
        if published.article.dated.basis is Basis.INFERRED
    ]
    assert inferred
    for article in inferred:
        assert article.dated.evidence in " ".join(texts(article.paragraphs))
        assert article.captured
        day = datetime.date.fromisoformat(article.dated.written)
        assert 0 <= (article.captured - day).days < 7


def test_many_articles_do_not_look_alike() -> None:
    many = [published.article for published in articles(1500, TODAY)]
    assert len({article.title for article in many}) > 1300
    assert len({texts(article.paragraphs) for article in many}) == 1500


def test_stories_go_on_over_days() -> None:
    many = [published.article for published in articles(300, TODAY)]
    towns = Counter(tag for article in many for tag in article.tags if " " in tag)
    assert sum(count > 1 for count in towns.values()) > 20


def test_a_build_finds_no_mistake_in_its_files(tmp_path: Path) -> None:
    fill(tmp_path / "content", 120, TODAY)
    files = list((tmp_path / "content/articles").glob("*.md"))
    assert len(files) == 120
    for file in files:
        fields, body = frontmatter.parse(file.read_text("utf-8"))
        assert mistake(fields, TODAY) is None, file
        assert body.strip(), file


def run(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invented", str(folder), *more],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_touches_no_folder_that_it_did_not_make(tmp_path: Path) -> None:
    mine = tmp_path / "content"
    (mine / "articles").mkdir(parents=True)
    (mine / "articles" / "mine.md").write_text("of years", "utf-8")
    refused = run(mine, "--docs", "3")
    assert refused.returncode == 2
    assert "no invented archive" in refused.stderr
    assert (mine / "articles" / "mine.md").read_text("utf-8") == "of years"
    made = tmp_path / "made"
    for docs in ("5", "3"):
        assert run(made, "--docs", docs).returncode == 0
        assert len(list((made / "articles").iterdir())) == int(docs)
    assert run(made, "--docs", "0").returncode == 2


def test_every_page_of_the_demo_says_that_it_is_invented(tmp_path: Path) -> None:
    today = datetime.datetime.now().astimezone().date()
    fill(tmp_path / "content", FEW, today, ROOT / "content/pages")
    subprocess.run(
        [
            *(sys.executable, "-m", "configuration.run", str(tmp_path / "content")),
            *("--output", str(tmp_path / "output"), "--settings", "invented/siteconf.py"),
            *("--fatal", "errors"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        check=True,
        capture_output=True,
    )
    pages = list((tmp_path / "output").rglob("*.html"))
    assert len(pages) > FEW
    for page in pages:
        line = re.search(r'<p class="announcement">(.+?)</p>', page.read_text("utf-8"))
        assert line, page
        assert "مختلق" in line[1]
    stories = [page.read_text("utf-8") for page in (tmp_path / "output/a").iterdir()]
    assert any("أخبار ذات صلة" in story and "لا أخبار ذات صلة" not in story for story in stories)
