"""`latest.json`: the newest articles, which every article's page shows.

They are one file, loaded by the page, because a list rendered into the pages would change every
page of the archive whenever an article is added. It stands outside data/, where all is importable.
"""

import json
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from interface.dates import short_date
from record.articles import published
from record.directions import of_another_language
from record.written import replacing

SHOWN = 10
ON_A_PAGE = 5


def latest(context: dict[str, Any]) -> list[dict[str, str]]:
    """The ten newest articles: address relative to the site, title, date and date in words.

    One in another language than the interface's names it, and its direction.
    """
    return [
        {
            "url": article.url,
            "title": article.title,
            "date": article.date.date().isoformat(),
            "day": short_date(article.date.date(), context),
            **of_another_language(article.lang, context["INTERFACE_LANG"]),
        }
        for article in published(context)[: -SHOWN - 1 : -1]
    ]


class LatestGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the file, and puts `latest_shown` into the context: how many of it a page shows."""

    comes_first = True  # of all that is written, before articles are related

    def generate_context(self) -> None:
        """Called by Pelican. A page does not show itself."""
        self.context["latest_shown"] = min(ON_A_PAGE, max(0, len(published(self.context)) - 1))

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        with replacing(Path(self.output_path, "latest.json")) as file:
            file.write(json.dumps(latest(self.context), ensure_ascii=False).encode() + b"\n")
