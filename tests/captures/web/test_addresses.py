"""Links lead where they led, or nowhere."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.web.addresses import (
    absolute,
    article_address,
    base_address,
    page_address,
    web_address,
)
from captures.web.passages import passages
from front_matter import is_address

PAGE = "https://sada.example/a/b.html"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("c.html", "https://sada.example/a/c.html"),
        ("/c", "https://sada.example/c"),
        ("//other.example/x", "https://other.example/x"),
        ("https://other.example/خبر", "https://other.example/خبر"),
        (" https://other.example/a b ", "https://other.example/a%20b"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///c:/x.html", ""),
        ("http://[broken", ""),
        ("./خبر_files/a.jpg", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_live(value, expected):
    assert absolute(value, PAGE) == expected


def test_relative_links_of_a_page_whose_address_nobody_knows_become_text():
    tree = lxml.html.document_fromstring('<body><p>قرأت <a href="/x">هنا</a> خبرا</p></body>')
    (passage,) = passages(tree.body, "")
    assert (passage.block.text, passage.block.links) == ("قرأت هنا خبرا", ())
    assert passage.in_links == 3


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://sada.example/a/b.html">',
        '<meta property="og:url" content="https://sada.example/a/b.html">',
        "<!-- saved from url=(0029)https://sada.example/a/b.html -->",
        "<!--\n Page saved with SingleFile \n url: https://sada.example/a/b.html \n-->",
    ],
)
def test_a_page_says_where_it_stood(head):
    text = f"<html><head>{head}</head><body><p>نص</p></body></html>"
    assert page_address(text, lxml.html.document_fromstring(text)) == PAGE


def test_a_base_goes_before_the_pages_address():
    tree = lxml.html.document_fromstring('<head><base href="/z/"></head><body><p>x</p></body>')
    assert base_address(tree, PAGE) == "https://sada.example/z/"


@given(st.text(), st.sampled_from(["", PAGE]))
def test_no_link_is_anything_that_front_matter_or_a_reader_refuses(value, base):
    address = absolute(value, base)
    assert address == "" or address.lower().startswith("mailto:") or is_address(address)


@pytest.mark.parametrize(
    ("served", "canonical", "is_variant"),
    [
        ("https://sada.example/n/7/amp/", "https://sada.example/n/7/", True),
        ("https://sada.example/n/7?utm_source=x&fbclid=y", "https://sada.example/n/7", True),
        ("https://sada.example/print/7", "https://sada.example/n/7", True),
        ("http://m.sada.example/n/7", "https://www.sada.example/n/7", True),
        ("https://sada-example.cdn.ampproject.org/c/x", "https://sada.example/n/7", True),
        ("https://sada.example/?p=7", "https://sada.example/2013/06/khabar/", True),
        ("https://sada.example/n/7?print=1", "https://sada.example/", False),  # names its home
        ("https://sada.example/news.asp?id=7", "https://sada.example/news.asp", False),
        ("https://sada.example/n/7", "https://other.example/n/7", False),  # copied from there
        ("https://sada.example/n/7", "https://sada.example/n/8", False),
    ],
)
def test_a_variant_of_a_page_has_the_address_that_it_names(served, canonical, is_variant):
    text = f"<html><head><link rel='canonical' href='{canonical}'></head><body>x</body></html>"
    tree = lxml.html.document_fromstring(text)
    assert article_address(served, text, tree) == (canonical if is_variant else served)


@pytest.mark.parametrize("value", ["http://example.org:99999999/", "http://[::1", "mailto:a@b.c"])
def test_an_address_that_front_matter_may_not_have_is_none_of_a_page(value):
    assert web_address(value) == ""
