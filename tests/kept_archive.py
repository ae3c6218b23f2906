"""An archive with a ledger, and the site that is built of it with the project's own theme."""

import hashlib
import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import begun
from captures.ledger import IMPORTED, NAME, Entry, Ledger
from integrity.command import main
from small_site import ROOT, article

TIME = "2026-01-02T03:04:05Z"
CAPTURE = "صفحة محفوظة مختلقة.\n".encode()

ARTICLES = {
    "waaaaaaaaaa": article("waaaaaaaaaa", "2024-01-01", Title="خبر «أول» & <مختلق> 'كله'"),
    "wbbbbbbbbbb": article("wbbbbbbbbbb", "2024-01-02", "فيه *ميل* و[رابط](https://one.example/)."),
    "wcccccccccc": article("wcccccccccc", "2023-05-01", "نص أول.\n\nنص ثانٍ، وفيه 3 < 4 & 5."),
    "wdddddddddd": article(
        "wdddddddddd", "2023-05-02", Status="hidden", Withdrawn="2024-12-01, طلب صاحبه"
    ),
    "weeeeeeeeee": article("weeeeeeeeee", "2023-05-03", Status="hidden"),
    "wffffffffff": article("wffffffffff", "2023-05-04", Status="draft"),
}
WITH_CAPTURE = "waaaaaaaaaa"


@dataclass(frozen=True, slots=True)
class Run:
    """What a command left."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An archive's folder, and the site that was built of it, if it was."""

    content: Path
    output: Path

    @property
    def ledger(self) -> Path:
        """Its ledger."""
        return self.content / NAME

    def file(self, article_id: str) -> Path:
        """An article's file."""
        return self.content / "articles" / f"{article_id}.md"

    def run(self, command: str, *options: str) -> Run:
        """`python -m integrity`, in this process."""
        arguments = ["--content", str(self.content), command, *options]
        if command == "verify" and "--settings" not in options:
            arguments += ["--settings", str(ROOT / "pelicanconf.py")]
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            code = main(arguments)
        return Run(code, out.getvalue(), err.getvalue())

    def build(self) -> Run:
        """`make html`."""
        options = ["--settings", "pelicanconf.py", "--fatal", "errors", "--log-handler", "plain"]
        done = begun.run(ROOT, [str(self.content), "--output", str(self.output), *options])
        return Run(done.returncode, done.stdout, done.stderr)


def filled(folder: Path) -> Kept:
    """The archive of ARTICLES, one of them with a capture."""
    kept = Kept(folder / "content", folder / "output")
    (kept.content / "articles").mkdir(parents=True)
    (kept.content / "captures").mkdir()
    (kept.content / "captures/page.txt").write_bytes(CAPTURE)
    ledger = Ledger(kept.ledger)
    for id_, text in ARTICLES.items():
        kept.file(id_).write_text(text, "utf-8")
        after = hashlib.sha256(text.encode()).hexdigest()
        cited = ("captures/page.txt", hashlib.sha256(CAPTURE).hexdigest())
        evidence = cited if id_ == WITH_CAPTURE else ("dump.jsonl#1", id_.encode().hex())
        ledger.append(Entry(id_, None, after, TIME, IMPORTED, *evidence))
    ledger.close()
    return kept
