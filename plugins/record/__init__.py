"""What the archive tells machines: JSON-LD, data files, sitemap, feeds, checksums."""

from typing import Any

from pelican.plugins import signals

from record import jsonld, licence, manifest
from record.anniversaries import AnniversariesGenerator
from record.data import DataGenerator
from record.feeds import FeedsGenerator
from record.latest import LatestGenerator
from record.sitemap import SitemapGenerator


def _generators(_pelican: Any) -> tuple[type[Any], ...]:
    return (
        AnniversariesGenerator,
        DataGenerator,
        FeedsGenerator,
        LatestGenerator,
        SitemapGenerator,
    )


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(licence.check)
    signals.article_generator_write_article.connect(jsonld.attach)
    signals.content_written.connect(jsonld.release)
    signals.get_generators.connect(_generators)
    signals.finalized.connect(manifest.write)
