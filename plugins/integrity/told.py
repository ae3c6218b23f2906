"""What was found, in lines: one where all is well, else each difference below what it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from integrity.differences import Difference, Kind
from telling import number

_REMEDIES = {
    Kind.LEDGER: "Put right what git, or a copy, has otherwise; whole lines are only added.",
    Kind.CHANGED: 'If so they should be: make accept REASON="why". If not, put them back.',
    Kind.ADDED: 'If they belong here: make accept REASON="why". If not, take them away.',
    Kind.GONE: 'If they should be gone: make accept REASON="why". If not, put them back.',
    Kind.BROKEN: 'Look at each; if it is as it should be: make accept REASON="why".',
    Kind.REUSED: "An id is never used again: give the new one its own, or put the old one back.",
    Kind.UNNAMED: "Each file has one Id, and no other file has it.",
    Kind.CAPTURE: "A capture is evidence: put its bytes back, save what is new by another name.",
    Kind.NO_CAPTURE: "Put them back; where captures are kept elsewhere leave their folder out.",
    Kind.COPY: "Build and publish it anew, and ask who changed it.",
    Kind.OUTDATED: "The ledger has both states: publish anew.",
    Kind.FORGED: "Neither the ledger nor a change of it has them so: ask who changed the copy.",
    Kind.SHOWN: "Build and publish it anew, and ask who changed it.",
}

_NOUNS = {
    Kind.LEDGER: "foreign line",
    Kind.CAPTURE: "capture",
    Kind.NO_CAPTURE: "capture",
}
"""What is not an article."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was looked at."""

    articles: int
    captures: int
    elsewhere: int
    """Captures that are not in content/captures."""
    lines: int
    """Of the ledger."""
    root: str
    copy: str
    """What the copy is called, if one was looked at."""


def lines(found: Sequence[Difference], counts: Counts) -> Iterator[str]:
    """All that is to say."""
    if not found:
        yield _well(counts)
        return
    for kind in Kind:
        some = [each for each in found if each.kind is kind]
        if some:
            yield f"{kind.value} ({len(some):,}):"
            yield from (f"  {each.told}" for each in some)
            yield f"  {_REMEDIES[kind]}"
            yield ""
    yield f"Does not agree: {_summed(found)}. Root by the ledger: {counts.root}"


def _summed(found: Sequence[Difference]) -> str:
    articles = len({each.article for each in found} - {""})
    others = Counter(_NOUNS.get(each.kind, "file") for each in found if not each.article)
    counted = [(articles, "article")] if articles else []
    counted += [(count, noun) for noun, count in others.items()]
    return ", ".join(number(count, noun) for count, noun in counted)


def _well(counts: Counts) -> str:
    looked = [number(counts.articles, "article"), number(counts.captures, "capture")]
    looked.append(f"{number(counts.lines, 'line')} of the ledger")
    if counts.copy:
        looked.append(f"the copy {counts.copy}")
    elsewhere = ""
    if counts.elsewhere:
        are = "is" if counts.elsewhere == 1 else "are"
        elsewhere = f" ({number(counts.elsewhere, 'capture')} {are} elsewhere, not looked at)"
    return f"All agrees: {', '.join(looked)}{elsewhere}. Root: {counts.root}"
