"""A folder of articles: where it comes from, and what its files say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pelican.utils import get_date

from bench.building.records import sample
from bench.site import PYTHON, import_records, run
from captures import frontmatter

WORD = "مختلقة"


@dataclass(frozen=True, slots=True)
class Article:
    """An article's file, its front matter by lower-case keys, and its Markdown."""

    path: Path
    fields: dict[str, str]
    body: str

    @property
    def date(self) -> datetime:
        """When it is from."""
        date: datetime = get_date(self.fields["date"])
        return date

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing but a notice is left of it."""
        return "withdrawn" in self.fields

    def names(self, key: str) -> list[str]:
        """The names in a field, parted as Pelican parts them."""
        value = self.fields.get(key, "")
        parts = value.split(";" if ";" in value else ",")
        return [part.strip() for part in parts if part.strip()]


def make(content: Path, corpus: Path | None, size: int, total: int) -> int:
    """Fill a folder with the articles of so many of the corpus's records; how many they became.

    Without a corpus they are invented.
    """
    if corpus:
        import_records(sample(corpus, size, total, content.with_suffix(".jsonl")), content)
    else:
        run([*PYTHON, "invented", str(content), "--docs", str(size)])
    made = len(list((content / "articles").glob("*.md")))
    if not made:
        raise SystemExit(f"{corpus}: no article came of its records; see make import FROM={corpus}")
    return made


def read(content: Path) -> Iterator[Article]:
    """The articles of a folder."""
    for path in sorted((content / "articles").glob("*.md")):
        fields, body = frontmatter.parse(path.read_text("utf-8"))
        yield Article(path, {key: lines[0] for key, lines in fields.items()}, body.strip())


def edit_middle(content: Path) -> None:
    """Add a word to the text of the article that is in the middle in time."""
    standing = [article for article in read(content) if not article.is_withdrawn]
    standing.sort(key=lambda article: (article.fields["date"], article.path))
    path = standing[len(standing) // 2].path
    path.write_text(f"{path.read_text('utf-8').rstrip()} {WORD}\n", "utf-8")
