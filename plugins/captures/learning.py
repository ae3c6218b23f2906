"""What the pages of a site have in common is learned from the pages, before they are cleaned.

The files are read once for it, beside the reading that imports them. Only outlines are kept, and
of more than MOST files an even draw, so memory is bounded whatever the input.
"""

from __future__ import annotations

import dataclasses
import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from captures import cleaning, textfile, wholefile
from captures.bounds import check_text
from captures.capture import Refusal, Rejected
from captures.decoding import decode
from captures.grouping import Site, articles, sites
from captures.outline import SENTENCE, Outline, outline
from captures.recognise import reader_of
from captures.template import Template, Templates
from progress import Progress

MOST = 50_000
"""Files that are learned from."""

MOST_KEPT = 4_000
"""Files of an archive's own captures that are learned from when new ones come."""

_FEWEST = 2  # articles
_SHARE = 0.5  # of a site's articles
_LONG = 0.25  # of a site's articles
_ONE_SIDE = 0.9  # of a line's places: else it is one of both sides


def learn(
    new: Iterable[Path | Refusal],
    kept: Iterable[Path | Refusal] = (),
    progress: Progress | None = None,
) -> Templates:
    """The templates of the sites that the text captures among these files are of.

    `kept` are captures of the archive; those that are among the new ones, as after an import that
    was interrupted, change nothing. Files that cannot be read are left to the import to report.
    """
    progress = progress or Progress()
    with progress.stage("Looking for captures", "file") as stage:
        drawn = _draw(stage.each(new), MOST)
        paths = (*drawn, *_draw(_others(stage.each(kept), drawn), MOST_KEPT))
    found: dict[bytes, Outline] = {}
    with progress.stage("Comparing the pages of each site", "page", len(paths)) as stage:
        for path in stage.each(paths):
            data = _page(path)
            digest = _digest(data)
            if digest not in found and (page := _outline(data)):
                found[digest] = page
        outlines = [found[digest] for digest in sorted(found)]
        return Templates(
            template for site in sites(outlines) if (template := template_of(site)) is not None
        )


def _others(kept: Iterable[Path | Refusal], new: Iterable[Path]) -> Iterator[Path]:
    """The files that are no copies of new ones."""
    by_size: dict[int, list[Path]] = defaultdict(list)
    for path in new:
        by_size[_size(path)].append(path)
    digests: dict[int, set[bytes]] = {}
    for path in (each for each in kept if isinstance(each, Path)):
        size = _size(path)
        if size not in digests and size in by_size:
            digests[size] = {_digest(_page(each)) for each in by_size[size]}
        if size not in digests or _digest(_page(path)) not in digests[size]:
            yield path


def _draw(paths: Iterable[Path | Refusal], most: int) -> list[Path]:
    """As many files, the same ones each time, wherever they lie in their folders."""
    files = (path for path in paths if isinstance(path, Path))
    return heapq.nsmallest(
        most,
        files,
        key=lambda path: hashlib.sha256(str(path).encode(errors="surrogateescape")).digest(),
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _page(path: Path) -> bytes:
    """The bytes of a page saved as text; none of anything else."""
    try:
        is_page = reader_of(path) is textfile.read and path.stat().st_size <= wholefile.LONGEST
        return path.read_bytes() if is_page else b""
    except (Rejected, OSError):
        return b""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _outline(data: bytes) -> Outline | None:
    try:
        text = decode(data).text
        check_text(text)
    except Rejected:
        return None
    return outline(cleaning.clean_lines(text)) if cleaning.has_arabic(text) else None


def template_of(site: Site) -> Template | None:
    """The lines that at least half of a site's articles have; None if there are none."""
    pages = articles(site.pages)
    if len(pages) < _FEWEST:
        return None
    often = Counter(line for page in pages for line in set(page.lines))
    fewest = max(_FEWEST, _SHARE * len(pages))
    common = frozenset(line for line, count in often.items() if count >= fewest)
    if not common:
        return None
    template = Template(*_sides(pages, common), site.marks, articles=len(pages))
    return dataclasses.replace(template, is_headline_above=_is_headline_above(pages, template))


def _sides(
    pages: Sequence[Outline], common: frozenset[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Which lines stand above, and which below the most words that are no site's own."""
    above: Counter[int] = Counter()
    below: Counter[int] = Counter()
    either = Template(common, common, frozenset())
    for page in pages:
        start, end = either.gap(page.lines, page.words)
        above.update(common.intersection(page.lines[:start]))
        below.update(common.intersection(page.lines[end:]))
    less = 1 - _ONE_SIDE
    return (
        frozenset(line for line in common if above[line] > less * (above[line] + below[line])),
        frozenset(line for line in common if below[line] > less * (above[line] + below[line])),
    )


def _is_headline_above(pages: Sequence[Outline], template: Template) -> bool:
    """Whether pages begin with text, where their site's lines end, too often for headlines."""
    long = 0
    for page in pages:
        start, end = template.gap(page.lines, page.words)
        long += start < end and page.words[start] > SENTENCE
    return long >= _LONG * len(pages)
