"""What Pagefind is given, and what a site's data files give."""

import datetime
import gzip
import json
from pathlib import Path

from bench.cost.articles import Article, articles
from bench.cost.pagefind import bare_page
from bench.cost.sites import every_tenth

ARTICLE = Article(
    "waaaaaaaaaa", "عنوان <كبير>", "أول & ثان\n\nثالث", datetime.date(2024, 3, 5), "", ""
)


def test_a_bare_page_holds_headline_date_and_text() -> None:
    page = bare_page(ARTICLE)
    assert "<h1>عنوان &lt;كبير&gt;</h1>" in page
    assert "<p>أول &amp; ثان</p>\n<p>ثالث</p>" in page
    assert 'data-pagefind-meta="date:2024-03-05"' in page


def test_articles_come_from_the_data_files_but_for_withdrawn_ones(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    record = {"id": ARTICLE.id, "title": ARTICLE.title, "text": ARTICLE.text, "category": None}
    records = [
        {**record, "date": "2024-03-05 10:00+03:00"},
        {"id": "wb", "withdrawn": "2024-03-06"},
    ]
    with gzip.open(tmp_path / "data" / "articles-2024.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    assert list(articles(tmp_path)) == [ARTICLE]


def test_every_tenth_record_is_taken_from_the_first_on(tmp_path: Path) -> None:
    whole = tmp_path / "news.jsonl.gz"
    whole.write_bytes(gzip.compress(b"".join(b"%d\n" % number for number in range(25))))
    with gzip.open(every_tenth(whole, tmp_path / "tenth.jsonl.gz"), "rt") as lines:
        assert lines.read().split() == ["0", "10", "20"]
