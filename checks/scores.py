"""Lighthouse's scores of the pages that a visitor meets most, as a phone has them."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from checks.findings import Finding, Outcome
from checks.kinds import Stop
from tests import chromium

LEAST = 98
TRIES = 3  # a busy machine makes a page slower, never quicker
PATIENCE = 180  # seconds a page
SCRIPT = Path(__file__).with_suffix(".js")


@dataclass(frozen=True, slots=True)
class Scores:
    """Of 100 in each category, and the audits that cost some of it."""

    of: dict[str, int]
    audits: dict[str, list[str]]

    @property
    def worst(self) -> int:
        """The lowest."""
        return min(self.of.values())


def check(url: str, stops: list[Stop]) -> Outcome:
    """The scores of pages of the site at `url`; those that are too low are taken again."""
    best = dict(zip(stops, measure([url + stop.address for stop in stops]), strict=True))
    for _ in range(TRIES - 1):
        low = [stop for stop in stops if best[stop].worst < LEAST]
        again = measure([url + stop.address for stop in low]) if low else []
        for stop, scores in zip(low, again, strict=True):
            best[stop] = max(best[stop], scores, key=lambda each: each.worst)
    findings = [finding for stop in stops for finding in judge(stop, best[stop])]
    lowest = ", ".join(f"{stop.kind} {scores.worst}" for stop, scores in best.items())
    return Outcome("Lighthouse", f"the lowest of four scores: {lowest}", findings)


def measure(urls: list[str]) -> list[Scores]:
    """Lighthouse's scores of pages, in their order."""
    order = {"chromium": chromium.find(whole=True), "args": chromium.ARGUMENTS, "urls": urls}
    done = subprocess.run(
        [shutil.which("node") or "node", SCRIPT],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE * len(urls),
    )
    measured = [json.loads(line) for line in done.stdout.splitlines()]
    return [
        Scores({name: round(100 * score) for name, score in each["scores"].items()}, each["audits"])
        for each in measured
    ]


def judge(stop: Stop, scores: Scores) -> list[Finding]:
    """The categories in which a page has too few."""
    return [
        Finding(stop.name, "", f"{name}: {score}, of {LEAST}", "; ".join(scores.audits[name]))
        for name, score in scores.of.items()
        if score < LEAST
    ]
