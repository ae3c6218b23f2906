"""Who changes an archive in silence is named: `make verify` after each kind of change; ids."""

import gzip
import hashlib
import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from bench.site import ROOT
from bench.trust.course import Course
from bench.trust.findings import Fact, Finding, Told
from bench.trust.site import honest
from captures.ids import mint
from integrity.command import main

IDS = 1_000_000
MEET = 5  # of so many captures the hash of one begins as that of the one before

Change = Callable[[Path, Path, str], None]
"""Of a folder of content, a site, and the id of an article."""


def _edit(path: Path, text: str = "زيادة") -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")


def _forge(folder: Path, site: Path, id_: str) -> None:
    """An article, and the ledger's line of it, as who has both would."""
    path = folder / "articles" / f"{id_}.md"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    _edit(path)
    ledger = folder / "ledger.jsonl"
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    ledger.write_text(ledger.read_text("utf-8").replace(before, after), "utf-8")


def _data(_folder: Path, site: Path, _id: str) -> None:
    path = next((site / "data").glob("*.jsonl.gz"))
    text = gzip.decompress(path.read_bytes()).decode()
    path.write_bytes(gzip.compress(text.replace("ا", "أ", 1).encode()))


CHANGES: dict[str, Change] = {
    "an article's text": lambda folder, _, id_: _edit(folder / "articles" / f"{id_}.md"),
    "an article taken away": lambda folder, _, id_: (folder / "articles" / f"{id_}.md").unlink(),
    "an article and its line in the ledger": _forge,
    "a page of the site": lambda _, site, id_: _edit(site / "a" / f"{id_}.html"),
    "a page taken away": lambda _, site, id_: (site / "a" / f"{id_}.html").unlink(),
    "a data file": _data,
    "a foreign line in the ledger": lambda folder, _, __: _edit(folder / "ledger.jsonl", "{}"),
}


def measure(course: Course, ids: int = IDS) -> Iterator[Told]:
    """What verify says of an archive, and of one that was changed in each way."""
    site = honest(course)
    content = site.parent / "content"
    code, said = _verify(content, site)
    yield Finding("honest archives that are named", [said] if code else [], "1 archive")
    id_ = min(path.stem for path in (content / "articles").glob("*.md"))
    silent = []
    for number, (name, change) in enumerate(CHANGES.items()):
        folder = course.folder / f"changed-{number}"
        shutil.copytree(content, folder / "content")
        shutil.copytree(site, folder / "site")
        change(folder / "content", folder / "site", id_)
        code, said = _verify(folder / "content", folder / "site")
        if code != 1:
            silent.append(f"{name}: status {code}: {said}")
        shutil.rmtree(folder)
    yield Finding("changes that verify does not name", silent, f"{len(CHANGES)} kinds of change")
    yield from _ids(ids)


def _verify(content: Path, site: Path) -> tuple[int, str]:
    """The command, without a process of its own: its exit status and what it said."""
    settings = ["--settings", str(ROOT / "pelicanconf.py")]
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["--content", str(content), "verify", "--site", str(site), *settings])
    return code, said.getvalue()


def _ids(count: int) -> Iterator[Told]:
    taken: set[str] = set()
    longer = 0
    before = b""
    for number in range(count):
        digest = hashlib.sha256(b"%d" % number).digest()
        begin = before if number % MEET == 0 else b""
        id_ = mint((begin + digest[len(begin) :]).hex(), taken.__contains__)
        longer += len(id_) > 11
        taken.add(id_)
        before = digest[:8]
    met = [f"{count - len(taken)} ids"] if len(taken) != count else []
    yield Finding("ids that meet", met, f"{count:,} captures")
    yield Fact(f"{longer:,} of them longer, since their captures' hashes begin alike")
