"""The tables of the vocabulary: what begins or ends as a word that was typed.

`forms` has every surface form with its frequency, for prefixes and misspelt words; `endings` has
them read backwards, since a slip of the finger leaves either the beginning or the end of a word
as it was. In a large vocabulary half of the forms stand once or twice, many of them slips
themselves, and few people mean those: `endings` leaves them out.

    body      frequency (varint); then, in `forms`, for each letter that is mostly written otherwise
              than it is folded, its place in the form (varint) and the letter (UTF-8): a visitor is
              shown العامة and not العامه
"""

from collections.abc import Iterator, Sequence

from search.postings import Postings
from search.tree import Entry
from search.varint import varint

LARGE = 50_000  # forms: of so large a vocabulary only those count
LEAST = 3  # that stand in so many fields of documents, and
SHOWN = 2  # are spelt that stand in so many


def form_entries(postings: Postings, spellings: Sequence[str]) -> Iterator[Entry]:
    """The entries of the table `forms`; of each form how it is mostly spelt."""
    least = SHOWN if len(postings.forms) > LARGE else 1
    for form, spelling, frequency in zip(
        postings.forms, spellings, postings.frequencies, strict=True
    ):
        yield Entry(form, _body(frequency, form, spelling if frequency >= least else form))


def ending_entries(postings: Postings) -> Iterator[Entry]:
    """The entries of the table `endings`: the form backwards, by code points; its frequency."""
    least = LEAST if len(postings.forms) > LARGE else 1
    backwards = sorted(
        (form[::-1], frequency)
        for form, frequency in zip(postings.forms, postings.frequencies, strict=True)
        if frequency >= least
    )
    for form, frequency in backwards:
        yield Entry(form, varint(frequency))


def _body(frequency: int, form: str, spelling: str) -> bytes:
    body = varint(frequency)
    if spelling == form:
        return body
    letters = enumerate(zip(form, spelling, strict=True))
    return body + b"".join(
        varint(place) + written.encode()
        for place, (letter, written) in letters
        if letter != written
    )
