import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.records import BLOCK, LEAF, Record, write_records
from search.standing import Blocks
from search.tree import SUFFIX, node_name

NUMBERS = st.sets(st.integers(0, 5 * BLOCK), max_size=60).map(sorted)


def record(number: int) -> Record:
    return [f"w{number}", f"عنوان {number}", "2024-01-01", "أخبار", ""]


def found(folder: Path, blocks: list[str], number: int) -> Record | None:
    """The record of a number, as a reader finds it."""
    first = number - number % LEAF
    path = folder / blocks[number // BLOCK] / f"{first}{SUFFIX}"
    begins, *leaf = json.loads(zlib.decompress(path.read_bytes()).decode("cp1256"))
    assert (begins, len(leaf)) == (first, LEAF)
    return leaf[number - first]  # type: ignore[no-any-return]  # JSON has no types


@settings(max_examples=30, deadline=None)
@given(numbers=NUMBERS)
def test_each_record_lies_where_its_number_says_and_no_other_is_there(
    numbers: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("records")
    blocks = write_records(folder, ((number, record(number)) for number in numbers))
    assert len(blocks) == (numbers[-1] // BLOCK + 1 if numbers else 0)
    for number in numbers:
        assert found(folder, blocks, number) == record(number)
    leaves = {number // LEAF for number in numbers}
    assert len(list(folder.rglob(f"*{SUFFIX}"))) == len(leaves)
    for leaf in leaves:
        for number in range(leaf * LEAF, leaf * LEAF + LEAF):
            assert (found(folder, blocks, number) is not None) == (number in numbers)


def test_a_block_without_documents_has_an_empty_name_and_no_folder(tmp_path: Path) -> None:
    blocks = write_records(tmp_path, [(3, record(3)), (2 * BLOCK, record(2 * BLOCK))])
    assert [bool(name) for name in blocks] == [True, False, True]
    assert {path.name for path in tmp_path.iterdir()} == {blocks[0], blocks[2]}


def test_a_block_is_named_by_what_its_files_hold(tmp_path: Path) -> None:
    [name] = write_records(tmp_path, [(number, record(number)) for number in range(LEAF * 3)])
    files = sorted((tmp_path / name).iterdir(), key=lambda path: int(path.stem))
    assert [path.stem for path in files] == ["0", str(LEAF), str(2 * LEAF)]
    assert node_name(b"".join(path.read_bytes() for path in files)).startswith(name)


def test_a_record_changed_gives_its_block_alone_another_name(tmp_path: Path) -> None:
    records = [(number, record(number)) for number in range(3 * BLOCK)]
    before = write_records(tmp_path / "before", records)
    records[BLOCK + 7] = (BLOCK + 7, ["w", "عنوان مصحّح", "2024-01-01", "", ""])
    after = write_records(tmp_path / "after", records)
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


@pytest.mark.parametrize("name", ["../../leak", "/leak", "..", "."])
def test_a_name_that_leads_elsewhere_is_none_of_a_block(tmp_path: Path, name: str) -> None:
    records = [(number, record(number)) for number in range(LEAF)]
    known = Blocks()
    [own] = write_records(tmp_path / "old", records, known)
    asked: list[Path] = []

    def taken(place: Path) -> bool:
        asked.append(place)
        return True

    stands = Blocks(known.as_bytes(), taken)
    assert write_records(tmp_path / "new" / "site", records, stands) == [own]
    assert len(asked) == 1
    forged = Blocks(known.as_bytes().replace(own.encode(), name.encode()), taken)
    assert write_records(tmp_path / "new" / "site", records, forged) == [own]
    assert len(asked) == 1
