"""Which records are built, and what each system is given."""

import datetime
import gzip
import json
import os
from pathlib import Path

import pytest

from bench.building import articles, records, systems
from bench.building.folder import Changes, Size, changes, look, size

TEXT = "وصل البريد إلى القرية."


def corpus(folder: Path, count: int) -> Path:
    file = folder / "news.jsonl.gz"
    lines = (json.dumps({"id": str(number), "text": TEXT}) + "\n" for number in range(count))
    file.write_bytes(gzip.compress("\n".join(lines).encode()))  # blank ones between them
    return file


def write(content: Path, name: str, date: str, more: str = "", title: str = "عنوان") -> Path:
    path = content / "articles" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Title: {title}\nDate: {date}\nId: {name}\n{more}\n{TEXT}\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("of", "total", "expected"),
    [(3, 9, [0, 3, 6]), (4, 10, [0, 2, 5, 7]), (5, 5, [0, 1, 2, 3, 4]), (1, 7, [0])],
)
def test_places_are_even(of: int, total: int, expected: list[int]) -> None:
    assert list(records.places(of, total)) == expected


def test_a_sample_has_so_many_records_as_they_were(tmp_path: Path) -> None:
    news = corpus(tmp_path, 10)
    assert records.count(news) == 10
    lines = records.sample(news, 4, 10, tmp_path / "sample.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"id": i, "text": TEXT} for i in "0257"]


def test_sizes_are_those_for_which_there_is_enough() -> None:
    assert records.sizes(None, None) == (1_000, 3_103, 10_000, 31_030)
    assert records.sizes(None, 31_030) == (1_000, 3_103, 10_000, 31_030)
    assert records.sizes(None, 9_999) == (1_000, 3_103)
    assert records.sizes(None, 70) == (70,)
    assert records.sizes(70, None) == records.sizes(70, 70) == (70,)


@pytest.mark.parametrize(("docs", "there"), [(0, None), (-3, 70), (71, 70)])
def test_a_size_that_cannot_be_is_told(docs: int, there: int | None) -> None:
    with pytest.raises(SystemExit, match=f"DOCS={docs}: expected how many records"):
        records.sizes(docs, there)


def test_a_corpus_that_cannot_be_read_or_is_empty_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"none.jsonl: cannot be read \(No such file"):
        records.count(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(SystemExit, match=r"empty.jsonl: found no record"):
        records.count(tmp_path / "empty.jsonl")


def test_the_article_in_the_middle_in_time_gets_one_word(tmp_path: Path) -> None:
    early, middle, late = (
        write(tmp_path, name, date)
        for name, date in [("wc", "2024-01-01"), ("wb", "2024-01-02"), ("wa", "2024-01-03")]
    )
    for day in (4, 5, 6):
        write(tmp_path, f"wd{day}", f"2024-01-0{day}", "Withdrawn: 2024-02-01, لأسباب\n")
    before, others = middle.read_text("utf-8"), [early.read_bytes(), late.read_bytes()]
    articles.edit_middle(tmp_path)
    assert middle.read_text("utf-8") == f"{before.rstrip()} {articles.WORD}\n"
    assert [early.read_bytes(), late.read_bytes()] == others


def test_invented_articles_need_no_corpus(tmp_path: Path) -> None:
    assert articles.make(tmp_path / "content", None, 7, 7) == 7
    assert len(list(articles.read(tmp_path / "content"))) == 7


def test_records_become_articles(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    days = [f"2024-03-{day:02}" for day in range(1, 10)]
    texts = {day: f"افتتح أهل القرية في {day} الطاحونة رقم {day[-2:]}، ثم طحنوا." for day in days}
    lines = [json.dumps({"id": day, "date": day, "text": text}) for day, text in texts.items()]
    news.write_text("\n".join(lines), "utf-8")
    assert articles.make(tmp_path / "content", news, 3, 9) == 3
    dates = [article.date for article in articles.read(tmp_path / "content")]
    assert {f"{date:%d}" for date in dates} == {"01", "04", "07"}


def test_hugo_is_given_the_same_articles_in_its_own_front_matter(tmp_path: Path) -> None:
    more = "Category: محليات\nTags: بريد, قرى\nSource: صحيفة مختلقة\n"
    write(tmp_path, "wa", "2024-03-05 10:00+03:00", more, 'عنوان "بين: علامات"')
    write(tmp_path, "wb", "2024-03-06", "Withdrawn: 2024-03-07, لأسباب\n")
    systems.write_for_hugo(tmp_path, tmp_path / "hugo")
    head, body = (tmp_path / "hugo" / "wa.md").read_text("utf-8").split("\n\n")
    assert body == f"{TEXT}\n"
    assert json.loads(head) == {
        "title": 'عنوان "بين: علامات"',
        "date": "2024-03-05T10:00:00+03:00",
        "months": ["2024-03"],
        "categories": ["محليات"],
        "sources": ["صحيفة مختلقة"],
        "tags": ["بريد", "قرى"],
        "build": {"list": "always"},
    }
    withdrawn = json.loads((tmp_path / "hugo" / "wb.md").read_text("utf-8").split("\n\n")[0])
    assert withdrawn["build"] == {"list": "never"}
    assert withdrawn["date"] == "2024-03-06T00:00:00"


def test_stock_pelican_writes_a_page_for_each_article(tmp_path: Path) -> None:
    for name in ("wa", "wb"):  # of one headline and one day
        write(tmp_path / "content", name, "2024-03-05")
    made = systems.stock(tmp_path / "content", tmp_path)
    for name in ("wa", "wb"):
        assert TEXT in (tmp_path / "stock" / f"{name}.html").read_text("utf-8")
    assert made.size == size(tmp_path / "stock")
    assert made.cost.cpu > 0


def test_what_is_measured_beside_must_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "NEEDED", ("pelican", "no_such_system"))
    with pytest.raises(SystemExit, match=r"no_such_system is not installed; make bench-build"):
        systems.versions()
    monkeypatch.setattr(systems, "NEEDED", ("pelican",))
    assert systems.versions().startswith("Pelican ")


def test_what_changed_in_a_folder_is_counted(tmp_path: Path) -> None:
    for name in ("same", "touched", "edited", "gone"):
        (tmp_path / name).write_text("نص")
    before = look(tmp_path)
    long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC).timestamp()
    for name in ("touched", "edited"):
        (tmp_path / name).write_text("نص" if name == "touched" else "غير")
        os.utime(tmp_path / name, (long_ago, long_ago))
    (tmp_path / "gone").unlink()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "new").write_text("جديد")
    assert changes(before, look(tmp_path)) == Changes(bytes=1, mtimes=2, came=1, went=1)
    assert size(tmp_path) == Size(bytes=4 + 4 + 6 + 8, files=4)
