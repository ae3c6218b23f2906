"""What an article's page tells search engines: schema.org's NewsArticle, as JSON-LD.

https://schema.org/NewsArticle. The article is the source's work (`publisher`,
`sourceOrganization`), based on the page it was captured from (`isBasedOn`); the archive provides it
(`provider`) on a page of its own (`mainEntityOfPage`, `archivedAt`).
"""

import json
import re
from typing import Any

from interface.strings import Settings
from record.addresses import absolute
from record.articles import dated_line, is_withdrawn

# A script element ends at the first "</script", and "<!--" changes how it is read; the line
# separators were no string characters in JavaScript before 2019.
_UNSAFE = re.compile("[<>&\u2028\u2029]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def script_json(value: Any) -> str:
    """JSON that stands unharmed between `<script>` and `</script>`."""
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", _encode(value))


def news_article(article: Any, settings: Settings) -> dict[str, Any]:
    """The NewsArticle of a published article; of a withdrawn one only that it was withdrawn."""
    page = absolute(settings, article.url)
    properties = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": page,
        "mainEntityOfPage": {"@type": "WebPage", "@id": page},
        "inLanguage": article.lang,
    }
    if is_withdrawn(article):
        day, _ = dated_line(article.withdrawn)
        properties |= {
            "creativeWorkStatus": "Withdrawn",
            "expires": day.isoformat() if day else None,
        }
    else:
        properties |= _of_the_text(article) | _of_its_origin(article, settings)
        properties["archivedAt"] = page
    return {name: value for name, value in properties.items() if value}


def _of_the_text(article: Any) -> dict[str, Any]:
    modified = getattr(article, "modified", None)
    return {
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.date.isoformat(),
        "dateModified": modified and modified.isoformat(),
        "articleSection": str(getattr(article, "category", "")),
        "keywords": [str(tag) for tag in getattr(article, "tags", [])],
        "correction": [_correction(line) for line in getattr(article, "corrections", [])],
        "isAccessibleForFree": True,
    }


def _of_its_origin(article: Any, settings: Settings) -> dict[str, Any]:
    archive = _organization(settings["SITENAME"], absolute(settings))
    name = str(getattr(article, "source", ""))
    source = _organization(name, getattr(article, "source_url", None)) if name else None
    authors = [{"@type": "Person", "name": str(name)} for name in getattr(article, "authors", [])]
    return {
        "author": authors or source,
        "publisher": source or archive,
        "sourceOrganization": source,
        "isBasedOn": getattr(article, "original_url", None),
        "provider": archive,
        "isPartOf": {"@type": "WebSite", "name": settings["SITENAME"], "url": absolute(settings)},
    }


def _organization(name: str, url: str | None) -> dict[str, str]:
    organization = {"@type": "Organization", "name": name}
    return organization | {"url": url} if url else organization


def _correction(line: str) -> dict[str, str]:
    day, words = dated_line(line)
    comment = {"@type": "CorrectionComment", "text": words}
    return comment | {"datePublished": day.isoformat()} if day else comment
