"""Each article knows the one before it and the one after it."""

from types import SimpleNamespace

from browse.neighbours import link_neighbours, with_neighbours


def test_neighbours_are_mutual_and_end_with_none() -> None:
    newest, middle, oldest = articles = [SimpleNamespace() for _ in range(3)]
    link_neighbours(articles, [])
    assert (newest.newer, newest.older) == (None, middle)
    assert (middle.newer, middle.older) == (newest, oldest)
    assert (oldest.newer, oldest.older) == (middle, None)


def test_what_no_list_shows_has_no_neighbours_and_is_none() -> None:
    listed, withdrawn = SimpleNamespace(), SimpleNamespace()
    link_neighbours([listed], [withdrawn])
    assert withdrawn.newer is withdrawn.older is listed.newer is listed.older is None


def test_an_empty_row_has_no_neighbours() -> None:
    assert list(with_neighbours([])) == []
    link_neighbours([], [])


def test_one_alone_stands_between_nothing() -> None:
    assert list(with_neighbours("a")) == [(None, "a", None)]
