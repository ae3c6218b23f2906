import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.tree import SUFFIX, Entry, Tree, TreeWriter, decode_node, encode_node, node_name

ENTRIES = st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=60), max_size=80).map(
    lambda table: sorted(table.items())
)


def read_all(folder: Path, tree: Tree) -> list[Entry]:
    """Every entry of a tree, as a reader finds them from the top."""
    level = tree.top
    for _ in range(tree.depth):
        files = [(folder / (name.decode() + SUFFIX)).read_bytes() for _, name in level]
        nodes = [list(decode_node(gzip.decompress(data))) for data in files]
        assert [node[0][0] for node in nodes] == [key for key, _ in level], "a node's first key"
        level = [entry for node in nodes for entry in node]
    return level


@given(ENTRIES)
def test_a_node_decodes_to_its_entries(entries: list[Entry]) -> None:
    assert list(decode_node(encode_node(entries))) == entries


@settings(max_examples=30, deadline=None)
@given(entries=ENTRIES)
def test_a_tree_holds_what_was_written(
    entries: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    assert read_all(folder, TreeWriter(folder, 200).write(entries)) == entries


def many(count: int) -> list[Entry]:
    return [(f"{number:06}", b"x" * (number * 37 % 90)) for number in range(count)]


def test_a_large_table_has_a_small_top_and_leaves_of_about_the_size_asked(tmp_path: Path) -> None:
    writer = TreeWriter(tmp_path, 1000)
    tree = writer.write(many(20_000))
    assert tree.depth == 2
    assert sum(len(key) + len(name) for key, name in tree.top) < 2_500
    sizes = [len(gzip.decompress(path.read_bytes())) for path in tmp_path.iterdir()]
    assert max(sizes) < 16_000
    assert 600 < sum(sizes) / len(sizes) < 1600
    assert read_all(tmp_path, tree) == many(20_000)


def test_an_entry_changed_or_added_rewrites_its_leaf_and_the_nodes_above_alone(
    tmp_path: Path,
) -> None:
    first = TreeWriter(tmp_path / "first", 1000)
    first.write(many(20_000))
    changed = sorted([*many(20_000), ("012345a", b"new")])
    changed[777] = (changed[777][0], b"other")
    second = TreeWriter(tmp_path / "second", 1000)
    second.write(changed)
    assert 2 <= len(second.written - first.written) <= 8


def test_an_entry_larger_than_a_leaf_stands_alone(tmp_path: Path) -> None:
    entries = [("a", b"1"), ("b", b"2" * 5000), ("c", b"3")]
    tree = TreeWriter(tmp_path, 1000).write(entries)
    assert [key for key, _ in tree.top] == ["a", "b", "c"]


def test_files_are_named_by_their_bytes_and_are_the_same_every_time(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        TreeWriter(tmp_path / folder, 500).write(many(300))
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / f).iterdir()} for f in ("one", "two"))
    assert one == two
    assert all(name == node_name(data) + SUFFIX for name, data in one.items())
