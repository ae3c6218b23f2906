"""What waits on the disk is there for both processes, and in parts that fit the memory."""

import os
from pathlib import Path

from building import pile
from building.pile import Pile


def test_what_was_put_there_has_the_number_that_it_was_given(tmp_path: Path) -> None:
    one = Pile(tmp_path)
    values = [b"first", b"", "ثالث".encode()]
    assert [one[number] for number in map(one.add, values)] == values
    assert not list(tmp_path.iterdir())


def test_large_values_come_in_parts(tmp_path: Path) -> None:
    one = Pile(tmp_path)
    one.add(b"before")
    value = os.urandom(2 * pile._PART + 1)
    parts = list(one.parts(one.add(value)))
    one.add(b"after")
    assert [following for following, _ in parts] == [2, 1, 0]
    assert b"".join(part for _, part in parts) == value
    assert list(one.parts(one.add(b""))) == [(0, b"")]


def test_a_process_that_is_forked_disturbs_no_reading_of_the_other(tmp_path: Path) -> None:
    one = Pile(tmp_path)
    numbers = [one.add(bytes([value]) * 1000) for value in range(200)]
    child = os.fork()
    if not child:
        found = [one[number] == bytes([number]) * 1000 for _ in range(20) for number in numbers]
        os._exit(0 if all(found) else 1)
    for _ in range(20):
        for number in reversed(numbers):
            assert one[number] == bytes([number]) * 1000
    assert os.waitpid(child, 0)[1] == 0
