import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.standing import Leaves
from search.tree import (
    SUFFIX,
    Entry,
    Table,
    Tree,
    TreeWriter,
    decode_node,
    encode_node,
    node_name,
)

ENTRIES = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.tuples(st.binary(max_size=60), st.binary(max_size=20)),
    max_size=80,
).map(lambda table: [Entry(key, *parts) for key, parts in sorted(table.items())])


def read_all(folder: Path, tree: Tree) -> list[Entry]:
    """Every entry of a tree, as a reader finds them from the top."""
    level = tree.top
    for depth in range(tree.depth, 0, -1):
        files = [(folder / (entry.body.decode() + SUFFIX)).read_bytes() for entry in level]
        nodes = [list(decode_node(data)) for data in files]
        firsts, lasts = [node[0].key for node in nodes], [node[-1].key for node in nodes]
        keys = [entry.key for entry in level]
        if depth > 1:
            assert keys == firsts
        else:
            assert all(map(str.startswith, firsts, keys)), "it leads to its leaf"
            assert all(last < key for last, key in zip(lasts, keys[1:], strict=False)), (
                "and no other"
            )
            assert all(key[:-1] <= last for last, key in zip(["", *lasts], keys, strict=False)), (
                "in as few letters as do"
            )
        level = [entry for node in nodes for entry in node]
    return level


@given(ENTRIES)
def test_a_node_decodes_to_its_entries(entries: list[Entry]) -> None:
    assert list(decode_node(encode_node(entries))) == entries


def test_a_node_has_the_packed_parts_before_the_run_and_writes_no_beginning_twice() -> None:
    data = encode_node(
        [Entry("abc", b"\x07\x08", b"P"), Entry("abd", b"", b"QR"), Entry("b", b"x")]
    )
    assert data[:4] == b"\x03PQR"
    run = b"\x00\x03abc\x02\x01\x07\x08\x02\x01d\x00\x02\x00\x01b\x01\x00x"
    assert zlib.decompress(data[4:]) == run


def test_a_damaged_node_is_an_error_and_no_answer() -> None:
    data = encode_node([Entry("abc", b"body", b"packed"), Entry("abd", b"other")])
    for end in range(len(data)):
        with pytest.raises((zlib.error, IndexError)):
            list(decode_node(data[:end]))
    for at in range(8, len(data)):
        changed = bytes([*data[:at], data[at] ^ 0x55, *data[at + 1 :]])
        with pytest.raises(zlib.error):
            list(decode_node(changed))


@settings(max_examples=30, deadline=None)
@given(entries=ENTRIES, top_size=st.sampled_from([0, 100, 1000]))
def test_a_tree_holds_what_was_written(
    entries: list[Entry], top_size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    assert read_all(folder, TreeWriter(folder, 200, top_size).write(table(entries))) == entries


def table(entries: list[Entry]) -> Table:
    """A table of these entries."""
    digests = [blake2b(repr(entry).encode(), digest_size=8).digest() for entry in entries]
    return Table(
        [entry.key for entry in entries],
        np.frombuffer(b"".join(digests), np.uint64),
        lambda first: iter(entries[first:]),
    )


def files(writer: TreeWriter) -> set[str]:
    return {path.name for path in writer.folder.iterdir()}


def many(count: int) -> list[Entry]:
    return [
        Entry(f"{number:06}", b"x" * (number * 37 % 90), b"y" * (number % 7))
        for number in range(count)
    ]


def test_a_large_table_has_a_small_top_and_leaves_of_about_the_size_asked(tmp_path: Path) -> None:
    writer = TreeWriter(tmp_path, 1000, 2500)
    tree = writer.write(table(many(20_000)))
    assert tree.depth == 2
    assert sum(len(entry.key) + len(entry.body) for entry in tree.top) < 2_500
    sizes = [
        sum(len(entry.key) + len(entry.body) + len(entry.packed) for entry in decode_node(data))
        for data in (path.read_bytes() for path in tmp_path.iterdir())
    ]
    assert max(sizes) < 16_000
    assert 600 < sum(sizes) / len(sizes) < 1600
    assert read_all(tmp_path, tree) == many(20_000)


@pytest.mark.parametrize("count", [1, 100, 20_000])
def test_where_the_top_may_hold_nothing_the_table_begins_with_one_file(
    count: int, tmp_path: Path
) -> None:
    tree = TreeWriter(tmp_path, 1000, 0).write(table(many(count)))
    assert len(tree.top) == 1
    assert tree.top[0].key == "0"
    assert read_all(tmp_path, tree) == many(count)


def test_a_table_without_entries_has_no_files(tmp_path: Path) -> None:
    tree = TreeWriter(tmp_path, 1000, 0).write(table([]))
    assert tree.top == []
    assert not list(tmp_path.iterdir())


def test_an_entry_changed_or_added_rewrites_its_leaf_and_the_nodes_above_alone(
    tmp_path: Path,
) -> None:
    first = TreeWriter(tmp_path / "first", 1000, 2500)
    first.write(table(many(20_000)))
    changed = sorted([*many(20_000), Entry("012345a", b"new")])
    changed[777] = Entry(changed[777].key, b"other")
    second = TreeWriter(tmp_path / "second", 1000, 2500)
    second.write(table(changed))
    assert 2 <= len(files(second) - files(first)) <= 8


def test_bits_packed_otherwise_rewrite_their_leaf_too(tmp_path: Path) -> None:
    entries = many(2000)
    first, second = (TreeWriter(tmp_path / name, 1000, 2500) for name in ("first", "second"))
    first.write(table(entries))
    entries[999] = entries[999]._replace(packed=b"other")
    second.write(table(entries))
    assert 1 <= len(files(second) - files(first)) <= 4


def test_an_entry_larger_than_a_leaf_stands_alone(tmp_path: Path) -> None:
    entries = [Entry("a", b"1"), Entry("b", b"2", b"2" * 5000), Entry("c", b"3")]
    tree = TreeWriter(tmp_path, 1000, 1000).write(table(entries))
    assert [entry.key for entry in tree.top] == ["a", "b", "c"]


def test_files_are_named_by_their_bytes_and_are_the_same_every_time(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        TreeWriter(tmp_path / folder, 500, 500).write(table(many(300)))
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / f).iterdir()} for f in ("one", "two"))
    assert one == two
    assert all(name == node_name(data) + SUFFIX for name, data in one.items())


