"""The report in lines that a maintainer reads from top to bottom: counts, then examples of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from captures.capture import CutLine, Look, Refusal
from captures.merging import Merge
from captures.report import EXAMPLES, NAMED, Report, Worth
from captures.tally import kind_of
from telling import number, shortened

_LINE = 80  # columns
_ASIDE = re.compile(r" \([^()]*\)")
_DETAIL = 20  # columns: what is longer gets a line of its own
_REASONS = 8  # in the table
_MERGES = 5  # that need no look


_Row = tuple[int, str]


def lines(
    report: Report, *, dry: bool = False, stopped: str = "", articles: str = "content/articles"
) -> Iterator[str]:
    """The whole report; `stopped` says what ended the import early, `articles` is their folder."""
    yield summary(report, dry=dry)
    if stopped:
        yield f"That is not all: the import stopped early ({stopped})."
    yield from ("", *table(report))
    yield from _rejected(report)
    yield from _passed_over(report)
    yield from looks(report, "" if dry else articles)
    yield from _merged(report)
    yield from _cut(report)
    if report.ignored.total():
        keys = [f"{key} ({count:,})" for key, count in report.ignored.counts.most_common(EXAMPLES)]
        yield from ("", f"Keys of records that were not used: {', '.join(keys)}")
        yield from _more(len(report.ignored.counts) - len(keys), "")


def is_abridged(report: Report) -> bool:
    """Whether there is more than the lines tell."""
    return (
        len(report.rejected) < report.rejections.total()
        or any(len(ids) > EXAMPLES for ids in report.wanting.values())
        or any(count > _MERGES for count in report.merges.values())
        or len(report.cut.counts) > EXAMPLES
        or any(report.passed_over.counts[page.what] > EXAMPLES for page in report.pages)
    )


def summary(report: Report, *, dry: bool = False) -> str:
    """The counts in one line."""
    would = "Would import" if dry else "Imported"
    merged = report.merges.total()
    return (
        f"{would} {number(report.imported, 'article')}; "
        + (f"{merged:,} merged; " if merged else "")
        + f"{report.known:,} already there; {report.rejections.total():,} rejected."
    )


def table(report: Report) -> Iterator[str]:
    """All counts, those of a kind below their sum; at most 80 columns wide."""
    rows = list(_rows(report))
    width = max(len(f"{count:,}") for count, _ in rows)
    for count, what in rows:
        yield shortened(f"  {count:>{width},}  {what}", _LINE)


def _rows(report: Report) -> Iterator[_Row]:
    yield report.imported, "imported"
    if report.merges:
        yield report.merges.total(), "merged with an article that is there"
        yield from _parts((report.merges[how], how.value) for how in Merge)
    yield report.known, "already there"
    if report.passed_over.total():
        yield report.passed_over.total(), "passed over, as no articles"
        yield from _parts((n, what) for what, n in report.passed_over.counts.most_common())
        yield from _parts([(report.passed_over.others, "others")])
    yield report.rejections.total(), "rejected"
    found: Counter[str] = Counter()
    for kind, count in report.rejections.counts.items():
        found[_ASIDE.sub("", _first_part(report.reasons[kind] or kind))] += count
    most = found.most_common(_REASONS)
    yield from _parts((count, what) for what, count in most)
    others = report.rejections.total() - sum(count for _, count in most)
    yield from _parts([(others, "for other reasons")])
    if wants := report.wants:
        yield wants, "worth a look, some for several reasons"
        yield from _parts((report.merges[how], how.value) for how in (Merge.KEPT,))
        yield from _parts((len(report.wanting[look]), look.value) for look in Look)


def _parts(rows: Iterable[_Row]) -> Iterator[_Row]:
    return ((count, f"  {what}") for count, what in rows if count)


def _first_part(reason: str) -> str:
    """What was found, without what was expected and what is to be done."""
    return reason.partition("; expected ")[0].removeprefix("found ")


def _rejected(report: Report) -> Iterator[str]:
    """What was rejected for a reason that others have too, by reasons, then the rest."""
    if not report.rejected:
        return
    yield from ("", f"Rejected ({report.rejections.total():,}):")
    for told in rejections(report):
        yield from (f"  {line}" for line in told)


def _passed_over(report: Report) -> Iterator[str]:
    """The pages of crawls that are no articles, by what they are, so that a wrong one is seen."""
    kinds = dict.fromkeys(page.what for page in report.pages)
    if kinds:
        yield from ("", "Pages passed over, as no articles:")
    for what in kinds:
        count = report.passed_over.counts[what]
        shown = [page for page in report.pages if page.what == what]
        yield f"  {what} ({count:,})"
        yield from (f"    {page.place}: {_first_part(page.why)}" for page in shown)
        yield from _more(count - len(shown), "    ")


def rejections(report: Report, most: int = EXAMPLES) -> Iterator[list[str]]:
    """The lines on each reason, most captures first."""
    examples: dict[str, list[Refusal]] = {}
    for refusal in report.rejected:
        kind = kind_of(refusal.reason)
        examples.setdefault(kind if kind in report.reasons else "", []).append(refusal)
    for kind, count in report.rejections.counts.most_common():
        shown = examples[kind][:most]
        if count == 1:
            yield [f"{shown[0].place}: {shown[0].reason}"]
            continue
        reason = report.reasons[kind]
        told = [f"{count:,} × {reason or kind}"]
        told += (
            f"  {one.place}" if reason else f"  {one.place}: {_first_part(one.reason)}"
            for one in shown
        )
        yield [*told, *_more(count - len(shown), "  ")]
    if others := examples.get("", [])[:most]:
        told = [f"{report.rejections.others:,} × for other reasons"]
        told += (f"  {one.place}: {one.reason}" for one in others)
        yield [*told, *_more(report.rejections.others - len(others), "  ")]


def looks(report: Report, articles: str, most: int = EXAMPLES) -> Iterator[str]:
    """The articles that want a look, by why: first those whose edited text another outgrew.

    `articles` is the folder in which they are, empty after a dry run.
    """
    if not report.wants:
        return
    where = f", each in {articles}/ID.md" if articles else ""
    yield from ("", f"Worth a look ({report.wants:,}){where}")
    if kept := [merged for merged in report.merged if merged.how is Merge.KEPT]:
        yield from ("", f"  {Merge.KEPT.value} ({report.merges[Merge.KEPT]:,})")
        yield from (f"    {merged.place} -> {merged.file}" for merged in kept[:most])
        yield from _more(report.merges[Merge.KEPT] - len(kept[:most]), "    ")
    for look in Look:
        if count := len(report.wanting[look]):
            shown = report.looks[look][:most]
            yield from ("", f"  {look.value} ({count:,})")
            for worth in shown:
                yield from _worth(worth, is_there=bool(articles))
            yield from _more(count - len(shown), "    ")


def _worth(worth: Worth, *, is_there: bool) -> Iterator[str]:
    """An article with what was found, if that is long on a line of its own.

    One that is not there yet, as after a dry run, goes by its capture.
    """
    if not is_there:
        yield f"    {worth.place}"
    article = f"    {worth.id}  {worth.title}" if is_there else f"      {worth.title}"
    detail = f"[{worth.detail}]" if worth.detail else ""
    if len(detail) > _DETAIL:
        yield shortened(article, _LINE)
        yield f"      {detail}"
    else:
        room = _LINE - len(detail) - 2
        yield f"{shortened(article, room)}  {detail}".rstrip()


def _merged(report: Report) -> Iterator[str]:
    for how in (Merge.FULLER, Merge.LISTED):
        captures = [merged for merged in report.merged if merged.how is how][:_MERGES]
        if captures:
            yield from ("", f"Merged: {how.value} ({report.merges[how]:,})")
            yield from (f"  {merged.place} -> {merged.id}" for merged in captures)
            yield from _more(report.merges[how] - len(captures), "  ")


def _cut(report: Report) -> Iterator[str]:
    """The lines cut most often, then the longest of the others: a wrong cut would be among them."""
    if not report.cut.total():
        return
    yield from ("", f"Lines cut as the site's own ({report.cut.total():,}):")
    often = report.cut.counts.most_common()
    seldom = sorted(often[EXAMPLES:], key=lambda line: -len(line[0].text))[:EXAMPLES]
    yield from (_cut_line(report, line, times) for line, times in often[:EXAMPLES])
    if seldom:
        yield "  and of the others the longest:"
        yield from (_cut_line(report, line, times) for line, times in seldom)
    more = report.cut.total() - sum(times for _, times in (*often[:EXAMPLES], *seldom))
    yield from _more(more, "  ")


def _cut_line(report: Report, line: CutLine, times: int) -> str:
    ids = report.cut_from[line]
    origin = f" of {', '.join(ids)}" if len(ids) <= NAMED else ""
    return f"  {times:,} × {line.end.value}{origin}: {line.text}"


def _more(count: int, indent: str) -> Iterator[str]:
    if count > 0:
        yield f"{indent}… and {count:,} more"
