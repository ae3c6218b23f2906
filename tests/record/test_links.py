"""Links of an article that work away from its page."""

import pytest

from record.links import absolute_links

PAGE = "https://example.org/archive/a/waaaaaaaaaa.html"


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("wbbbbbbbbbb.html", "https://example.org/archive/a/wbbbbbbbbbb.html"),
        ("../about.html", "https://example.org/archive/about.html"),
        ("/x?a=1&amp;b=2", "https://example.org/x?a=1&amp;b=2"),
        ("//other.example/x", "https://other.example/x"),
        ("#part", f"{PAGE}#part"),
        ("", PAGE),
        ("?q=&quot;x&quot;", f"{PAGE}?q=&quot;x&quot;"),
        ("HTTP://Other.example/../x", "HTTP://Other.example/../x"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_is_made_absolute_as_a_browser_does(link: str, made: str) -> None:
    html = '<p><a href="{}">x</a></p>'
    assert absolute_links(html.format(link), PAGE) == html.format(made)


def test_only_links_are_changed() -> None:
    html = '<p>&lt;a href="x"&gt; href="y" <a title="href=">z</a> <code>&lt;a href="x"</code></p>'
    assert absolute_links(html, PAGE) == html


def test_every_link_is_changed_whatever_else_it_has() -> None:
    html = '<a title="t" href="1">x</a> <a href="2" title="u">y</a>'
    assert absolute_links(html, "https://example.org/") == (
        '<a title="t" href="https://example.org/1">x</a> '
        '<a href="https://example.org/2" title="u">y</a>'
    )
