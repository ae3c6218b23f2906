"""Markdown that can carry no one's script.

Raw HTML shows as text, links live only with the schemes below, and images become their description
and address, since the archive embeds nothing from elsewhere.
"""

import html
import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from interface.strings import LANGUAGES, strings

LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})


class SafeMarkup(Extension):
    """For Markdown's `extensions`; `settings` are those of the site."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        self._settings = settings

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # after the inline patterns (20), which make the links and images
        md.treeprocessors.register(_SafeElements(md, self._settings), "safe_elements", 15)


class _SafeElements(Treeprocessor):
    def __init__(self, md: Markdown, settings: dict[str, Any]) -> None:
        super().__init__(md)
        self._settings = settings

    def _image(self) -> str:
        """What stands for an image without a description, in the text's language if we have it."""
        said: list[str] = self.md.Meta.get("lang", [])  # type: ignore[attr-defined]
        language = said[0] if said else self._settings["DEFAULT_LANG"]
        known = language if language in LANGUAGES else self._settings["INTERFACE_LANG"]
        return str(strings(known)["article"]["image"])

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                if not _is_safe(element.get("href", "")):
                    del element.attrib["href"]
            elif element.tag == "img":
                address, words = element.get("src", ""), element.get("alt", "")
                element.attrib.clear()
                element.tag, element.text = "span", f"[{words or self._image()}: {address}]"
                element.set("class", "image")
            elif element.tag == "h1":
                element.tag = "h2"  # the page's own headline is its only h1


def _is_safe(address: str) -> bool:
    # browsers drop these characters before they look at the scheme
    bare = re.sub(r"[\x00-\x20]", "", html.unescape(address))
    try:
        return urlsplit(bare).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False
