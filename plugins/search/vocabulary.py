"""The tables of the vocabulary: what begins or ends as a word that was typed.

`forms` has every surface form with its frequency, for prefixes and misspelt words; `endings` has
them read backwards, since a slip of the finger leaves either the beginning or the end of a word
as it was. In a large vocabulary half of the forms stand once or twice, many of them slips
themselves, and few people mean those: `endings` leaves them out.
"""

from collections.abc import Iterator

from search.postings import Postings
from search.tree import Entry
from search.varint import varint

LARGE = 50_000  # forms


def form_entries(postings: Postings) -> Iterator[Entry]:
    """The entries of the table `forms`: the form, its frequency (varint)."""
    for form, frequency in zip(postings.forms, postings.frequencies, strict=True):
        yield Entry(form, varint(frequency))


def ending_entries(postings: Postings) -> Iterator[Entry]:
    """The entries of the table `endings`: the form backwards, by code points; its frequency."""
    least = 3 if len(postings.forms) > LARGE else 1
    backwards = sorted(
        (form[::-1], frequency)
        for form, frequency in zip(postings.forms, postings.frequencies, strict=True)
        if frequency >= least
    )
    for form, frequency in backwards:
        yield Entry(form, varint(frequency))
