"""`make serve`: the page of an article that was edited, before the rest of the site is built.

It stands on what the build before has found out: how articles hang together, and their names. What
an edit changes of that, the build shows that follows.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.writers import Writer

from building.articles import Articles
from building.reads import LINKS

MOST = 20
"""Articles that are shown beforehand: whoever changes more waits for the build."""

_NAMES = ("category", "tags", "authors", "author", "source")


def shown(generators: Sequence[Any], output: Path) -> list[str]:
    """Show the articles that were edited since these generators read them; the pages' paths.

    `output` is the folder of the site that stands.
    """
    found = [each for each in generators if isinstance(each, Articles)]
    if not found:
        return []
    [generator] = found
    edited = [path for path in generator.edited() if _known(generator, path)]
    if not 0 < len(edited) <= MOST:
        return []
    articles = list(filter(None, (_read(generator, path) for path in edited)))
    with tempfile.TemporaryDirectory(prefix=".preview-", dir=output.parent) as folder:
        for article in articles:
            _write(generator, article, Path(folder))
            (Path(folder) / article.save_as).replace(output / article.save_as)
    return [article.save_as for article in articles]


def _known(generator: Articles, path: str) -> Any:
    article = generator.context["generated_content"].get(path)
    return article if article in generator.articles else None


def _read(generator: Articles, path: str) -> Any:
    """The article as it is now; None where the build will tell what is wrong with it."""
    old = _known(generator, path)
    try:
        new = generator.readers.read_file(
            base_path=generator.path, path=path, content_class=Article, context=generator.context
        )
    except Exception:  # whatever it is, the build meets it again and tells it
        return None
    if (new.status, new.url) != (old.status, old.url.lstrip("/")):
        return None
    for name in (*LINKS, *_NAMES):
        if hasattr(old, name):
            setattr(new, name, getattr(old, name))
    return new


def _write(generator: Articles, article: Any, folder: Path) -> None:
    Writer(str(folder), generator.settings).write_file(
        article.save_as,
        generator.get_template(article.template),
        generator.context,
        relative_urls=generator.settings["RELATIVE_URLS"],
        article=article,
        category=article.category,
        url=article.url,
    )
