"""One name is one object, and two names never share an address."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.contents import Author, Category, Tag

from browse.names import lead_to_the_only, unify_names
from content_error import ContentError
from slugs import slug_settings

SETTINGS: dict[str, Any] = {
    **slug_settings(),
    "CATEGORY_SAVE_AS": "category/{slug}/index.html",
    "TAG_SAVE_AS": "tag/{slug}/index.html",
    "SOURCE_SAVE_AS": "source/{slug}/index.html",
    "SOURCE_URL": "source/{slug}/",
    "AUTHOR_SAVE_AS": "author/{slug}/index.html",
    "TAG_URL": "tag/{slug}/",
}


def article(path: str, category: str = "عام", tags: str = "", **fields: Any) -> SimpleNamespace:
    return SimpleNamespace(
        source_path=path,
        category=Category(category, SETTINGS),
        tags=[Tag(name, SETTINGS) for name in tags.split(";") if name],
        **fields,
    )


def test_spellings_of_one_name_are_one_object_under_the_oldest_spelling() -> None:
    articles = [article("1.md", "سِيَاسَة"), article("2.md", "سيـاسة"), article("3.md", "سياسة")]
    unify_names(articles, SETTINGS)
    assert len({id(each.category) for each in articles}) == 1
    assert articles[2].category.name == "سِيَاسَة"
    assert articles[2].category.slug == "سياسة"


def test_names_that_sound_alike_in_latin_letters_stay_two() -> None:
    [one] = articles = [article("1.md", tags="حرب;هرب")]
    unify_names(articles, SETTINGS)
    assert [tag.slug for tag in one.tags] == ["حرب", "هرب"]
    assert one.tags[0] != one.tags[1]


def test_a_tag_written_twice_in_one_article_counts_once() -> None:
    [one] = articles = [article("1.md", tags="حلب;حَلَب;حمص")]
    unify_names(articles, SETTINGS)
    assert [tag.name for tag in one.tags] == ["حلب", "حمص"]


@pytest.mark.parametrize("kind", ["category", "tag", "source"])
def test_two_different_names_on_one_address_stop_the_build_with_a_sentence(kind: str) -> None:
    def named(path: str, name: str) -> SimpleNamespace:
        if kind == "source":
            return article(path, source=name)
        return article(path, **{"tags" if kind == "tag" else kind: name})  # type: ignore[arg-type]

    with pytest.raises(ContentError) as caught:
        unify_names([named("1.md", "حلب: إدلب"), named("2.md", "حلب/إدلب")], SETTINGS)
    for part in ("2.md", "1.md", kind, "«حلب/إدلب»", "«حلب: إدلب»", "حلب-إدلب"):
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_names_on_one_address_are_named_with_their_lines(tmp_path: Path) -> None:
    for name, text in {
        "1.md": "Title: C++ و\nTags: لغات; C++\n\nنص",
        "2.md": "Tags: C#\nTitle: C#\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    articles = [
        article(str(tmp_path / "1.md"), tags="لغات;C++"),
        article(str(tmp_path / "2.md"), tags="C#"),
    ]
    with pytest.raises(ContentError) as caught:
        unify_names(articles, SETTINGS)
    assert f"{tmp_path / '2.md'}, line 1: found the tag «C#»" in str(caught.value)
    assert f"that of «C++» in {tmp_path / '1.md'}, line 2; expected" in str(caught.value)


def test_names_that_differ_by_punctuation_around_them_are_one_object() -> None:
    articles = [
        article("1.md", "محليات!", tags="#داعش", source="«سبق»"),
        article("2.md", "محليات", tags="داعش", source="سبق"),
    ]
    unify_names(articles, SETTINGS)
    one, two = articles
    assert one.category is two.category
    assert one.tags == two.tags
    assert one.source is two.source
    assert (one.category.name, one.category.slug) == ("محليات!", "محليات")


@pytest.mark.parametrize("names", [("أخبار", "أخبار+"), ("أخبار+", "أخبار")])
def test_articles_without_a_category_go_to_the_one_that_has_the_address(
    names: tuple[str, str],
) -> None:
    articles = [article(f"{name}.md", name) for name in names]
    unify_names(articles, {**SETTINGS, "DEFAULT_CATEGORY": "أخبار"})
    assert articles[0].category is articles[1].category


def test_authors_whose_names_differ_in_no_letter_are_one() -> None:
    articles = [
        article("1.md", authors=[Author("م. أ", SETTINGS)]),
        article("2.md", authors=[Author("م.أ", SETTINGS)]),
    ]
    unify_names(articles, SETTINGS)
    assert articles[0].author is articles[1].author
    assert articles[0].author.name == "م. أ"


def test_a_tag_of_one_article_leads_to_it_until_there_are_two() -> None:
    one, two = articles = [article("1.md", tags="حلب"), article("2.md", tags="حلب")]
    one.url = "a/w.html"
    unify_names(articles, SETTINGS)
    [tag] = one.tags
    lead_to_the_only([(tag, [one])])
    assert (tag.url, tag.save_as) == ("a/w.html", "")
    lead_to_the_only([(tag, [one, two])])
    assert (tag.url, tag.save_as) == ("tag/حلب/", "tag/حلب/index.html")


def test_a_source_becomes_an_object_that_knows_its_newest_site() -> None:
    articles = [
        article("1.md", source="وكالة المثال", source_url="http://old.example/"),
        article("2.md", source="وكالة المثال", source_url="https://new.example/"),
        article("3.md", source="وكالة المثال"),
        article("4.md"),
    ]
    unify_names(articles, SETTINGS)
    source = articles[0].source
    assert source is articles[2].source
    assert (str(source), source.url) == ("وكالة المثال", "source/وكالة-المثال/")
    assert source.site == "https://new.example/"
    assert not hasattr(articles[3], "source")
