"""An archive of its own for each test, and the import into it."""

import datetime
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from captures.archive import Archive
from captures.capture import Defaults
from captures.frontmatter import parse
from captures.importer import import_all
from captures.report import Report
from captures.session import WORKING
from captures.sources import files

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2025, 3, 1)


@dataclass(frozen=True)
class Site:
    """A content folder and the folder that captures come from."""

    content: Path
    inbox: Path

    def imported(self, *sources: Path, dry: bool = False, **defaults: Any) -> Report:
        """What an import of these files on 1 March 2025 reports."""
        report = Report()
        archive = Archive(self.content, dry=dry)
        known = Defaults(TODAY, **defaults)
        try:
            import_all(lambda: files(sources, self.content), archive, known, report)
        finally:
            archive.close()
        return report

    def saved(self, name: str, text: str | bytes) -> Path:
        """A file in the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def records(self, *records: Any, name: str = "records.jsonl") -> Path:
        """A JSONL file in the inbox; a record that is a text stands as it is."""
        lines = (r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records)
        return self.saved(name, "".join(f"{line}\n" for line in lines))

    @property
    def articles(self) -> list[Path]:
        """The articles' files."""
        return sorted((self.content / "articles").glob("*.md"))

    @property
    def article(self) -> str:
        """The text of the only article."""
        (path,) = self.articles
        return path.read_text(encoding="utf-8")

    @property
    def fields(self) -> dict[str, str]:
        """The front matter of the only article; lines of lists joined by line ends."""
        return {key: "\n".join(lines) for key, lines in parse(self.article)[0].items()}

    @property
    def body(self) -> str:
        """The text below the front matter of the only article."""
        return self.article.partition("\n\n")[2]

    @property
    def ledger(self) -> list[dict[str, Any]]:
        """The ledger's entries."""
        path = self.content / "ledger.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    @property
    def everything(self) -> dict[str, bytes]:
        """All files of the content folder but those that an import works with."""
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes()
            for path in sorted(self.content.rglob("*"))
            if path.is_file() and WORKING not in path.parts
        }


def reasons(report: Report) -> Iterable[str]:
    """Why captures were rejected."""
    return [refusal.reason for refusal in report.rejected]


def _empty(folder: Path) -> Site:
    (folder / "inbox").mkdir()
    return Site(folder / "content", folder / "inbox")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty archive."""
    return _empty(tmp_path)


@pytest.fixture(scope="session")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Site]:
    """Makes an empty archive: for properties, which need one for each example."""
    return lambda: _empty(tmp_path_factory.mktemp("site"))


@pytest.fixture
def real_capture() -> Path:
    """The first real capture of the project."""
    return ROOT / "tests/fixtures/000_23febb985faa2048.txt"
