"""What the archive tells machines: JSON-LD, data files, sitemap, feeds."""

from typing import Any

from pelican.plugins import signals

from record import feeds, jsonld
from record.anniversaries import AnniversariesGenerator
from record.data import DataGenerator
from record.latest import LatestGenerator
from record.sitemap import SitemapGenerator


def _generators(_pelican: Any) -> tuple[type[Any], ...]:
    return AnniversariesGenerator, DataGenerator, LatestGenerator, SitemapGenerator


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_write_article.connect(jsonld.attach)
    signals.content_written.connect(jsonld.release)
    signals.feed_generated.connect(feeds.mend)
    signals.get_generators.connect(_generators)
