"""A built site as a folder: where it will stand, its files, and what an address in it names."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import html

HOME = "index.html"
LOST = "404.html"
SOMEWHERE = "some/where/deep.html"  # a lost address: its page has to work from any depth


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the site, and the place in it."""

    path: str
    fragment: str


class OutsideError(ValueError):
    """An address on the site's host that the site has not: it stands in a folder of the host."""


class Site:
    """The site in a folder. FileNotFoundError where there is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        home = parse((folder / HOME).read_bytes())
        [canonical] = home.xpath("//link[@rel='canonical']/@href")[:1] or ["http://localhost/"]
        self.url = f"{canonical.rstrip('/')}/"
        self.base = urlsplit(self.url).path

    @cached_property
    def files(self) -> dict[str, int]:
        """The bytes of every file, by its path relative to the site."""
        return {
            path.relative_to(self.folder).as_posix(): path.stat().st_size
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    @property
    def pages(self) -> list[str]:
        """The paths of all pages."""
        return [path for path in self.files if path.endswith(".html")]

    def read(self, path: str) -> Any:
        """The document of a page, as lxml has it."""
        return parse((self.folder / path).read_bytes())

    def address(self, path: str) -> str:
        """The whole address of a file; one of a folder's page ends in its slash."""
        where = SOMEWHERE if path == LOST else path
        folder = where.removesuffix(HOME) if where.endswith(f"/{HOME}") or where == HOME else where
        return self.url + quote(folder)

    def target(self, base: str, link: str) -> Target | None:
        """What a link names that stands at a whole address; None for what is no file of ours.

        OutsideError for what stands on the site's host, but not in the site.
        """
        url = urljoin(base, link.strip())
        if url.startswith(self.url):
            parts = urlsplit(url)
            path = unquote(parts.path.removeprefix(self.base))
            fragment = unquote(parts.fragment.partition(":~:")[0])
            return Target(path + HOME if path.endswith("/") or not path else path, fragment)
        if urlsplit(url)[:2] == urlsplit(self.url)[:2]:
            raise OutsideError(url)
        return None


def parse(source: bytes) -> Any:
    """The document of a page."""
    return html.document_fromstring(source, html.HTMLParser(encoding="utf-8"))
