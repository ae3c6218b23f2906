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

import numpy as np

from search.digests import of_numbers, of_strings
from search.postings import Postings
from search.tree import Entry, Table
from search.varint import varint

LARGE = 50_000  # forms: of so large a vocabulary only those count
LEAST = 3  # that stand in so many fields of documents, and
SHOWN = 2  # are spelt that stand in so many


def form_table(postings: Postings, spellings: Sequence[str]) -> Table:
    """The table `forms`; of each form how it is mostly spelt."""
    forms, frequencies = postings.forms, postings.frequencies
    least = SHOWN if len(forms) > LARGE else 1
    shown = [
        spelling if frequency >= least else form
        for form, spelling, frequency in zip(forms, spellings, frequencies, strict=True)
    ]

    def entries(first: int) -> Iterator[Entry]:
        for place in range(first, len(forms)):
            form = forms[place]
            yield Entry(form, _body(frequencies[place], form, shown[place]))

    digests = of_numbers(of_strings(forms), np.array(frequencies, np.int64), of_strings(shown))
    return Table(forms, digests, entries)


def ending_table(postings: Postings) -> Table:
    """The table `endings`: the forms backwards, by code points, with their frequencies."""
    least = LEAST if len(postings.forms) > LARGE else 1
    backwards = sorted(
        (form[::-1], frequency)
        for form, frequency in zip(postings.forms, postings.frequencies, strict=True)
        if frequency >= least
    )
    keys = [form for form, _ in backwards]
    frequencies = [frequency for _, frequency in backwards]

    def entries(first: int) -> Iterator[Entry]:
        for place in range(first, len(keys)):
            yield Entry(keys[place], varint(frequencies[place]))

    return Table(keys, of_numbers(of_strings(keys), np.array(frequencies, np.int64)), entries)


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
