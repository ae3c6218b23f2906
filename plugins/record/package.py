"""`data/datapackage.json`: the data files as a Frictionless Data Package, version 2.0.

https://datapackage.org/standard/data-package/. What it says is the articles' and the settings', so
that one archive has one description, whenever it is built.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from interface.strings import strings
from record.addresses import absolute
from record.licence import licence

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

FIELDS = {
    "id": "string",
    "url": "string",
    "source": "string",
    "source_url": "string",
    "title": "string",
    "text": "string",
    "html": "string",
    "date": "string",  # a day or a moment, for which the standard has no common type
    "captured": "date",
    "authors": "array",
    "category": "string",
    "tags": "array",
    "language": "string",
    "markdown": "string",
    "date_basis": "string",
    "date_evidence": "string",
    "title_basis": "string",
    "modified": "string",
    "capture": "string",
    "capture_sha256": "string",
    "also_captured": "array",
    "corrections": "array",
    "withdrawn": "string",
}
"""A record's keys in their order, with their types in Table Schema. The theme's strings say what
each means."""

DIALECT = {
    "itemType": "object",
    "itemKeys": list(FIELDS),
    "json": {"keyed": True, "keys": list(FIELDS)},
}
"""Records name their fields, and lack those that are unknown: by the standard, and once more as
version 5 of its reader frictionless-py has it."""

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A year's file: `name` in data/, how many articles it has and how many of withdrawn ones.

    `size` is in bytes; `sha256` is the file's, in hexadecimal digits.
    """

    year: int
    name: str
    articles: int
    withdrawn: int
    size: int
    sha256: str


def package(
    files: Sequence[DataFile],
    changed: datetime.date,
    sources: Iterable[tuple[Any, Any]],
    settings: dict[str, Any],
) -> dict[str, Any]:
    """The descriptor of one data file or more; `changed` is when an article last was.

    `sources` are pairs of a browse.Source and its articles.
    """
    words = strings(settings["INTERFACE_LANG"])["data"]
    site = absolute(settings)
    terms = licence(settings)
    schema = {
        "fields": [
            {"name": name, "type": kind, "description": words["fields"][name]}
            for name, kind in FIELDS.items()
        ],
        "primaryKey": ["id"],
    }
    descriptor = {
        "$schema": PROFILE,
        "name": _name(site),
        "id": absolute(settings, "data/datapackage.json"),
        "title": f"{settings['SITENAME']}: {words['title']}",
        "description": f"{settings['SITE_DESCRIPTION']}\n\n{words['lead']}",
        "homepage": absolute(settings, "data/"),
        "created": f"{changed.isoformat()}T00:00:00Z",
        "contributors": [{"title": settings["SITENAME"], "path": site, "roles": ["dataCurator"]}],
        "sources": [
            {"title": source.name, **({"path": source.site} if source.site else {})}
            for source, _ in sources
        ],
        "licenses": [{"title": terms.title, "path": terms.address}] if terms else [],
        "resources": [_resource(file, schema) for file in files],
    }
    return {name: value for name, value in descriptor.items() if value}


def _resource(file: DataFile, schema: dict[str, Any]) -> dict[str, Any]:
    """A data file.

    By the standard's recipe `format`, `mediatype` and `encoding` are of what is compressed, `bytes`
    and `hash` of the file.
    """
    return {
        "name": f"articles-{file.year:04}",
        "path": file.name,
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "compression": "gz",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": DIALECT,
        "schema": schema,
    }


def _name(site: str) -> str:
    """The package's name, of the site's host and path: `example.org-archive`."""
    parts = urlsplit(site)
    return _NOT_IN_A_NAME.sub("-", f"{parts.netloc}{parts.path}".lower()).strip("-")
