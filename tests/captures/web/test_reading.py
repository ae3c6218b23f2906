"""What holds for every page: it is read or refused with a sentence, and nothing is invented."""

import html
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from captures.capture import Rejected, texts
from captures.markdown import to_markdown
from captures.web.reading import read_page
from captures.web.tree import parse, strip_unseen

WORDS = st.sampled_from(
    [
        "قافلة",
        "العناب",
        "وصلت",
        "إلى",
        "النبع،",
        "ثم",
        "عادت.",
        "بقلم:",
        "اقرأ",
        "أيضا:",
        "12:30",
        "©",
        "إعلان",
        "الرئيسية",
        "&",
        "<",
        "#",
    ]
)
LINE = st.lists(WORDS, min_size=1, max_size=20).map(" ".join).map(html.escape)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "a",
        "h1",
        "h2",
        "ul",
        "li",
        "ol",
        "blockquote",
        "table",
        "tr",
        "td",
        "b",
        "br",
        "figure",
        "img",
        "pre",
        "article",
        "aside",
        "form",
    ]
)
CLASSES = st.sampled_from(["", ' class="related"', ' class="comments"', ' href="/x"', " hidden"])
PIECES = st.one_of(
    LINE,
    st.tuples(TAGS, CLASSES).map("<{0[0]}{0[1]}>".format),
    TAGS.map("</{}>".format),
)
PAGES = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.booleans())
def test_a_page_is_read_or_refused_and_every_word_of_a_text_is_on_it(body, is_whole):
    page = (
        f"<html><head><title>عنوان</title></head><body>{body}</body></html>" if is_whole else body
    )
    try:
        reading = read_page(page)
    except Rejected as error:
        assert str(error).startswith("found ")
        return
    body = parse(page).body
    strip_unseen(body)
    squeezed = "".join(body.text_content().split())
    for text in texts(reading.blocks):
        assert "".join(text.split()) in squeezed
    assert to_markdown(reading.blocks).endswith("\n")
    for block in reading.blocks:
        ends = [end for link in block.links for end in (link.start, link.end)]
        assert ends == sorted(ends)
        assert all(0 <= end <= len(block.text) for end in ends)


def with_body(body: str) -> str:
    stated = json.dumps({"@type": "NewsArticle", "headline": "الناعورة", "articleBody": body})
    stated = stated.replace("</", "<\\/")  # as sites do, lest it end the script
    script = f'<script type="application/ld+json">{stated}</script>'
    return f"<html><head>{script}</head><body></body></html>"


def test_a_text_that_only_structured_data_has_is_read_with_its_markup():
    line = " ".join(["وصلت القافلة إلى النبع"] * 12)
    reading = read_page(with_body(f"<p>{line}</p><script>x()</script><h2>عادت</h2><p>{line}</p>"))
    assert texts(reading.blocks) == (line, "عادت", line)
    assert not reading.is_shown


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1), st.booleans())
def test_whatever_structured_data_has_for_a_text_is_read_or_refused(noise, is_markup):
    body = " ".join(["وصلت القافلة إلى النبع", noise] * 20) + ("<p>" if is_markup else "")
    try:
        reading = read_page(with_body(body))
    except Rejected as error:
        assert "; expected " in str(error)
    else:
        assert texts(reading.blocks)
