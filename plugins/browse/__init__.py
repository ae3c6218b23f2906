"""Ways through the archive: names, sources, calendar, neighbours, related articles, statistics."""

import logging
from typing import Any

from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from browse.calendar import CalendarGenerator
from browse.indexes import IndexesGenerator
from browse.names import lead_to_the_only, miss_no_slug, unify_names
from browse.neighbours import link_neighbours
from browse.order import newest_first, order_key
from browse.related import link_related
from browse.sources import Source, SourcesGenerator
from browse.statistics import StatisticsGenerator
from stages import relating

__all__ = ["Source"]


def _unlisted(generator: Any) -> list[Any]:
    """The articles that stand in no list: translations, withdrawn ones and drafts."""
    return [
        *generator.translations,
        *generator.hidden_articles,
        *generator.hidden_translations,
        *generator.drafts,
        *generator.drafts_translations,
    ]


def _settle(generator: Any) -> None:
    """Before Pelican groups the articles by name: put them in order and their names straight."""
    newest_first(generator.articles)
    everything = sorted([*generator.articles, *_unlisted(generator)], key=order_key)
    unify_names(everything, generator.settings)


def _link(generators: list[Any]) -> None:
    """After all is read."""
    for content in filter(None, generators[0].context["generated_content"].values()):
        # Pelican would make it anew of the settings at each mention, fifteen times a page
        content.override_url = content.url
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            unlisted = _unlisted(generator)
            link_neighbours(generator.articles, unlisted)
            # to none as yet: plugins may look before related articles are found
            link_related(generator.articles, unlisted)
            lead_to_the_only(generator.tags.items())
            lead_to_the_only(generator.authors)
            # For the pages of each tag Pelican would look every article of the archive up in the
            # tag's list. No template shows `dates`; the context keeps them for one that does.
            generator.dates = []
    if "beside" not in generators[0].context:  # nobody sends `relating`
        _relate(generators)


def _relate(generators: list[Any]) -> None:
    """When other articles are about to be led to: by then the search knows their rare words."""
    distinctive = generators[0].context.pop("distinctive", lambda: None)()
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            link_related(generator.articles, _unlisted(generator), distinctive)


def _generators(_pelican: Any) -> tuple[type[Any], ...]:
    return SourcesGenerator, CalendarGenerator, IndexesGenerator, StatisticsGenerator


def register() -> None:
    """Called by Pelican."""
    logging.getLogger("pelican.urlwrappers").addFilter(miss_no_slug)
    signals.article_generator_pretaxonomy.connect(_settle)
    signals.all_generators_finalized.connect(_link)
    relating.connect(_relate)
    signals.get_generators.connect(_generators)
