"""The first part: hostile captures, imported, built and opened in a browser."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import printing
from bench.site import ENVIRONMENT, ROOT
from bench.trust import feeds, generated, handmade, strangers
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told
from bench.trust.trap import Caught, trap
from tests.served import Site

tell = partial(printing.tell, "trust")

SECRET = "the-words-of-a-file-that-nobody-was-to-read"  # noqa: S105  # what a leak would show
_SENTENCE = re.compile(r"found [^;]+; expected [^;]+; .+", re.DOTALL)
_LONGEST = 400  # characters of a sentence
_NO_SENTENCE = re.compile(r"Traceback|fault of the import|Error\(|\bNone\b|<class|<object")


@dataclass(frozen=True, slots=True)
class Made:
    """A folder of captures, and how many of them there are of each kind."""

    inbox: Path
    by_hand: int
    by_chance: int


def measure(course: Course) -> Iterator[Told]:
    """What the captures could do to the machine, and then to a reader."""
    elsewhere = Site(course.folder / "nothing")
    host = elsewhere.url.removeprefix("http://").rstrip("/")
    secret = course.folder / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    made = _forge(course, str(secret), host)
    yield Fact(
        f"{made.by_hand:,} captures made by hand ({handmade.different()} different attacks, with "
        f"those of strangers' files), {made.by_chance:,} by chance (seed {generated.SEED})"
    )
    content, output, report = course.content, course.output, course.folder / "told" / "report.json"
    report.parent.mkdir()
    arguments = [str(made.inbox), "--content", str(content), "--json", str(report)]
    tell(f"importing {made.by_hand + made.by_chance:,} captures")
    imported = _run(course, "captures", arguments)
    yield from _of_the_import(imported, report)
    tell("reading the files of strangers")
    yield from strangers.measure(course, host)
    tell("building")
    settings = ["--settings", "pelicanconf.py", "--fatal", "errors", "--log-handler", "plain"]
    built = _run(course, "configuration.run", [str(content), "--output", str(output), *settings])
    sites = [path.relative_to(output).as_posix() for path in sorted(output.rglob("*.html"))]
    # Pelican warns of each name whose slug it cannot make, and ours are made otherwise
    said = [line for line in built.said.splitlines() if "valid slug" not in line]
    yield Finding("builds that stopped", [] if built.code == 0 else said[-3:], "1 build")
    yield from _of_the_machine(course, elsewhere, (imported, built))
    yield from feeds.measure(output)
    some = sites[:: course.every]
    tell(f"opening {len(some):,} pages, their policy switched off")
    with trap(course.browser, output, with_policy=False) as opened:
        opened.open(some)
        caught = opened.end()
    yield from _of_the_reader(caught, len(sites), elsewhere)
    elsewhere.server.shutdown()
    elsewhere.server.server_close()


def _forge(course: Course, secret: str, host: str) -> Made:
    inbox = course.folder / "inbox"
    (course.folder / "nothing").mkdir(exist_ok=True)
    by_hand = list(handmade.captures(secret, host))
    by_chance = generated.captures(course.generated, host)
    for kind, attacks in (("hand", by_hand), ("chance", by_chance)):
        for number, attack in enumerate(attacks):
            folder = inbox / f"{kind}{number:05}"
            folder.mkdir(parents=True)
            (folder / attack.file).write_bytes(attack.data)
    return Made(inbox, len(by_hand), course.generated)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, what it said, and what it did."""

    code: int
    said: str
    did: Sequence[str]


def _run(course: Course, module: str, arguments: Sequence[str]) -> Ran:
    log = course.folder / f"{module}.log"
    command = [sys.executable, "-m", "bench.trust.watched", str(log), module, *arguments]
    environment = {**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=1200
    )
    said = (done.stdout + done.stderr).decode(errors="replace")
    return Ran(done.returncode, said, log.read_text("utf-8").splitlines())


def _of_the_import(imported: Ran, report: Path) -> Iterator[Told]:
    crashed = imported.code not in (0, 1) or "Traceback" in imported.said
    yield Finding("imports that crashed", [imported.said[-400:]] if crashed else [], "1 import")
    if crashed:
        return
    told = json.loads(report.read_bytes())["captures"]
    rejected = [each for each in told if each["result"] == "rejected"]
    wrong = [f"{each['capture']}: {each['reason']}" for each in rejected if not _is_sentence(each)]
    counts = ", ".join(
        f"{sum(each['result'] == result for each in told):,} {result}"
        for result in ("imported", "merged", "rejected")
    )
    yield Fact(f"of {len(told):,} captures {counts}")
    yield Finding("rejections that are no sentence", wrong, f"{len(rejected):,} rejections")
    controls = re.findall(
        r"[^\n]*[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069][^\n]*", imported.said
    )
    lines = imported.said.count("\n")
    yield Finding(
        "lines that could steer a terminal",
        [ascii(line) for line in controls],
        f"{lines:,} lines of the report",
    )


def _is_sentence(capture: dict[str, str]) -> bool:
    reason = capture["reason"]
    return bool(
        len(reason) <= _LONGEST and _SENTENCE.fullmatch(reason) and not _NO_SENTENCE.search(reason)
    )


def _of_the_machine(course: Course, elsewhere: Site, runs: Sequence[Ran]) -> Iterator[Told]:
    did = [line for run in runs for line in run.did]
    written = [line for line in did if line.startswith("write ")]
    output = course.output.resolve()
    # a site is made beside the old one, whose place it takes when it is whole
    made = output.with_name(f".{output.name}.building")
    own = (str(course.content.resolve()), str(output), str(made))
    # the report that was asked for; the semaphores of a second process, which have no name on disk
    others = (str(course.folder / "told"), "/dev/null", "/dev/shm/")  # noqa: S108
    outside = [line for line in written if not line[7:].startswith((*own, *others))]
    yield Finding("files outside CONTENT and OUTPUT", outside, f"{len(written):,} changes of files")
    deeds = [line for line in did if line.startswith("do ")]
    yield Finding(
        "processes started, connections opened", deeds + elsewhere.requests, "import and build"
    )
    secret = SECRET.encode()
    files = [path for folder in own for path in Path(folder).rglob("*") if path.is_file()]
    leaks = [str(path) for path in files if secret in path.read_bytes()]
    yield Finding("files with words of a file outside", leaks, f"{len(files):,} files")


def _of_the_reader(caught: Caught, pages: int, elsewhere: Site) -> Iterator[Told]:
    of = f"{caught.opened:,} of {pages:,} pages opened, their policy switched off"
    yield Finding("scripts run", caught.scripts, of)
    yield Finding("requests left", caught.requests + elsewhere.requests, of)
    yield Finding("elements, handlers and links of captures", caught.foreign, of)
    yield Finding("windows and downloads", caught.windows, of)
    yield Finding("errors of scripts", caught.errors, of)
