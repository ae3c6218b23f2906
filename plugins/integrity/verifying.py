"""Captures, articles, the ledger and a copy of the site, held to one another. Writes nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captures.account import Account, account_of
from captures.intact import containers, files_of
from captures.ledger import NAME
from integrity import copied, merkle
from integrity.articles import ArticleFile, read_all
from integrity.copies import Copy
from integrity.differences import Difference, of_articles, of_captures, of_ledger
from integrity.shown import Shown
from integrity.told import Counts
from progress import Progress


@dataclass(frozen=True, slots=True)
class Site:
    """A copy of the site, and what gives the settings by which its Markdown is read."""

    copy: Copy
    settings: Callable[[], Mapping[str, Any]]


def verify(content: Path, site: Site | None, progress: Progress) -> tuple[list[Difference], Counts]:
    """What does not agree, and what was looked at. Raises OSError, and CopyError."""
    account = account_of(content, progress)
    found = list(of_ledger(content / NAME, account))
    with progress.stage("Reading the articles", "article"):
        files = read_all(content)
    found += of_articles(content, account, files)
    with progress.stage("Reading the captures", "capture"):
        found += of_captures(content, account, files)
    if site:
        found += _of_copy(site, content, account, files, progress)
    return found, _counts(content, account, files, site)


def _of_copy(
    site: Site,
    content: Path,
    account: Account,
    files: list[ArticleFile],
    progress: Progress,
) -> Iterator[Difference]:
    copy = site.copy
    with progress.stage("Reading the lists of the copy", "file"):
        yield from copied.of_lists(copy, content, account)
        checksums = copied.checksums(copy)
        yield from copied.of_files(copy, checksums)
    with progress.stage("Reading the pages of the copy", "article", len(files)) as stage:
        yield from Shown(copy, checksums, files, site.settings()).differences(stage)


def _counts(content: Path, account: Account, files: list[ArticleFile], site: Site | None) -> Counts:
    recorded, there = account.captures, files_of(content)
    inside = sum(cited in there for cited in recorded)
    inside += sum(len(each.records) for each in containers(there, recorded).values())
    root = merkle.root(merkle.lines(account.hashes))
    name = site.copy.name if site else ""
    return Counts(len(files), inside, len(recorded) - inside, account.lines, root, name)
