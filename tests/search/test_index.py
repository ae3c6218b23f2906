import datetime
import gzip
import json
from pathlib import Path

from invented import Inventor
from search.index import Entry, analyse, write_index
from search.tree import SUFFIX, node_name
from search_corpus import DATES, entry

ENTRIES = [entry(article) for article in Inventor(seed=2).articles(300)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_articles_give_the_same_bytes_in_whatever_order_they_come(tmp_path: Path) -> None:
    write_index(analyse(ENTRIES), tmp_path / "one", DATES)
    write_index(analyse(ENTRIES[::-1]), tmp_path / "two", DATES)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_every_file_but_the_manifest_is_named_by_its_content(tmp_path: Path) -> None:
    write_index(analyse(ENTRIES), tmp_path, DATES)
    for path, data in files(tmp_path).items():
        assert path == "manifest.json" or Path(path).name == node_name(data) + SUFFIX


def test_files_of_an_earlier_index_go(tmp_path: Path) -> None:
    write_index(analyse(ENTRIES), tmp_path, DATES)
    before = files(tmp_path)
    write_index(analyse(ENTRIES[:10]), tmp_path, DATES)
    assert not {path for path in before if "records" in path} & files(tmp_path).keys()


def test_an_article_of_today_leaves_most_of_the_index_as_it_is(tmp_path: Path) -> None:
    today = Entry("wnew", "عنوان جديد", "نص قصير جدًا", datetime.date(2030, 1, 1), "سياسة", "")
    many = [entry(article) for article in Inventor(seed=3).articles(1500)]
    write_index(analyse(many), tmp_path / "before", DATES)
    write_index(analyse([*many, today]), tmp_path / "after", DATES)
    before, after = files(tmp_path / "before"), files(tmp_path / "after")
    new = [path for path in after if path not in before]
    stems = [path for path in after if path.startswith("stems")]
    assert len([path for path in new if path.startswith("stems")]) < len(stems) / 3
    assert len([path for path in new if path.startswith("records")]) <= 2


def test_filters_have_a_name_for_each_document_in_the_order_of_numbers(tmp_path: Path) -> None:
    index = analyse(ENTRIES)
    write_index(index, tmp_path, DATES)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    name = manifest["files"]["category"]
    column = json.loads(gzip.decompress((tmp_path / "category" / (name + SUFFIX)).read_bytes()))
    found = [column["names"][place] for place in column["of"]]
    assert found == [article.category for _, article in index.numbered]


def test_an_archive_without_articles_has_an_index_too(tmp_path: Path) -> None:
    write_index(analyse([]), tmp_path, DATES)
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["documents"] == 0
