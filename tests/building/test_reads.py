"""What a template reads is found in its source, or the template is not followed."""

import pytest
from jinja2 import DictLoader, Environment

from building.reads import Reads, read, reads, written


def found(source: str, **others: str) -> Reads:
    """What a template reads."""
    environment = Environment(loader=DictLoader({"page": source, **others}), autoescape=True)
    environment.filters["after"] = lambda article: article.newer.newer
    environment.filters["landmarks"] = environment.filters["list"]
    environment.globals["latest"] = lambda: "x"
    return reads(environment, "page")


def test_it_reads_its_names_and_those_of_what_it_is_made_of() -> None:
    read = found(
        '{% extends "base" %}{% block a %}{{ one.x }}{% include "part" %}{% endblock %}',
        base="{{ two }}{% block a %}{% endblock %}",
        part="{{ three|upper }}",
    )
    assert read.is_followed
    assert read.values == {"one", "two", "three"}
    assert not read.is_linked


def test_a_name_that_is_only_asked_for_is_no_more_than_that() -> None:
    read = found("{% if tags or not authors %}x{% endif %}{{ 'a' if pages }}{{ pages }}")
    assert read.tests == {"tags", "authors"}
    assert read.values == {"pages"}


@pytest.mark.parametrize(
    "source",
    [
        "{{ article.newer.title }}",
        "{% for other in article.related %}{{ other.title }}{% endfor %}",
        "{% if article.older or article.translations %}x{% endif %}",
    ],
)
def test_one_step_from_an_article_is_followed(source: str) -> None:
    read = found(source)
    assert read.is_followed
    assert read.is_linked


@pytest.mark.parametrize(
    "source",
    [
        "{{ article.newer.newer.title }}",
        "{% for other in article.related %}{{ other.older.title }}{% endfor %}",
        "{% set article = article.newer %}{{ article.newer.title }}",
        "{{ articles|map(attribute='newer.title')|join }}",
        "{{ article['newer'].title }}",
        "{{ article[name] }}",
        "{{ article._context.articles|length }}",
        "{{ article['_context'] }}",
        "{{ article|after }}",
        "{{ latest() }}",
        "{% include name %}",
        "{{ articles_paginator.object_list[0].title }}",
        "{{ articles_paginator|list }}",
        "{{ articles_page.paginator.page(2) }}",
        "{{ articles_page|list }}",
        "{{ x|unknown }}",
        "{% if %}",
        "{% include 'missing' %}",
    ],
)
def test_what_goes_further_is_not(source: str) -> None:
    assert not found(source).is_followed


@pytest.mark.parametrize(
    "source",
    [
        "{{ articles_page.object_list|length }}{{ articles_page.number }}",
        "{{ articles_paginator.count }}{{ articles_paginator|landmarks }}",
        "{{ x[0] }}{{ t[n] }}{{ x.y(1) }}",
    ],
)
def test_the_ways_of_the_themes_own_lists_are(source: str) -> None:
    assert found(source).is_followed


def test_what_was_found_out_is_read_again_as_it_was() -> None:
    known = {
        "page": found("{{ article.newer.title }}{{ pages }}{% if tags %}x{% endif %}"),
        "other": found("{{ article.newer.newer.title }}"),
    }
    assert read(written(known)) == known


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b'{"a": 1}', b'{"a": [[1], [], true, true]}', b"\x80"]
)
def test_what_no_build_has_found_out_is_refused(kept: bytes) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)):
        read(kept)


@pytest.mark.parametrize(
    ("source", "is_followed"),
    [
        ("{{ article.older[name] }}", False),
        ("{% for other in articles %}{{ other['old' ~ 'er'].title }}{% endfor %}", False),
        ("{{ articles|sort(attribute='a' ~ name) }}", False),
        ("{{ articles|sort(attribute='title') }}", True),
        ("{{ months[-1].date }}{{ months[:3] }}{{ months[0] }}", True),
        ("{{ t.bases[article.date_basis] }}{{ indexes[kind] }}", True),
    ],
)
def test_what_is_looked_up_by_a_name_that_is_made_may_be_another_article(
    source: str, is_followed: bool
) -> None:
    assert found(source).is_followed == is_followed
