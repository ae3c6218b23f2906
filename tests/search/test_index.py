import datetime
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

import processes
from invented import Inventor
from search.index import Entry, Index, analyse, index_of, read, write_index
from search.records import BLOCK
from search.tree import SUFFIX, decode_node, node_name
from search_corpus import DATES, entry

ENTRIES = [entry(article) for article in Inventor(seed=2).articles(300)]
TABLES = ("words", "positions", "forms", "endings")


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(ENTRIES)


@pytest.fixture(scope="module")
def written(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that index, for tests that read it."""
    folder = tmp_path_factory.mktemp("index")
    write_index(index, folder, DATES)
    return folder


@pytest.fixture(scope="module")
def many() -> list[Entry]:
    return [entry(article) for article in Inventor(seed=3).articles(1500)]


@pytest.fixture(scope="module")
def before(many: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the index of many articles, to compare with that of one more."""
    folder = tmp_path_factory.mktemp("before")
    write_index(index_of(many), folder, DATES)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


def content(file: Path) -> Any:
    """What a compressed file of JSON says."""
    return json.loads(zlib.decompress(file.read_bytes()).decode("cp1256"))


def nodes(folder: Path, table: str) -> set[str]:
    """The names of the files that the manifest leads to."""
    tree = manifest(folder)["trees"][table]
    names, found = [name for _, name in tree["top"]], set()
    for level in range(tree["depth"]):
        found |= set(names)
        data = [(folder / table / (name + SUFFIX)).read_bytes() for name in names]
        if level + 1 < tree["depth"]:
            names = [entry.body.decode() for node in data for entry in decode_node(node)]
    return found


def test_the_same_articles_give_the_same_bytes_in_whatever_order_they_come(
    written: Path, tmp_path: Path
) -> None:
    write_index(index_of(ENTRIES[::-1]), tmp_path, DATES)
    assert files(written) == files(tmp_path)


def test_two_processes_write_the_same_bytes_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "ENOUGH", 1)
    for name, may_fork in (("one", False), ("two", True)):
        monkeypatch.setattr(processes, "may_fork", lambda _, may_fork=may_fork: may_fork)
        write_index(index_of(ENTRIES), tmp_path / name, DATES)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_every_file_but_the_manifest_is_named_by_its_content_or_lies_in_a_block_that_is(
    written: Path,
) -> None:
    blocks: dict[str, list[tuple[int, bytes]]] = {}
    for path, data in files(written).items():
        parts = Path(path).parts
        if parts[0] == "records":
            blocks.setdefault(parts[1], []).append((int(Path(path).stem), data))
        else:
            assert path == "manifest.json" or parts[-1] == node_name(data) + SUFFIX
    assert blocks
    for name, leaves in blocks.items():
        assert node_name(b"".join(data for _, data in sorted(leaves))).startswith(name)
        assert len(name) == 6


def test_the_manifest_leads_to_every_file_and_to_no_other(written: Path) -> None:
    said = {f"{table}/{name}{SUFFIX}" for table in TABLES for name in nodes(written, table)}
    said |= {f"{name}/{file}{SUFFIX}" for name, file in manifest(written)["files"].items()}
    found = files(written).keys() - {"manifest.json"}
    assert {path for path in found if not path.startswith("records")} == said
    blocks = [name for name in manifest(written)["records"]["blocks"] if name]
    assert {Path(path).parts[1] for path in found - said} == set(blocks)


def test_the_manifest_says_in_few_bytes_where_each_table_begins(written: Path) -> None:
    trees = manifest(written)["trees"]
    assert trees.keys() == set(TABLES)
    assert all(trees[name]["top"] for name in TABLES)
    assert len(json.dumps(trees, ensure_ascii=False)) < 6_000


def test_files_of_an_earlier_index_go(index: Index, tmp_path: Path) -> None:
    write_index(index, tmp_path, DATES)
    before = files(tmp_path)
    write_index(index_of(ENTRIES[:10]), tmp_path, DATES)
    assert not {path for path in before if "records" in path} & files(tmp_path).keys()


