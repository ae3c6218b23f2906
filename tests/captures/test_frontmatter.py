"""Front matter is read as Python-Markdown reads it, and no value becomes another key."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from captures.capture import Article, Basis, Dated
from captures.frontmatter import compose, head, joined, parse
from front_matter import is_date

META = Markdown(extensions=["meta"])
LINES = st.sampled_from(
    ["Title: x", "key:", "    more", "---", "...", "", " ", "\t", "نص", "a:b", "\r"]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=9))).map("\n".join))
ARTICLE = Article(title="خبر", dated=Dated("2020-01-02", Basis.STATED), paragraphs=("نص",))


@settings(deadline=None)
@given(TEXTS)
def test_parsing_agrees_with_the_meta_extension(text):
    META.reset()
    META.convert(text)
    assert parse(text)[0] == (META.Meta if text.strip() else {})


@settings(deadline=None)
@given(TEXTS)
def test_the_head_of_a_file_has_all_its_front_matter(text):
    assert parse(head(text))[0] == parse(text)[0]


@settings(deadline=None)
@given(st.text(), st.text(), st.lists(st.text()))
def test_no_value_makes_another_key(title, source, corrections):
    article = dataclasses.replace(
        ARTICLE, title=f"خبر {title}", source=source, corrections=tuple(corrections)
    )
    text = compose(article, "waaaaaaaaaa", "captures/a.txt", "0" * 64, "Slug: x\n")
    fields, body = parse(text)
    allowed = {"title", "date", "date_basis", "id", "source", "capture", "capture_sha256"}
    assert set(fields) - {"corrections"} <= allowed
    assert body.strip() == "Slug: x"
    assert all(len(lines) == 1 for key, lines in fields.items() if key != "corrections")


def test_names_with_commas_are_not_split_by_pelican():
    assert joined(["هدى, ابنة الحي"]) == "هدى, ابنة الحي;"
    assert joined(["أ, ب", "ج"]) == "أ, ب; ج"
    assert joined(["أ"]) == "أ"


def test_dates_are_days_with_or_without_time_and_zone():
    right = ["2020-01-02", "2020-01-02 10:00", "2020-01-02 10:00:01", "2020-01-02 10:00+03:00"]
    wrong = ["", "2020", "2020-13-01", "2020-01-02 25:00", "2/1/2020", "٢٠٢٠-٠١-٠٢", "2020-01-02\n"]
    assert [is_date(value) for value in right + wrong] == [True] * len(right) + [False] * len(wrong)
