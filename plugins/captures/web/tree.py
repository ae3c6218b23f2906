"""A page's HTML to a tree, without what no reader sees, in bounded time and memory."""

from __future__ import annotations

import re

from lxml import etree, html

from captures.capture import Rejected

MOST_TAGS = 40_000
"""Tags of a page: more is no article, and its tree would be larger than the machine likes."""

MOST_CHARACTERS = 8_000_000
"""Of a page without its embedded pictures, scripts included."""

DEEPEST = 500
"""Elements inside each other: tags that are never closed nest so, and slow down what reads them."""

MOST_ATTRIBUTES = 1_000
"""Of one tag. The parser looks each of them up among all before it."""

_NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])"
    "|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])(?![0-9a-fA-F]));?"
)
"""Signs that HTML may have and no tree of lxml takes back, and references to them."""

_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[^\s\"'<>)]{200,}")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{2000,}>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NO_TEXT = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "select", "button", "textarea", "input", "audio", "video", "map", "dialog", "datalist",
    "title", "amp-ad", "amp-analytics", "amp-sidebar", "amp-consent",
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")


def parse(text: str) -> html.HtmlElement:
    """The whole tree of a page, for its metadata; raises Rejected."""
    text = _NOT_XML.sub(" ", _EMBEDDED.sub("", text))
    if len(text) > MOST_CHARACTERS:
        size = f"a page of more than {MOST_CHARACTERS:,} characters without its pictures"
        raise Rejected(size, "one article", "save the article alone")
    if text.count("<") > MOST_TAGS:
        raise Rejected(f"more than {MOST_TAGS:,} tags", "one page", "save the article alone")
    for tag in _LONG_TAG.finditer(text):
        if len(re.split(r"[\s/]+", _QUOTED.sub(" ", tag.group()))) > MOST_ATTRIBUTES:
            raise Rejected(
                f"a tag with more than {MOST_ATTRIBUTES:,} attributes", "a page", "leave it out"
            )
    # bytes, since lxml refuses text that declares an encoding
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Rejected("a page without content", "an article", "save the page again") from None
    too_deep = any("Excessive depth" in error.message for error in parser.error_log)
    if too_deep or _depth(tree) > DEEPEST:
        raise Rejected("tags nested too deep", "a page", "save the article's text instead")
    return tree


def _depth(tree: html.HtmlElement) -> int:
    """How many elements are inside each other at most."""
    depth = {tree: 1}
    for element in tree.iterdescendants():
        depth[element] = depth[element.getparent()] + 1
    return max(depth.values())


def strip_unseen(tree: html.HtmlElement) -> None:
    """Takes out of a tree what shows no text: scripts, forms' controls, hidden elements."""
    unseen = [element for element in tree.iter(etree.Element) if _is_unseen(element)]
    for element in unseen:
        if element.getparent() is not None and element.tag not in ("html", "body", "head"):
            _drop(element)


def _is_unseen(element: html.HtmlElement) -> bool:
    return (
        element.tag in _NO_TEXT
        or "hidden" in element.attrib
        or element.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _drop(element: html.HtmlElement) -> None:
    """Removes an element and keeps the text after it, apart from the text before."""
    element.tail = f" {element.tail}" if element.tail else " "
    element.drop_tree()