def test_a_name_is_ten_letters_that_every_host_and_file_system_keeps_apart() -> None:
    names = {node_name(bytes([number])) for number in range(200)}
    assert len(names) == 200
    assert all(
        len(name) == 10 and set(name) <= set("abcdefghijklmnopqrstuvwxyz234567") for name in names
    )
    assert node_name(b"") == "4oymiquy7q"  # sha-256 e3b0c442 98fc1c14 in base32


def test_bytes_of_postings_that_repeat_little_are_smaller_than_the_usual_compression() -> None:
    draw = random.Random(5)
    meta = bytes(draw.choices(range(24), [0.7**place for place in range(24)], k=3_000))
    entry = Entry("كلمه", meta, b"\x01")
    stored = encode_node([entry])
    assert len(stored) - 2 < len(zlib.compress(zlib.decompress(stored[2:]), 9))
    assert list(decode_node(stored)) == [entry]


def take(old: Path, new: Path, file: Path) -> bool:
    """As a build does that has the files of an earlier one."""
    before = old / file.relative_to(new)
    if before.exists():
        file.write_bytes(before.read_bytes())
    return before.exists()


def folders(*places: Path) -> list[dict[str, bytes]]:
    return [{path.name: path.read_bytes() for path in place.iterdir()} for place in places]


@settings(max_examples=150, deadline=None)
@given(before=ENTRIES, after=ENTRIES, shared=st.booleans(), rest=st.booleans())
def test_with_leaves_that_stand_a_table_has_the_same_files_as_without(
    before: list[Entry],
    after: list[Entry],
    shared: bool,
    rest: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    if shared:  # most of it is as it was
        changed = dict(zip([entry.key for entry in before], before, strict=True))
        for entry in after[:3]:
            changed[entry.key] = entry
        if rest:
            for entry in before[: len(before) // 7]:
                del changed[entry.key]
        after = [changed[key] for key in sorted(changed)]
    old, new, clean = folder / "old", folder / "new", folder / "clean"
    known = Leaves()
    TreeWriter(old, 200, 300).write(table(before), known)
    found = Leaves(known.as_bytes(), partial(take, old, new))
    tree = TreeWriter(new, 200, 300).write(table(after), found)
    expected = Leaves()
    assert tree == TreeWriter(clean, 200, 300).write(table(after), expected)
    assert len({*map(str, folders(new, clean))}) == 1
    assert found.as_bytes() == expected.as_bytes()


def test_of_leaves_that_stand_no_entry_is_made(tmp_path: Path) -> None:
    known = Leaves()
    TreeWriter(tmp_path / "old", 1000, 2500).write(table(many(20_000)), known)
    changed = many(20_000)
    changed[7_000] = Entry(changed[7_000].key, b"other")
    made: list[str] = []

    def entries(first: int) -> Iterator[Entry]:
        for entry in changed[first:]:
            made.append(entry.key)
            yield entry

    found = Leaves(known.as_bytes(), partial(take, tmp_path / "old", tmp_path / "new"))
    tree = TreeWriter(tmp_path / "new", 1000, 2500).write(
        replace(table(changed), entries=entries), found
    )
    assert changed[7_000].key in made
    assert len(made) < 500
    assert read_all(tmp_path / "new", tree) == changed


def test_a_leaf_whose_file_is_gone_is_made_anew(tmp_path: Path) -> None:
    known = Leaves()
    TreeWriter(tmp_path / "old", 1000, 2500).write(table(many(500)), known)
    gone = min((tmp_path / "old").iterdir())
    gone.rename(tmp_path / "elsewhere")
    found = Leaves(known.as_bytes(), partial(take, tmp_path / "old", tmp_path / "new"))
    tree = TreeWriter(tmp_path / "new", 1000, 2500).write(table(many(500)), found)
    assert read_all(tmp_path / "new", tree) == many(500)
    assert (tmp_path / "new" / gone.name).exists()


def test_a_name_that_leads_elsewhere_is_none_of_a_leaf(tmp_path: Path) -> None:
    known = Leaves()
    TreeWriter(tmp_path / "old", 1000, 2500).write(table(many(500)), known)
    forged = known.as_bytes()
    for name in {path.stem for path in (tmp_path / "old").iterdir()}:
        forged = forged.replace(name.encode(), b"../../leak")
    assert forged != known.as_bytes()
    asked: list[Path] = []

    def taken(place: Path) -> bool:
        asked.append(place)
        return True

    tree = TreeWriter(tmp_path / "new", 1000, 2500).write(table(many(500)), Leaves(forged, taken))
    assert asked == []
    assert read_all(tmp_path / "new", tree) == many(500)


def test_nothing_stands_where_nothing_can_be_brought(tmp_path: Path) -> None:
    known = Leaves()
    TreeWriter(tmp_path / "old", 1000, 2500).write(table(many(500)), known)
    tree = TreeWriter(tmp_path / "new", 1000, 2500).write(
        table(many(500)), Leaves(known.as_bytes())
    )
    assert read_all(tmp_path / "new", tree) == many(500)
