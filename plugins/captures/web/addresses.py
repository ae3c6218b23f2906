"""Addresses on a page: where it stood, and where its links lead."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from lxml import html

from captures.cleaning import clean_text
from front_matter import is_address

LONGEST = 2048  # characters

_SCHEMES = frozenset({"http", "https", "mailto"})
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE)
_SAVED_FILES = re.compile(r"(?:^|/)[^/]+[_.](?:files|fichiers|Dateien)/", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s<>\"\\]")  # no address on a line of front matter has them
_AMP_CACHE = (".cdn.ampproject.org", ".ampproject.net")
_HOST_MARK = re.compile(r"^(?:www\.|m\.|mobile\.|amp\.|wap\.|print\.)+")
_VARIANT = re.compile(r"^(?:m|mobile|amp|wap|print)\.")
_PATH_MARK = re.compile(
    r"(?i)/(?:amp|print|printpage|printer|mobile|m)(?:/|$|\.\w+$)|\.amp\b|[-_]print\b"
)
_OF_VISIT = re.compile(
    r"utm_\w+|fbclid|gclid|amp|print|printable|printer|tmpl|format|output|outputtype|replytocom|share"
    r"|m|nb|mobile|from|src|ref|p"
)
_IGNORED = re.compile("[\t\n\r]")  # browsers drop them


def article_address(served: str, text: str, tree: html.HtmlElement) -> str:
    """Where the article of a page stood: where it was served, or as the page says.

    A page for printing, for AMP or for phones names the page that it is a variant of, and so does
    one whose address has marks of the visit: the article's address is that page's.
    """
    served, own = web_address(served), page_address(text, tree)
    return own if own and (not served or _is_variant(served, own)) else served


def _is_variant(served: str, own: str) -> bool:
    here, there = urlsplit(served), urlsplit(own)
    if there.path.strip("/") == "" or served == own:
        return False  # careless templates name the home page on all pages
    host, site = (here.hostname or "").lower(), (there.hostname or "").lower()
    if host.endswith(_AMP_CACHE):
        return True
    if _HOST_MARK.sub("", host) != _HOST_MARK.sub("", site):
        return False
    keys = [name.lower() for name, _ in parse_qsl(here.query, keep_blank_values=True)]
    if keys and all(map(_OF_VISIT.fullmatch, keys)):
        return True
    is_marked = bool(_PATH_MARK.search(here.path)) and not _PATH_MARK.search(there.path)
    return is_marked or bool(
        _VARIANT.match(host) and not _VARIANT.match(site) and here.path == there.path
    )


def page_address(text: str, tree: html.HtmlElement) -> str:
    """The address of a page as it says itself: canonical, og:url, or what saved it; else empty."""
    canonical = tree.xpath("string((//link[@rel='canonical']/@href)[1])")
    shared = tree.xpath("string((//meta[@property='og:url' or @name='og:url']/@content)[1])")
    saved = _SAVED_FROM.search(text[:5000]) or _SINGLE_FILE.search(text[:5000])
    candidates = (canonical, shared, saved[1] if saved else "")
    return next(filter(None, map(web_address, candidates)), "")


def base_address(tree: html.HtmlElement, page: str) -> str:
    """What relative links of a page are relative to; empty where nobody knows."""
    base = str(tree.xpath("string((//base/@href)[1])"))
    return absolute(base, page) or page


def web_address(value: str) -> str:
    """An http or https address with a host, as front matter may have it; else empty."""
    address = absolute(value, "")
    return address if is_address(address) else ""


def absolute(value: str, base: str) -> str:
    """Where a link leads, if that is a safe and known place: http, https or mailto; else empty."""
    value = clean_text(_IGNORED.sub("", value)).strip()
    if not value or len(value) > LONGEST or _SAVED_FILES.search(value):
        return ""
    try:
        address = urljoin(base, value) if base else value
        parts = urlsplit(address)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not (parts.path if scheme == "mailto" else parts.hostname):
        return ""
    return _UNSAFE.sub(lambda sign: quote(sign.group()), address)