def test_an_article_of_today_leaves_most_of_the_index_as_it_is(
    many: list[Entry], before: Path, tmp_path: Path
) -> None:
    today = Entry("wnew", "عنوان جديد", "نص قصير جدًا", datetime.date(2030, 1, 1), "سياسة", "")
    write_index(index_of([*many, today]), tmp_path, DATES)
    was, is_now = manifest(before), manifest(tmp_path)
    assert was["number_bits"] == is_now["number_bits"], "the numbers' size changes all"
    words = 5  # of which each may change its bucket and three lexemes that it joins or parts
    for table in TABLES:
        after = nodes(tmp_path, table)
        new = after - nodes(before, table)
        assert len(new) <= 4 * words + is_now["trees"][table]["depth"], table
        assert len(after) < 50 or len(new) < len(after) / 5, table
    assert len(nodes(tmp_path, "words")) > 50
    blocks = was["records"]["blocks"], is_now["records"]["blocks"]
    assert blocks[1][: len(blocks[0]) - 1] == blocks[0][:-1]


def test_an_article_of_long_ago_moves_the_records_of_its_month_alone(
    many: list[Entry], before: Path, tmp_path: Path
) -> None:
    late = Entry("wlate", "عنوان", "نص قصير", datetime.date(2021, 7, 15), "سياسة", "")
    write_index(index_of([*many, late]), tmp_path, DATES)
    names = [manifest(folder)["records"]["blocks"] for folder in (before, tmp_path)]
    assert len(names[0]) == len(names[1]) > 1500 // BLOCK
    assert sum(one != other for one, other in zip(*names, strict=True)) <= 2


@pytest.mark.parametrize("column", ["category", "source"])
def test_filters_have_a_name_for_each_document_in_the_order_of_numbers(
    column: str, index: Index, written: Path
) -> None:
    name = manifest(written)["files"][column]
    found = content(written / column / (name + SUFFIX))
    names = [found["names"][place] for place in found["of"]]
    assert names == [getattr(article, column) for _, article in index.numbered]


def test_each_form_has_a_head(index: Index) -> None:
    assert sorted(index.heads) == index.postings.forms


def test_an_archive_without_articles_has_an_index_too(tmp_path: Path) -> None:
    write_index(index_of([]), tmp_path, DATES)
    found = manifest(tmp_path)
    assert found["documents"] == 0
    assert found["records"]["blocks"] == []
    assert [tree["top"] for tree in found["trees"].values()] == [[]] * len(TABLES)


@pytest.mark.parametrize("texts", [["", ""], ["، …", "", "حلب"], ["\n\n"]])
def test_articles_without_words_have_an_index_too(texts: list[str], tmp_path: Path) -> None:
    day = datetime.date(2024, 1, 1)
    entries = [Entry(f"w{number}", "", text, day, "", "") for number, text in enumerate(texts)]
    archive, rarest = read(entries)
    index = analyse(archive)
    write_index(index, tmp_path, DATES)
    assert manifest(tmp_path)["documents"] == len(texts)
    assert rarest.weights.sum() == 0
    assert len(rarest.weights) == len(texts)


def test_an_archive_of_one_article_has_an_index_of_one_file_a_table(tmp_path: Path) -> None:
    write_index(index_of(ENTRIES[:1]), tmp_path, DATES)
    assert all(len(nodes(tmp_path, table)) == 1 for table in TABLES)


def test_half_a_surrogate_pair_in_a_headline_stops_no_build(tmp_path: Path) -> None:
    broken = Entry(
        "wa", "خبر \ud83d حلب", "نص \udc00", datetime.date(2024, 1, 2), "\ud800", "ا\udfff"
    )
    write_index(index_of([broken]), tmp_path, DATES)
    [record] = (tmp_path / "records").rglob("*.bin")
    shown = content(record)[1]
    assert shown == ["wa", "خبر \ufffd حلب", "2024-01-02", "\ufffd", "ا\ufffd"]
