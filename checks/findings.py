"""What a check says of a site."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what to do about it."""

    page: str  # relative to the site; "" where it is no page's
    element: str
    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check looked at, in words, and what it found.

    `warnings` are told and do not fail the check.
    """

    check: str
    looked_at: str
    findings: list[Finding]
    warnings: list[str] = field(default_factory=list)

    def as_record(self) -> dict[str, object]:
        """For a file of JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A finding; how many other elements, and how many other pages, have the same."""

    finding: Finding
    elements: int
    pages: int


def together(findings: Iterable[Finding]) -> list[Repeated]:
    """Findings with the same words as one, in order of their first."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        same.setdefault((each.found, each.advice), []).append(each)
    return [
        Repeated(
            group[0],
            len({each.element for each in group}) - 1,
            len({each.page for each in group}) - 1,
        )
        for group in same.values()
    ]
