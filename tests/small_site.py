"""A real Pelican run over a few invented articles, with the project's settings and a bare theme.

It runs in a process of its own, as `make html` runs it: signals keep their receivers for as long as
a process lives, and an error's sentence is what a maintainer sees. begun.py has its imports done.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import begun
from begun import ROOT

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
THEME = "theme"
"""

ENTRIES = "{% for article in articles_page.object_list %}{{ article.id }}\n{% endfor %}"
PLACE = "{{ articles_page.number }}/{{ articles_paginator.num_pages }}"
NAMES = """\
{% for name, group in indexes.NAMES.names %}{{ name }}|{{ name.url }}|{{ group|length }}
{% endfor %}
{% for letter in indexes.NAMES.letters %}{{ letter.sign }} {{ letter.url }}
{% endfor %}
"""

THEME = {
    "index": "{% for article in articles[:20] %}{{ article.id }}\n{% endfor %}",
    "article": """\
newer={{ article.newer.id }} older={{ article.older.id }}
related={% for other in article.related %}{{ other.id }} {% endfor %}

{% if article.source %}
source={{ article.source }}|{{ article.source.url }}|{{ article.source.site }}
{% endif %}
category={{ article.category }}|{{ article.category.url }}
tags={{ article.tags|join("|") }}
<script type="application/ld+json">{{ article|json_ld }}</script>
""",
    "category": "{{ category }}\n" + PLACE + "\n" + ENTRIES,
    "tag": "{{ tag }}\n" + PLACE + "\n" + ENTRIES,
    "author": "{{ author }}\n" + PLACE + "\n" + ENTRIES,
    "source": "{{ source }} {{ source.site }}\n" + PLACE + "\n" + ENTRIES,
    "letter": """\
{{ kind }} {{ letter.sign }}
{{ articles_page.number }}/{{ articles_paginator.num_pages }}
{% for name, group in articles_page.object_list %}
{{ name }}|{{ name.url }}|{{ group|length }}
{% endfor %}
""",
    "month": "{{ month }} {{ previous }} {{ next }}\n" + PLACE + "\n" + ENTRIES,
    "year": """\
{{ year }} {{ previous }} {{ next }}
{% for month in months %}
{{ month.date }} {{ month.count }} {{ month.url }} {{ month.latest|map(attribute="id")|join(",") }}
{% endfor %}
""",
    "years": "{% for year, count in years %}{{ year }} {{ count }}\n{% endfor %}",
    "categories": NAMES.replace("NAMES", "categories"),
    "tags": NAMES.replace("NAMES", "tags"),
    "authors": NAMES.replace("NAMES", "authors"),
    "sources": NAMES.replace("NAMES", "sources"),
    "statistics": "{{ statistics.count }}",
    "search": "search",
    "colophon": "colophon",
    "data": "{% for file in files %}{{ file.name }}\n{% endfor %}",
    "offline": "offline",
    "unread": "unread",
    "404": "lost",
    "page": "{{ page.title }}",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a run left: its output folder, its exit code and all that it said."""

    output: Path
    code: int
    said: str

    def text(self, path: str) -> str:
        """A file of the site."""
        return (self.output / path).read_text("utf-8")

    def ids(self, path: str) -> list[str]:
        """The ids of the articles in a list's page."""
        return [line for line in self.text(path).splitlines() if line.startswith("w")]

    def records(self, year: int) -> list[dict[str, Any]]:
        """The records of a data file."""
        path = self.output / "data" / f"articles-{year}.jsonl.gz"
        return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]

    def jsonld(self, article: str) -> dict[str, Any]:
        """The JSON-LD of an article's page."""
        page = self.text(f"a/{article}.html")
        _, _, rest = page.partition('<script type="application/ld+json">')
        value: dict[str, Any] = json.loads(rest.partition("</script>")[0])
        return value


def article(id: str, date: str, body: str = "نص مختلق للتجربة.", **fields: str) -> str:  # noqa: A002
    """An article's Markdown file; `fields` are further front matter (`Tags="أ; ب"`)."""
    fields = {"Title": f"عنوان {id}", "Date": date, "Id": id, **fields}
    return "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"\n{body}\n"


def digests(folder: Path) -> dict[str, str]:
    """The files of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(
    folder: Path,
    files: Mapping[str, str | bytes],
    plugins: tuple[str, ...] = (
        *("content_error", "interface", "extra_files"),
        *("reader", "record", "browse"),
    ),
    environment: Mapping[str, str] | None = None,
    theme: Mapping[str, str] = THEME,
    **settings: object,
) -> Built:
    """Build `files` (path below content/: text) with the project's settings and `settings`.

    `theme` are templates by their names.
    """
    for name, text in theme.items():
        _write(folder / "theme" / "templates" / f"{name}.html", text)
    _write(folder / "theme" / "static" / "empty.css", "")
    for path, content in files.items():
        _write(folder / "content" / path, content)
    settings = {"PLUGINS": list(plugins), "ARCHIVE_URL": "https://example.org/archive", **settings}
    lines = [f"{key} = {value!r}" for key, value in settings.items()]
    lines.append("SITEURL = ARCHIVE_URL")
    _write(folder / "settings.py", SETTINGS + "\n".join(lines) + "\n")
    arguments = ["content", "-o", "output", "-s", "settings.py"]
    arguments += ["--log-handler", "plain", "--fatal", "errors"]
    run = begun.run(folder, arguments, environment)
    return Built(folder / "output", run.returncode, run.stdout + run.stderr)


def _write(path: Path, content: str | bytes) -> None:
    """Only what is new, so that a second build finds the times of the first."""
    data = content if isinstance(content, bytes) else content.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
