"""The Markdown files of an archive's articles, by their ids, each with its hash."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from captures import frontmatter
from front_matter import ID

_SUFFIXES = frozenset({".md", ".markdown", ".mkd", ".mdown"})  # as Pelican's reader has them

_ID = re.compile(rb"^ {0,3}id:[ \t]*(%s)[ \t]*\r?$" % ID.pattern.encode(), re.I | re.M)
_BLANK = re.compile(rb"^[ \t\r]*$", re.M)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file of content/articles: its path, the article's id and the sha-256 of its bytes."""

    path: Path
    id: str
    """Empty where its front matter has none that can be one."""
    sha256: str


def read_all(content: Path) -> list[ArticleFile]:
    """The files, in the order of their paths; raises OSError. Hidden ones are no articles."""
    paths = sorted((content / "articles").rglob("*"))
    return [
        _read(path)
        for path in paths
        if path.suffix in _SUFFIXES and not path.name.startswith(".") and path.is_file()
    ]


def by_id(files: Sequence[ArticleFile]) -> dict[str, list[ArticleFile]]:
    """The files of each id, of which there should be one; those without an id are left out."""
    found: dict[str, list[ArticleFile]] = defaultdict(list)
    for file in files:
        if file.id:
            found[file.id].append(file)
    return dict(found)


def fields_of(path: Path) -> dict[str, list[str]]:
    """The front matter of a file; raises OSError."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return frontmatter.parse(frontmatter.head(text))[0]


def _read(path: Path) -> ArticleFile:
    data = path.read_bytes()
    blank = _BLANK.search(data)
    ids = _ID.findall(data, 0, blank.start() if blank else len(data))
    # parsing takes longer than all else, and nearly every file has one plain line with its id
    id_ = ids[0].decode() if len(ids) == 1 else _parsed_id(path)
    return ArticleFile(path, id_, hashlib.sha256(data).hexdigest())


def _parsed_id(path: Path) -> str:
    lines = fields_of(path).get("id", [])
    return lines[0] if len(lines) == 1 and ID.fullmatch(lines[0]) else ""
