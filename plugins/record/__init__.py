"""What the archive tells machines: JSON-LD, data files, sitemap, feeds, offline, checksums."""

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from record import manifest, offline
from record.anniversaries import AnniversariesGenerator
from record.data import DataGenerator, DataPageGenerator
from record.feeds import FeedsGenerator
from record.latest import LatestGenerator
from record.offline import OfflineGenerator
from record.sitemap import SitemapGenerator


def _generators(_pelican: Any) -> tuple[type[Any], ...]:
    return (
        AnniversariesGenerator,
        DataGenerator,
        DataPageGenerator,
        FeedsGenerator,
        LatestGenerator,
        OfflineGenerator,
        SitemapGenerator,
    )


def _close(pelican: Any) -> None:
    """Called by Pelican at the very end: what names all files comes when they are there."""
    folder = Path(pelican.output_path)
    known = manifest.digests(folder, Path(pelican.settings["OUTPUT_PATH"]))
    for path in offline.write(folder, known, pelican.settings):
        known[path] = manifest.digest(folder / path)
    manifest.write_manifest(folder, known)


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_generators)
    signals.finalized.connect(_close)
