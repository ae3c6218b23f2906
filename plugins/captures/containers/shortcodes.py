"""WordPress text to HTML: paragraphs as wpautop makes them, shortcodes to what they show.

The rules of paragraphs are those of `wpautop` in wp-includes/formatting.php: a blank line parts
paragraphs, a line end is a line break, block elements stand by themselves. The block editor writes
its own paragraphs, and its texts are left as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_BLOCKS = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|map|menu|nav|noscript"
    "|object|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_BLOCK_TAG = re.compile(rf"(?i)(</?(?:{_BLOCKS})\b[^<>]{{0,5000}}>)")
_STANDS_ALONE = re.compile(rf"(?i)</?(?:{_BLOCKS})\b")
_UNTOUCHED = re.compile(r"(?i)<(pre|script|style)\b")
_BY_BLOCK_EDITOR = "<!-- wp:"

_LONGEST_CODE = 2000  # characters between its brackets
_CODE = re.compile(
    rf"(?i)\[(\[?)(/?)([a-z][\w-]{{1,40}})\b([^\[\]]{{0,{_LONGEST_CODE}}})\]", re.ASCII
)
_CAPTION = re.compile(
    rf"(?is)\[(caption|wp_caption)\b([^\[\]]{{0,{_LONGEST_CODE}}})\]"
    r"((?:(?!\[/?(?:wp_)?caption\b).)*)\[/\1\]"
)
_EMBED = re.compile(
    r"(?is)\[embed\b[^\[\]]{0,500}\]\s*(https?://[^\s\[\]<>\"]{1,2048})\s*\[/embed\]"
)
_CAPTION_ATTRIBUTE = re.compile(r"""(?is)\bcaption=(?:"([^"]*)"|'([^']*)')""")
_IMAGE = re.compile(r"(?is)(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?")
_SHOWS_NOTHING = frozenset(
    {"gallery", "playlist", "audio", "video", "contact-form", "contact-form-7", "ads", "adrotate"}
    | {"sociallocker", "addtoany", "sharethis"}
)


def to_html(text: str) -> str:
    """The HTML that WordPress shows of a post's text."""
    text = _shown(text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if _BY_BLOCK_EDITOR in text else _with_paragraphs(text)


def _shown(text: str) -> str:
    """Captions and embeds as HTML, and without the other shortcodes; what they enclose stays."""
    text = _CAPTION.sub(_figure, text)
    text = _EMBED.sub(_link, text)
    closed = {code[3].lower() for code in _CODE.finditer(text) if code[2]}
    return _CODE.sub(lambda code: _code(code, closed), text)


def _code(code: re.Match[str], closed: set[str]) -> str:
    """Nothing for a shortcode; brackets that an author wrote, as in [AFP], stay.

    [[gallery]] is how WordPress writes a shortcode that is meant to be read.
    """
    escaped, slash, name, rest = code.groups()
    if escaped:
        return code[0]
    is_code = (
        slash
        or name.lower() in _SHOWS_NOTHING
        or name.lower() in closed
        or re.search(r"\w=[\"'\d&]", rest)
        or "_" in name
    )
    return "" if is_code else code[0]


def _figure(code: re.Match[str]) -> str:
    attributes, inside = code[2], code[3]
    image = _IMAGE.search(inside)
    stated = _CAPTION_ATTRIBUTE.search(attributes)  # as WordPress wrote it before 3.4
    words = _IMAGE.sub("", inside, count=1).strip()
    if not words and stated:
        words = html.escape(stated[1] or stated[2] or "", quote=False)
    picture = image[0] if image else ""
    return f"\n\n<figure>{picture}<figcaption>{words}</figcaption></figure>\n\n"


def _link(code: re.Match[str]) -> str:
    address = html.escape(html.unescape(code[1]))
    return f'\n\n<p><a href="{address}">{address}</a></p>\n\n'


def _with_paragraphs(text: str) -> str:
    parts, at = [], 0
    for start, end in _untouched(text):
        parts += [_paragraphs(text[at:start]), text[start:end]]
        at = end
    return "\n".join((*parts, _paragraphs(text[at:])))


def _untouched(text: str) -> Iterator[tuple[int, int]]:
    """Where elements begin and end whose lines are no paragraphs. In time linear in the text."""
    at, unclosed = 0, set[str]()
    for opening in _UNTOUCHED.finditer(text):
        name = opening[1].lower()
        if opening.start() < at or name in unclosed:
            continue
        closing = re.compile(rf"(?i)</{name}\s*>").search(text, opening.end())
        if closing is None:
            unclosed.add(name)
        else:
            at = closing.end()
            yield opening.start(), at


def _paragraphs(text: str) -> str:
    """Blocks as they stand; between them, what blank lines part is a paragraph."""
    parts = []
    depth = 0  # of open blocks: in them a line stays in its block
    for piece in _BLOCK_TAG.split(text):
        if _STANDS_ALONE.match(piece):
            depth = max(depth - 1, 0) if piece.startswith("</") else depth + _opens(piece)
            parts.append(piece)
            continue
        runs = [run.strip("\n ") for run in re.split(r"\n\s*\n", piece)]
        runs = [run.replace("\n", "<br>\n") for run in runs if run.strip()]
        is_one = depth and len(runs) == 1
        parts += runs if is_one else [f"<p>{run}</p>" for run in runs]
    return "\n".join(parts)


def _opens(tag: str) -> bool:
    is_void = tag.endswith("/>") or re.match(r"(?i)<(?:hr|col)\b", tag)
    return not is_void
