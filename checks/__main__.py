"""Hold a built site to what it promises.

    python -m checks OUTPUT [--only links,html] [--seed N] [--json FILE]

Exit status 0: all is well; 1: something was found; 2: it could not be looked at.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from checks import limits, links, scores, validity, visit
from checks.browsing import launch
from checks.findings import Outcome
from checks.kinds import ARTICLE, MONTH, SEARCH, first, stops
from checks.report import details, table
from checks.site import HOME, Site
from checks.survey import Survey, survey
from checks.walk import walk
from checks.wire import Wire

SEED = 6
MET_MOST = (HOME, ARTICLE, MONTH, SEARCH)
PARTS = ("files", "html", "walk", "visit", "lighthouse")


def files(read: Survey) -> list[Outcome]:
    """What needs nothing but the files."""
    return [links.check(read), limits.check(read.site)]


def browsed(read: Survey, only: set[str], say: Callable[[str], None]) -> Iterator[Outcome]:
    """What needs the site served and a browser."""
    chosen = stops(read)
    most = [stop for stop in (first(chosen, kind) for kind in MET_MOST) if stop]
    articles = [stop for stop in chosen if stop.kind == ARTICLE and stop not in most]
    with Wire(read.site.folder, base=read.site.base) as wire:
        if only & {"walk", "visit"}:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                if "walk" in only:
                    say(f"opening {len(chosen)} pages, of every kind some")
                    yield from walk(browser, wire.url, read.site, chosen)
                if "visit" in only:
                    say("visiting them on a slow network")
                    yield visit.check(browser, wire, most + articles)
                browser.close()
        if "lighthouse" in only:
            say("asking Lighthouse")
            yield scores.check(wire.url, most)


def run(site: Site, only: set[str], seed: int, say: Callable[[str], None]) -> list[Outcome]:
    """The outcomes of the parts chosen."""
    say(f"reading {len(site.pages):,} pages")
    read = survey(site)
    outcomes = files(read) if "files" in only else []
    if "html" in only:
        say("checking their HTML")
        outcomes.append(validity.check(read, seed))
    return [*outcomes, *browsed(read, only, say)]


def main() -> int:
    """Check, print, and say how it went."""
    parser = argparse.ArgumentParser(prog="checks", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the site")
    parser.add_argument("--only", default=",".join(PARTS), help=f"of {', '.join(PARTS)}")
    parser.add_argument("--seed", type=int, default=SEED, help="which pages of a large site")
    parser.add_argument("--json", type=Path, help="a file to write the outcomes to")
    arguments = parser.parse_args()
    only = set(arguments.only.split(","))
    if unknown := only - set(PARTS):
        return _unable(
            f"found ONLY={','.join(sorted(unknown))}; expected some of {','.join(PARTS)}"
        )
    if not (arguments.folder / HOME).is_file():
        return _unable(f"{arguments.folder}: no site there; build one with make html")
    try:
        outcomes = run(Site(arguments.folder), only, arguments.seed, _say)
    except subprocess.CalledProcessError as error:
        return _unable(f"{Path(error.cmd[1]).name} did not run:\n{error.stderr}")
    except (RuntimeError, Error, OSError, subprocess.TimeoutExpired) as error:
        return _unable(str(error))
    if arguments.json:
        records = [outcome.as_record() for outcome in outcomes]
        text = json.dumps(records, ensure_ascii=False, indent=1)
        arguments.json.write_text(f"{text}\n", "utf-8")
    print("\n".join(["", *table(outcomes), *details(outcomes)]))
    return int(any(outcome.findings for outcome in outcomes))


def _say(what: str) -> None:
    print(f"check: {what} …", file=sys.stderr, flush=True)


def _unable(why: str) -> int:
    print(f"check: {why}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
