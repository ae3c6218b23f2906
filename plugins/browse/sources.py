"""The sources: where articles were first published. Each has its pages, as a category has."""

from collections import defaultdict
from typing import Any

from pelican.generators import Generator
from pelican.urlwrappers import URLWrapper


class Source(URLWrapper):  # type: ignore[misc]  # Pelican ships no types
    """A newspaper, agency or movement: `name`, `slug`, `url`, and `site`, its own address or None.

    Its pages stand where the settings SOURCE_URL and SOURCE_SAVE_AS say.
    """

    def __init__(self, name: str, settings: dict[str, Any]) -> None:
        super().__init__(name, settings)
        self.site: str | None = None


def by_source(articles: list[Any]) -> list[tuple[Source, list[Any]]]:
    """Each source with its articles, in their order; the largest source first, then by name."""
    groups: dict[Source, list[Any]] = defaultdict(list)
    for article in articles:
        if getattr(article, "source", None):
            groups[article.source].append(article)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0].name))


class SourcesGenerator(Generator):  # type: ignore[misc]
    """Puts `sources` into the context and writes each source's pages from `source.html`."""

    writes_pages = True  # and nothing else

    def generate_context(self) -> None:
        """`sources`: [(Source, articles)]."""
        self.context["sources"] = by_source(self.context["articles"])

    def generate_output(self, writer: Any) -> None:
        """Write `source/<slug>/index.html`, `source/<slug>/page/2.html` and on."""
        for source, articles in self.context["sources"]:
            writer.write_file(
                source.save_as,
                self.get_template("source"),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                template_name="source",
                url=source.url,
                source=source,
                articles=articles,
            )
