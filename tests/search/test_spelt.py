"""Words that were split before are those that would be split again."""

import io
from collections.abc import Iterator
from hashlib import blake2b

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spelt import KEY, Words, split
from search.texts import tokenised

TEXTS = st.text(st.sampled_from("الهيئة ًُّـ٢2aZé-.,«»\u200f\u0301ﷺﻻﱠ\n"), max_size=20)
ARCHIVES = st.lists(st.tuples(TEXTS, TEXTS), max_size=6, unique=True)


def keyed(archive: list[tuple[str, str]]) -> list[tuple[bytes, tuple[str, str]]]:
    """Documents with their keys."""
    return [(blake2b(repr(texts).encode(), digest_size=KEY).digest(), texts) for texts in archive]


def never() -> Iterator[str]:
    """Texts that nobody may read."""
    raise AssertionError("read again")
    yield


@given(st.lists(ARCHIVES, min_size=1, max_size=4))
def test_what_is_known_gives_the_same_words_whatever_came_before(
    archives: list[list[tuple[str, str]]],
) -> None:
    kept = None
    for archive in archives:
        words = Words(2, kept)
        documents = [(key, never() if key in words else texts) for key, texts in keyed(archive)]
        found, expected = tokenised(words.of(documents)), tokenised(split(archive, 2))
        assert found.forms == expected.forms
        assert found.spellings == expected.spellings
        for ours, theirs in zip(found.fields, expected.fields, strict=True):
            assert ours.tokens.tolist() == theirs.tokens.tolist()
            assert ours.starts.tolist() == theirs.starts.tolist()
        kept = words.as_bytes()


def test_what_has_gone_is_forgotten() -> None:
    one, two = keyed([("عنوان", "نص"), ("آخر", "غيره")])
    words = Words(2)
    words.of([one, two])
    words.of([two])
    assert one[0] not in words
    assert two[0] in Words(2, words.as_bytes())


def test_two_documents_of_one_key_are_refused() -> None:
    [one] = keyed([("عنوان", "نص")])
    with pytest.raises(ValueError, match="one key"):
        Words(2).of([one, one])


def spoiled(kept: bytes, **arrays: object) -> bytes:
    """What was kept, with other arrays in it."""
    found = dict(np.load(io.BytesIO(kept)))
    written = io.BytesIO()
    np.savez(written, **found | arrays)  # type: ignore[arg-type]
    return written.getvalue()


@pytest.mark.parametrize(
    "arrays",
    [
        {"words0": np.array([0, 99], np.int32)},
        {"words0": np.array([-1, 0], np.int32)},
        {"words0": np.array([0.0, 1.0])},
        {"words0": np.array([[0, 1]], np.int32)},
        {"lengths0": np.array([7, 0], np.int32)},
        {"lengths0": np.array([3, -1], np.int32)},
        {"lengths0": np.array([2], np.int32)},
        {"keys": np.zeros(7, np.uint8)},
        {"words0": np.array(["ا", "ب"], object)},
    ],
)
def test_words_that_no_build_has_kept_are_refused(arrays: dict[str, object]) -> None:
    words = Words(2)
    words.of(keyed([("عنوان", "نص"), ("آخر", "غيره")]))
    assert words.as_bytes() == spoiled(words.as_bytes())
    with pytest.raises(ValueError):  # numpy's own among them
        Words(2, spoiled(words.as_bytes(), **arrays))
