"""What was changed by hand is accepted: the ledger gets a line for each article, with a reason."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from captures.account import Account
from captures.cleaning import clean_line
from captures.history import History
from captures.ledger import NAME, TOLD_BY_IMPORTS, Entry, now
from captures.session import Session
from captures.sources import UsageError
from integrity.articles import ArticleFile, by_id, fields_of, read_all
from integrity.differences import ACCEPTABLE, Difference, of_articles
from progress import Progress

_LONGEST = 500  # characters of a reason


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it."""

    account: Account
    """What the ledger says now."""
    accepted: list[Difference]
    left: list[Difference]
    """What cannot be accepted."""
    mended: str
    """What was found where the ledger was torn."""


def reason_of(words: str) -> str:
    """A reason as the ledger takes it: one line. Raises UsageError."""
    reason = clean_line(words)
    if not reason:
        raise UsageError('accept: no REASON; say why: make accept REASON="typing mistakes mended"')
    if len(reason) > _LONGEST:
        raise UsageError(
            f"accept: found a REASON of {len(reason):,} characters; expected at most {_LONGEST}"
        )
    if reason in TOLD_BY_IMPORTS:
        raise UsageError(f"accept: found REASON={reason}, which only the import says; use others")
    return reason


def accept(content: Path, reason: str, only: Sequence[str], progress: Progress) -> Accepted:
    """Accepts what differs, of all articles or `only` of those with these ids.

    Raises OSError, and UsageError while an import writes, and for an id with nothing to accept.
    """
    session = Session(content)
    history = None
    try:
        history = History(content, session, progress)
        with progress.stage("Reading the articles", "article"):
            files = read_all(content)
        found = list(of_articles(content, history.account, files))
        chosen = [each for each in found if not only or each.article in only]
        if unknown := set(only) - {each.article for each in chosen}:
            raise UsageError(
                f"accept: found ONLY={', '.join(sorted(unknown))}, of which nothing is to be "
                "accepted; make verify names what is"
            )
        accepted = [each for each in chosen if each.kind in ACCEPTABLE]
        there = by_id(files)
        for each in accepted:
            file = next(iter(there.get(each.article, ())), None)
            history.record(_entry(history.account, each.article, file, reason))
        history.close()
        if accepted:
            _settle(content / NAME)
        left = [each for each in chosen if each.kind not in ACCEPTABLE]
        return Accepted(history.account, accepted, left, history.mended)
    finally:
        if history:
            history.close()
        session.end()


def _entry(account: Account, id_: str, file: ArticleFile | None, reason: str) -> Entry:
    before, after = account.hashes.get(id_), file.sha256 if file else None
    cited = sha256 = ""
    if file and not account.has_had(id_):
        fields = fields_of(file.path)
        cited, sha256 = ("".join(fields.get(key, [])[:1]) for key in ("capture", "capture_sha256"))
    return Entry(id_, before, after, now(), reason, cited, sha256)


def _settle(path: Path) -> None:
    """Waits until the ledger is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
