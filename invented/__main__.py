"""Fill a folder with an invented archive, for a site to be built of it.

    PYTHONPATH=plugins python -m invented demo/content --docs 300 --pages content/pages

makes the folder's articles anew, and its pages those of `--pages`. It touches no folder that it did
not make itself.
"""

import argparse
import datetime
import hashlib
import shutil
import sys
from pathlib import Path

from captures import frontmatter
from captures.ledger import IMPORTED, NAME, Entry, Ledger
from captures.markdown import to_markdown
from invented.archive import Published, articles

MARK = ".invented"


def main() -> int:
    """Write the folder; 2 where it may not be touched."""
    parser = argparse.ArgumentParser(prog="invented", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", type=int, default=300, help="how many articles")
    parser.add_argument("--pages", type=Path, help="a folder of pages to take over")
    arguments = parser.parse_args()
    if arguments.docs < 1:
        print(f"demo: found DOCS={arguments.docs}; expected how many articles", file=sys.stderr)
        return 2
    folder = arguments.folder
    if folder.exists() and not (folder / MARK).exists():
        print(f"demo: {folder} is no invented archive; move it away first", file=sys.stderr)
        return 2
    fill(folder, arguments.docs, datetime.datetime.now().astimezone().date(), arguments.pages)
    return 0


def fill(folder: Path, count: int, today: datetime.date, pages: Path | None = None) -> None:
    """Make the folder anew, with so many articles up to a day."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "articles").mkdir(parents=True)
    (folder / MARK).write_text("Invented by `make demo`, which empties this folder.\n", "utf-8")
    if pages and pages.is_dir():
        shutil.copytree(pages, folder / "pages")
    ledger = Ledger(folder / NAME)
    for published in articles(count, today):
        path, data = folder / "articles" / f"{published.id}.md", _markdown(published).encode()
        path.write_bytes(data)
        evidence = published.capture, published.sha256
        after, time = hashlib.sha256(data).hexdigest(), f"{today}T00:00:00Z"
        ledger.append(Entry(published.id, None, after, time, IMPORTED, *evidence))
    ledger.close()


def _markdown(published: Published) -> str:
    article = published.article
    return frontmatter.compose(
        article,
        published.id,
        published.capture,
        published.sha256,
        to_markdown(article.paragraphs),
    )


if __name__ == "__main__":
    sys.exit(main())
