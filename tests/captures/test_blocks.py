"""Headings, quotes, lists, links and pictures come out of Markdown as they went in."""

import html

import lxml.html
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from captures.capture import Block, Form, Link
from captures.cleaning import clean_line
from captures.markdown import to_markdown
from nasty_texts import TEXT

SITE = Markdown(extensions=["meta", "sane_lists"])
SITE.preprocessors.deregister("html_block")
SITE.inlinePatterns.deregister("html")

TAGS = {
    Form.PARAGRAPH: "p",
    Form.HEADING: "h2",
    Form.QUOTE: "blockquote",
    Form.ITEM: "ul",
    Form.NUMBERED: "ol",
}
LINE = TEXT.map(clean_line).filter(bool)
ADDRESS = st.one_of(
    st.just("https://example.org/خبر?a=1&b=2"),
    st.text("abc/?&=;#%()[]<>\"'\\`*_ ~|{}ابت!$", min_size=1).map("https://example.org/".__add__),
)


@st.composite
def blocks(draw):
    """A block with up to three links on words of it."""
    pieces = draw(st.lists(st.tuples(LINE, st.none() | ADDRESS), min_size=1, max_size=5))
    text, links = "", []
    for words, address in pieces:
        text += " " if text else ""
        if address:
            links.append(Link(len(text), len(text) + len(words), address))
        text += words
    return Block(text, draw(st.sampled_from(list(TAGS))), tuple(links))


def rendered(*parts):
    SITE.reset()
    page = SITE.convert("Title: x\n\n" + to_markdown(parts))
    return lxml.html.fragment_fromstring(page, create_parent="div")


def text_of(element):
    return " ".join("".join(element.itertext()).split())


@given(blocks())
@example(Block("قال! هنا", links=(Link(5, 8, "https://example.org/"),)))
@example(Block("* أ * ب", links=(Link(2, 3, "https://example.org/"),)))
@example(Block("نص\\ هنا", links=(Link(4, 7, "https://example.org/a_b_c"),)))
@example(Block("عنوان ##", Form.HEADING))
@example(Block("#", Form.HEADING))
@example(Block("##", Form.HEADING))
@example(Block("\\#", Form.HEADING))
@example(Block("\\\\\\", Form.HEADING))
def test_a_block_keeps_its_form_its_text_and_its_links(block):
    (element,) = rendered(block)
    assert element.tag == TAGS[block.form]
    assert text_of(element) == " ".join(block.text.split())
    linked = [" ".join(block.text[link.start : link.end].split()) for link in block.links]
    assert [text_of(link) for link in element.iter("a")] == linked


@given(st.lists(LINE, min_size=1, max_size=4), st.sampled_from([Form.ITEM, Form.NUMBERED]))
def test_items_beside_each_other_are_one_list(lines, form):
    (element,) = rendered(*(Block(line, form, number=n) for n, line in enumerate(lines, 1)))
    assert [text_of(item) for item in element] == [" ".join(line.split()) for line in lines]


def shown(element):
    """What a reader sees of a part: of a list's items with what stands before each."""
    if element.tag not in ("ol", "ul"):
        return [text_of(element)]
    first = int(element.get("start", 1))
    marks = [f"{n}." if element.tag == "ol" else "•" for n, _ in enumerate(element, first)]
    return [f"{mark} {text_of(item)}" for mark, item in zip(marks, element, strict=True)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Form.PARAGRAPH, Form.ITEM, Form.NUMBERED]),
            st.integers(0, 4),
        ),
        max_size=8,
    )
)
@example([(Form.NUMBERED, 5), (Form.ITEM, 1), (Form.NUMBERED, 6)])
@example([(Form.NUMBERED, 1), (Form.NUMBERED, 2), (Form.NUMBERED, 1), (Form.NUMBERED, 2)])
@example([(Form.ITEM, 1), (Form.NUMBERED, 3), (Form.PARAGRAPH, 1), (Form.NUMBERED, 4)])
def test_items_keep_what_stands_before_them(items):
    marks = {Form.PARAGRAPH: "", Form.ITEM: "• ", Form.NUMBERED: "{}. "}
    page = rendered(*(Block("نص", form, number=number) for form, number in items))
    seen = [line for element in page for line in shown(element)]
    assert seen == [marks[form].format(number) + "نص" for form, number in items]


@given(st.lists(LINE, min_size=1, max_size=4))
def test_quotes_beside_each_other_are_one_quote_of_several_paragraphs(lines):
    (element,) = rendered(*(Block(line, Form.QUOTE) for line in lines))
    assert element.tag == "blockquote"
    assert [text_of(part) for part in element] == [" ".join(line.split()) for line in lines]


@given(ADDRESS)
def test_a_link_leads_where_it_led(address):
    (link,) = rendered(Block("كلمة", links=(Link(0, 4, address),))).iter("a")
    bare = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " <>\"'()[]\\`{}|^"})
    assert html.unescape(link.get("href")) == html.unescape(address.translate(bare))


def test_a_picture_is_its_caption_and_its_address():
    (image,) = rendered(
        Block("سوق [قديم]", Form.IMAGE, (Link(0, 9, "https://example.org/a.jpg"),))
    ).iter("img")
    assert (image.get("alt"), image.get("src")) == ("سوق [قديم]", "https://example.org/a.jpg")


def test_a_picture_whose_address_nobody_knows_is_its_caption():
    (element,) = rendered(Block("السوق القديم", Form.IMAGE))
    assert text_of(element) == "[السوق القديم]"
