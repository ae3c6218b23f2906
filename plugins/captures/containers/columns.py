"""The columns of a table by what their header calls them."""

from __future__ import annotations

from arabic import fold
from captures import jsonl
from captures.cleaning import clean_line
from captures.misread import repair

_NAMES = {
    "id": "article_id post_id doc_id news_id المعرف الرقم",
    "url": "link original_url permalink address article_url page_url الرابط رابط",
    "source": "site publisher source_name newspaper outlet site_name المصدر الموقع",
    "source_url": "site_url homepage",
    "title": "headline heading article_title news_title العنوان عنوان",
    "text": "content article article_text full_text fulltext main_text article_body news_text"
    " النص نص المحتوى نص_الخبر نص_المقال الخبر",
    "html": "content_html body_html article_html raw_html",
    "date": "published publish_date pubdate pub_date published_at published_date publication_date"
    " date_published datetime التاريخ تاريخ تاريخ_النشر",
    "captured": "captured_at capture_date crawled crawled_at crawl_date scraped scraped_at"
    " retrieved retrieved_at accessed date_download تاريخ_الحفظ",
    "modified": "updated updated_at date_modified last_modified",
    "authors": "byline writer الكاتب المؤلف كاتب المؤلفون",
    "category": "section categories topic التصنيف القسم تصنيف الفئة",
    "tags": "tag keywords labels الوسوم وسوم كلمات_مفتاحية الكلمات_المفتاحية",
    "language": "lang اللغة",
}
TEXT = frozenset({"text", "body", "html", "markdown", "withdrawn"})
"""Keys of which a table of articles has at least one."""


def _key(name: str) -> str:
    return "_".join(fold(clean_line(repair(name)[0])).replace("-", " ").replace("_", " ").split())


_KNOWN = {
    **{_key(name): key for key, names in _NAMES.items() for name in names.split()},
    **{_key(key): key for key in jsonl.KEYS},
}


def keys(header: list[str]) -> tuple[str, ...]:
    """The key of a record for each column, or the column's own name where nobody knows it.

    Of several columns for one key, the one that has its very name counts, or else the first.
    """
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        key = _KNOWN.get(_key(name), "")
        if key and (key not in found or (name.strip() == key != header[found[key]].strip())):
            found[key] = at
    at_key = {at: key for key, at in found.items()}
    named = []
    for at, name in enumerate(header):
        own = clean_line(name)
        if not own or own in found or own in named:  # another column has the name
            own = f"{own} (column {at + 1})".strip() if own else f"column {at + 1}"
        named.append(at_key.get(at) or own)
    return tuple(named)


def known(names: tuple[str, ...]) -> frozenset[str]:
    """Those that are keys of a record."""
    return jsonl.KEYS.intersection(names)
