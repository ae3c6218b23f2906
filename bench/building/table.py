"""The table of a size, and what is asked of it, each number beside the one to reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.building.folder import Changes, Size
from bench.building.measured import Cost
from bench.building.systems import Made, Ours, Theirs

KB = 1000
MB = 1_000_000
LABEL = 42
COLUMN = 11
COLUMNS = ("seconds", "CPU s", "memory MB", "MB", "files", "KB/article", "files/art.")
GROWN_FROM = 3_103  # records of the size that growth is told from


@dataclass(frozen=True, slots=True)
class Round:
    """Everything once."""

    ours: Ours
    theirs: Theirs
    stock: Made


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: its records, the articles that they became, and the rounds."""

    records: int
    articles: int
    rounds: Sequence[Round]

    @property
    def full(self) -> Made:
        """Ours into an empty folder."""
        return middle([one.ours.full for one in self.rounds])

    @property
    def unchanged(self) -> Made:
        """Ours again, with nothing changed."""
        return middle([one.ours.unchanged for one in self.rounds])

    @property
    def changed(self) -> Made:
        """Ours again, with the text of one article changed."""
        return middle([one.ours.changed for one in self.rounds])

    @property
    def hugo(self) -> Made:
        """Hugo's pages."""
        return middle([one.theirs.hugo for one in self.rounds])

    @property
    def pagefind(self) -> Made:
        """Pagefind's index of them."""
        return middle([one.theirs.pagefind for one in self.rounds])

    @property
    def stock(self) -> Made:
        """Stock Pelican's pages."""
        return middle([one.stock for one in self.rounds])


def middle(builds: Sequence[Made]) -> Made:
    """The medians, number by number."""
    return Made(
        Cost(
            seconds=median(build.cost.seconds for build in builds),
            cpu=median(build.cost.cpu for build in builds),
            memory=median(build.cost.memory for build in builds),
        ),
        Size(
            bytes=median(build.size.bytes for build in builds),
            files=median(build.size.files for build in builds),
        ),
    )


def both(first: Made, then: Made) -> Made:
    """One after the other: times and sizes add up, and the greater memory is that of both."""
    return Made(
        Cost(
            seconds=first.cost.seconds + then.cost.seconds,
            cpu=first.cost.cpu + then.cost.cpu,
            memory=max(first.cost.memory, then.cost.memory),
        ),
        Size(
            bytes=first.size.bytes + then.size.bytes,
            files=first.size.files + then.size.files,
        ),
    )


def table(found: Measured) -> Iterator[str]:
    """What each build of a size took and wrote."""
    runs = len(found.rounds)
    yield (
        f"\n{found.records:,} records, {found.articles:,} articles;"
        f" {f'medians of {runs} runs' if runs > 1 else 'one run'}"
    )
    yield f"{'':{LABEL}}" + "".join(f"{name:>{COLUMN}}" for name in COLUMNS)
    last = found.rounds[-1].ours
    yield row("ours, into an empty folder", found.full, found.articles)
    yield row("ours again, nothing changed", found.unchanged, found.articles)
    yield f"  {told(last.of_nothing)}"
    yield row("ours again, one article's text changed", found.changed, found.articles)
    yield f"  {told(last.of_change)}"
    yield row("Hugo, a plain theme", found.hugo, found.articles)
    yield row("Pagefind over its pages", found.pagefind, found.articles)
    yield row("Hugo + Pagefind", both(found.hugo, found.pagefind), found.articles)
    yield row("stock Pelican, its theme simple", found.stock, found.articles)


def row(label: str, made: Made, articles: int) -> str:
    """A line of the table."""
    cost, size = made.cost, made.size
    cells = (
        f"{cost.seconds:,.1f}",
        f"{cost.cpu:,.1f}",
        f"{cost.memory / MB:,.0f}",
        f"{size.bytes / MB:,.1f}",
        f"{size.files:,.0f}",
        f"{size.bytes / KB / articles:,.1f}",
        f"{size.files / articles:,.2f}",
    )
    return f"{label:{LABEL}}" + "".join(f"{cell:>{COLUMN}}" for cell in cells)


def told(changes: Changes) -> str:
    """What another build changed."""
    return (
        f"files with other bytes: {changes.bytes:,}; with another mtime: {changes.mtimes:,};"
        f" that came: {changes.came:,}; that went: {changes.went:,}"
    )


def ratios(found: Measured) -> Iterator[str]:
    """What is asked of a build, by the clock and by CPU."""
    theirs = both(found.hugo, found.pagefind)
    yield f"{'':{LABEL}}{'clock':>{COLUMN}}{'CPU':>{COLUMN}}  asked at 31,030 records"
    yield ratio("full ÷ (Hugo + Pagefind)", found.full, theirs, "≤ 1.00")
    yield ratio("one article changed ÷ full", found.changed, found.full, "≤ 0.10")
    yield ratio("nothing changed ÷ (Hugo + Pagefind)", found.unchanged, theirs, "≤ 0.03")
    yield asked("MB of memory, full", f"{found.full.cost.memory / MB:,.0f}", "", "≤ 1,000")
    size, articles = found.full.size, found.articles
    yield asked("KB an article", f"{size.bytes / KB / articles:.1f}", "", "≤ 20")
    yield asked("files an article", f"{size.files / articles:.2f}", "", "≤ 1.30")


def growth(found: Sequence[Measured]) -> Iterator[str]:
    """How much faster than its articles a full build grows, from `GROWN_FROM` to the largest."""
    small = next((each for each in found if each.records == GROWN_FROM), None)
    large = found[-1]
    if small is None or large.records <= GROWN_FROM:
        yield f"\ngrowth: needs {GROWN_FROM:,} records and a larger size, so no DOCS="
        return
    articles = large.articles / small.articles
    clock = large.full.cost.seconds / small.full.cost.seconds
    cpu = large.full.cost.cpu / small.full.cost.cpu
    sizes = f"{large.records:,} over {small.records:,} records"
    yield f"\nfull, {sizes}: {articles:.2f} times the articles"
    label = "growth of the full build ÷ of the articles"
    yield asked(label, f"{clock / articles:.2f}", f"{cpu / articles:.2f}", "≤ 1.00")


def ratio(label: str, one: Made, other: Made, target: str) -> str:
    """One build over another."""
    clock = one.cost.seconds / other.cost.seconds
    cpu = one.cost.cpu / other.cost.cpu
    return asked(label, f"{clock:.2f}", f"{cpu:.2f}", target)


def asked(label: str, clock: str, cpu: str, target: str) -> str:
    """A number, or two, beside the one asked."""
    return f"{label:{LABEL}}{clock:>{COLUMN}}{cpu:>{COLUMN}}  {target}"
