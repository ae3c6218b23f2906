"""The systems that are measured: each a command over the same articles, and what it writes."""

import importlib.util
import json
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.building import articles
from bench.building.folder import Changes, Size, changes, look, size
from bench.building.measured import Cost, cost
from bench.cost.pagefind import BUNDLE
from bench.site import PYTHON, build_command

HERE = Path(__file__).resolve().parent
NEEDED = ("hugo", "pagefind", "pelican")


@dataclass(frozen=True, slots=True)
class Made:
    """What a build took and wrote."""

    cost: Cost
    size: Size


@dataclass(frozen=True, slots=True)
class Ours:
    """Three builds of ours, one after the other, and what the later two changed."""

    full: Made
    unchanged: Made
    changed: Made
    of_nothing: Changes
    of_change: Changes


@dataclass(frozen=True, slots=True)
class Theirs:
    """Pages of Hugo's, and Pagefind's index of them, which stands among them."""

    hugo: Made
    pagefind: Made


def versions() -> str:
    """The systems beside ours; one that is missing is the end, with a sentence."""
    for name in NEEDED:
        if not importlib.util.find_spec(name):
            raise SystemExit(f"{name} is not installed; make bench-build installs it")
    return ", ".join(f"{name.capitalize()} {version(name)}" for name in NEEDED)


def ours(content: Path, folder: Path) -> Ours:
    """Build a copy of the articles into an empty folder, again, and again with one changed."""
    copy, site = folder / "content", folder / "site"
    shutil.copytree(content, copy)
    command = build_command(copy, site)
    full = Made(cost(command), size(site))
    first = look(site)
    unchanged = Made(cost(command), size(site))
    second = look(site)
    articles.edit_middle(copy)
    changed = Made(cost(command), size(site))
    return Ours(full, unchanged, changed, changes(first, second), changes(second, look(site)))


def theirs(content: Path, folder: Path) -> Theirs:
    """Build with Hugo and a plain theme, and index with Pagefind."""
    source, site = folder / "hugo", folder / "hugo-site"
    shutil.copytree(HERE / "hugo", source)
    write_for_hugo(content, source / "content" / "a")
    folders = ["--source", source, "--destination", site, "--cacheDir", folder / "hugo-cache"]
    hugo = Made(cost([*PYTHON, "hugo", *map(str, folders)]), size(site))
    indexing = [*PYTHON, "pagefind", "--site", str(site), "--output-subdir", BUNDLE]
    return Theirs(hugo, Made(cost(indexing), size(site / BUNDLE)))


def stock(content: Path, folder: Path) -> Made:
    """Build with Pelican's own settings and its theme `simple`."""
    site = folder / "stock"
    settings = ["--output", str(site), "--settings", str(HERE / "stock.py")]
    return Made(cost([*PYTHON, "pelican", str(content), *settings]), size(site))


def write_for_hugo(content: Path, folder: Path) -> None:
    """The same articles with front matter that Hugo reads."""
    folder.mkdir(parents=True)
    for article in articles.read(content):
        head = json.dumps(_front_matter(article), ensure_ascii=False, indent=1)
        path = folder / article.path.name
        path.write_text(f"{head}\n\n{article.body}\n", "utf-8")


def _front_matter(article: articles.Article) -> dict[str, object]:
    fields, date = article.fields, article.date
    return {
        "title": fields["title"],
        "date": date.isoformat(),
        "months": [f"{date:%Y-%m}"],
        "categories": [fields["category"]] if "category" in fields else [],
        "sources": [fields["source"]] if "source" in fields else [],
        "tags": article.names("tags"),
        "build": {"list": "never" if article.is_withdrawn else "always"},
    }
