"""The tables of the vocabulary: what begins or ends as a word that was typed.

`forms` has every surface form with its frequency, for prefixes and misspelt words; `endings` has
them read backwards, since a slip of the finger leaves either the beginning or the end of a word
as it was. In a large vocabulary half of the forms stand once or twice, many of them slips
themselves, and few people mean those: `endings` leaves them out.

    body      frequency (varint); then, for each letter that is mostly written otherwise than it is
              folded, its place in the form (varint) and the letter (UTF-8): a visitor is shown
              العامة and not العامه
"""

from collections.abc import Iterator, Sequence

from search.postings import Postings
from search.tree import Entry
from search.varint import varint

LARGE = 50_000  # forms
LEAST = 3  # fields of documents, that a form of a large vocabulary stands in to be shown to anybody


def form_entries(postings: Postings, spellings: Sequence[str]) -> Iterator[Entry]:
    """The entries of the table `forms`; of each form how it is mostly spelt."""
    least = _least(postings)
    for form, spelling, frequency in zip(
        postings.forms, spellings, postings.frequencies, strict=True
    ):
        yield Entry(form, _body(frequency, form, spelling if frequency >= least else form))


def ending_entries(postings: Postings, spellings: Sequence[str]) -> Iterator[Entry]:
    """The entries of the table `endings`: the key is the form backwards, by code points."""
    least = _least(postings)
    backwards = sorted(
        (form[::-1], _body(frequency, form, spelling))
        for form, spelling, frequency in zip(
            postings.forms, spellings, postings.frequencies, strict=True
        )
        if frequency >= least
    )
    for form, body in backwards:
        yield Entry(form, body)


def _least(postings: Postings) -> int:
    return LEAST if len(postings.forms) > LARGE else 1


def _body(frequency: int, form: str, spelling: str) -> bytes:
    letters = enumerate(zip(form, spelling, strict=True))
    return varint(frequency) + b"".join(
        varint(place) + written.encode()
        for place, (letter, written) in letters
        if letter != written
    )
