"""A small invented site without faults, for each test to spoil."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checks.site import Site

PAGE = """<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="https://example.org/archive/{path}">
</head>
<body>
<main id="main">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://example.org/archive/a/wa.html"/>
<content type="html">{content}</content></entry></feed>
"""

Write = Callable[..., Site]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a page of the site; gives the site as it then is."""

    def written(path: str = "a/wa.html", body: str = "<p>نص مختلق.</p>") -> Site:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = PAGE.format(title="عنوان مختلق", path=path.removesuffix("index.html"), body=body)
        file.write_text(body if file.suffix != ".html" else content, "utf-8")
        return Site(tmp_path)

    written("index.html", '<p><a href="a/wa.html#main">خبر</a></p>')
    written()
    written("404.html", '<p><a href="/archive/">الصفحة الأولى</a></p>')
    written("feeds/all.atom.xml", FEED.format(content="&lt;p>"))
    return written
