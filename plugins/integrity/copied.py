"""A published copy held to the archive: its list and root, its data files, its pages."""

import io
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from captures.account import Account
from captures.ledger import NAME, parse
from integrity import merkle, published
from integrity.copies import Copy, CopyError, FolderCopy
from integrity.differences import Difference, Kind, short
from record import manifest

PAGE = re.compile(r"a/(.+)\.html")

LARGE = 512 * 2**20
"""Bytes of a list, a manifest or a data file at most."""


def whole(copy: Copy, path: str) -> bytes:
    """A file without which a copy is none. Raises CopyError."""
    data = copy.read(path, LARGE)
    if data is None:
        raise CopyError(f"{copy.name}: found no {path}; expected a site that make html built")
    return data


def differs(copy: Copy, kind: Kind, path: str, odd: tuple[str, str], id_: str = "") -> Difference:
    """A difference at a file of a copy: what was found, and what was expected."""
    return Difference(kind, f"{copy.name.rstrip('/')}/{path}", *odd, id_)


def of_lists(copy: Copy, content: Path, account: Account) -> Iterator[Difference]:
    """The published root, the list below it, and how the ledger began. Raises CopyError."""
    path = published.SUMMARY
    try:
        said = published.parse_summary(whole(copy, path))
        path = published.LIST
        hashes = published.parse_list(whole(copy, path))
    except published.UnreadableError as error:
        yield differs(copy, Kind.COPY, path, (error.found, error.expected))
        return
    root = merkle.root(merkle.lines(hashes))
    if (root, len(hashes)) != (said.root, said.articles):
        found = f"the root {short(said.root)} over {said.articles:,} articles"
        expected = f"{short(root)} over {len(hashes):,}, by {published.LIST}"
        yield differs(copy, Kind.COPY, published.SUMMARY, (found, expected))
    ledger = content / NAME
    data = ledger.read_bytes() if ledger.exists() else b""
    if odd := _odd_beginning(data, said.ledger):
        yield differs(copy, Kind.COPY, published.SUMMARY, odd)
        then = None
    else:
        then = Account()
        for line in io.BytesIO(data[: said.ledger.bytes]):
            then.follow(parse(line), line)
    yield from _of_articles(copy, hashes, account, then)


def _odd_beginning(data: bytes, said: published.Ledger) -> tuple[str, str] | None:
    """What is wrong if a ledger does not begin as a copy says that it did."""
    if said.bytes > len(data):
        lines = data.count(b"\n")
        expected = f"no more than the {lines:,} that it has: was an older one put back?"
        return f"that the ledger had {said.lines:,} lines", expected
    now = published.beginning(data, said.bytes)
    if now != said:
        found = f"{short(said.sha256)} over the first {said.lines:,} lines of the ledger"
        return found, f"{short(now.sha256)}: were lines changed, or put between them?"
    return None


def _of_articles(
    copy: Copy, hashes: Mapping[str, str], account: Account, then: Account | None
) -> Iterator[Difference]:
    """The list's articles; `then` is what the ledger said when the copy was made, if known."""
    for id_ in sorted({id_ for id_, _ in hashes.items() ^ account.hashes.items()}):
        is_old = then is not None and hashes.get(id_) == then.hashes.get(id_)
        by = f"by {account.last(id_) or 'the ledger, which has no line of it'}"
        odd = f"{short(hashes.get(id_))} for {id_}", f"{short(account.hashes.get(id_))}, {by}"
        yield differs(copy, Kind.OUTDATED if is_old else Kind.FORGED, published.LIST, odd, id_)


def checksums(copy: Copy) -> dict[str, str]:
    """The manifest of a copy. Raises CopyError."""
    try:
        return manifest.parse(whole(copy, manifest.NAME))
    except ValueError as error:
        place = f"{copy.name.rstrip('/')}/{manifest.NAME}, {error}"
        raise CopyError(f"{place}: found no checksum; expected a line of sha256sum") from None


def of_files(copy: Copy, known: Mapping[str, str]) -> Iterator[Difference]:
    """The files of a folder that are not as its manifest says; of an address too much to ask."""
    if not isinstance(copy, FolderCopy):
        return
    there = manifest.digests(copy.folder)
    for path in sorted({path for path, _ in known.items() ^ there.items()}, key=os.fsencode):
        found = short(there[path]) if path in there else "no file"
        expected = short(known[path]) if path in known else "no such file"
        page = PAGE.fullmatch(path)
        kind, id_ = (Kind.SHOWN, page[1]) if page else (Kind.COPY, "")
        yield differs(copy, kind, path, (found, f"{expected}, by {manifest.NAME}"), id_)
