"""Which pages are of one site, and which of those show one article.

Folders mix sites and sites name themselves in many ways, so pages are grouped by what their ends
have in common (Outline.marks). In time linear in the pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from captures.outline import Outline

_LIKE = 0.5  # of marks
_FEWEST = 2  # marks
_CANDIDATES = 8  # sites that are looked at for a page
_ANYWHERES = 64  # sites: a mark that more have tells nothing

_SAME = 0.5  # of the characters of two pages' longest lines: they show one article
_OWN = 0.3  # of those characters: an article has so many that are no site's
_COMPARED = 8  # articles that have a line in common
_SITE = 5  # pages: from so many on, lines of most of them are known not to be an article's


class Index:
    """Sites by their marks."""

    def __init__(self) -> None:
        """No site yet."""
        self._sites: dict[int, list[int]] = defaultdict(list)

    def add(self, site: int, marks: Set[int]) -> None:
        """Finds a site by these marks too; each may be added once."""
        for mark in marks:
            self._sites[mark].append(site)

    def most_like(
        self, marks: frozenset[int], marks_of: Callable[[int], Set[int]], *, whole: bool = False
    ) -> int | None:
        """The site that has most marks in common, if they are half of its own.

        With `whole`, half of the page's too: of all its marks none is its article's own.
        """
        votes: Counter[int] = Counter()
        for mark in marks:
            sites = self._sites.get(mark, ())
            if len(sites) <= _ANYWHERES:
                votes.update(sites)
        best, shared = None, _FEWEST - 1
        for site, _ in votes.most_common(_CANDIDATES):
            core = marks_of(site)
            common = len(marks & core)
            most = max(len(core), len(marks) if whole else 0)
            if common > shared and common >= _LIKE * most:
                best, shared = site, common
        return best


@dataclass(slots=True)
class _Group:
    pages: int = 0
    marks: Counter[int] = field(default_factory=Counter)
    core: frozenset[int] = frozenset()
    counted: int = 0

    def add(self, marks: Set[int]) -> set[int]:
        """Counts a page; the marks that are new."""
        self.pages += 1
        new = {mark for mark in marks if mark not in self.marks}
        self.marks.update(marks)
        if self.pages * 4 > self.counted * 5:  # seldom, so that a large site takes no longer a page
            self.count()
        return new

    def count(self) -> None:
        """Settles the core: the marks of most of the pages so far."""
        self.counted = self.pages
        self.core = frozenset(mark for mark, count in self.marks.items() if 2 * count > self.pages)


@dataclass(frozen=True, slots=True)
class Site:
    """Pages of one site, and the marks that most of them have."""

    pages: tuple[Outline, ...]
    marks: frozenset[int]


def sites(outlines: Sequence[Outline]) -> Iterator[Site]:
    """The sites that have more than one page; a page that is like no other is of none."""
    found = [outline.marks for outline in outlines]
    often = Counter(mark for marks in found for mark in marks)
    shared = [frozenset(mark for mark in marks if often[mark] > 1) for marks in found]
    cores = _cores(shared)
    index = Index()
    for number, core in enumerate(cores):
        index.add(number, core)
    members: dict[int, list[Outline]] = defaultdict(list)
    for outline, marks in zip(outlines, shared, strict=True):
        site = index.most_like(marks, cores.__getitem__, whole=True)
        if site is not None:
            members[site].append(outline)
    for site, pages in members.items():
        if len(pages) > 1:
            yield Site(tuple(pages), cores[site])


def _cores(shared: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """The marks of groups: a page joins the first group that is like it, or opens one."""
    groups: list[_Group] = []
    index = Index()
    for marks in shared:
        if len(marks) < _FEWEST:
            continue
        site = index.most_like(marks, lambda site: groups[site].core, whole=True)
        if site is None:
            site = len(groups)
            groups.append(_Group())
        index.add(site, groups[site].add(marks))
    for group in groups:
        group.count()
    return [group.core for group in groups if group.pages > 1]


def articles(pages: Sequence[Outline]) -> list[Outline]:
    """One page of each article: pages of a site that were captured again are no new evidence.

    Two pages show one article if they share half of the text in their longest lines. Lines that
    most pages of a site have are not counted where there are pages enough to tell.
    """
    often = Counter(line for page in pages for line in page.longest)
    most = len(pages) / 2 if len(pages) >= _SITE else len(pages)
    first: list[Outline] = []
    by_line: dict[int, list[int]] = defaultdict(list)
    texts: list[dict[int, int]] = []
    for page in pages:
        text = {line: size for line, size in page.longest.items() if often[line] <= most}
        if sum(text.values()) < _OWN * sum(page.longest.values()):
            text = page.longest  # most pages of the site show one article
        again = {number for line in text for number in by_line[line]}
        if any(_is_same(text, texts[number]) for number in again):
            continue
        for line in text:
            if len(by_line[line]) < _COMPARED:
                by_line[line].append(len(first))
        first.append(page)
        texts.append(text)
    return first


def _is_same(one: dict[int, int], other: dict[int, int]) -> bool:
    common = sum(size for line, size in one.items() if line in other)
    return common >= _SAME * min(sum(one.values()), sum(other.values()))
