"""What the checks found, for people: a table to take in at a glance, then each finding."""

from collections.abc import Iterator

from checks.findings import Outcome, Repeated, together

SHOWN = 20  # findings of a check


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """A line a check: whether it is well, and what was looked at."""
    width = max(len(outcome.check) for outcome in outcomes)
    for outcome in outcomes:
        found = len(together(outcome.findings))
        result = f"{found:>3} found" if found else "       ok"
        yield f"{result}  {outcome.check:<{width}}  {outcome.looked_at}"


def details(outcomes: list[Outcome]) -> Iterator[str]:
    """Each finding: the check and the page, the element, what is wrong, what to do."""
    for outcome in outcomes:
        yield from (f"\nwarning, {outcome.check}: {warning}" for warning in outcome.warnings)
        found = together(outcome.findings)
        for each in found[:SHOWN]:
            yield from _told(outcome.check, each)
        if len(found) > SHOWN:
            yield f"\n{outcome.check}: {len(found) - SHOWN:,} more"


def _told(check: str, each: Repeated) -> Iterator[str]:
    finding = each.finding
    pages = f" (and {each.pages:,} more pages)" if each.pages else ""
    elements = f" (and {each.elements:,} more)" if each.elements else ""
    yield f"\n{check}: {finding.page or 'the whole site'}{pages}"
    lines = (f"{finding.element}{elements}", finding.found, finding.advice)
    yield from (f"  {line}" for line in lines if line)
