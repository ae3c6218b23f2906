"""What the templates call: filters for dates, numbers, counted nouns, languages and addresses.

pelicanconf.py hands FILTERS and GLOBALS to Pelican; the strings, `t`, come from the plugin
`interface`, which also knows how the site's settings have dates and numbers written.
"""

import datetime
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interface import dates
from interface.numbers import counted, in_digits
from plain_text import summary
from record.addresses import wayback
from record.articles import dated_line
from record.directions import direction, of_another_language
from record.jsonld import news_article, script_json
from record.mentions import mention
from record.reports import report_link
from theme import charts

_LINE = 30  # characters of an address that fit a line of a phone
_UNBROKEN = 8  # characters at the end of what is longer
_EXTENSION = re.compile(r"\.[A-Za-z]{1,5}$")
_LIKE_ASCII = frozenset("ıſɑɡɩʋ")  # Latin letters that pass for a, g, i, s and v
_ENCODED = re.compile("(?:%[0-9A-Fa-f]{2})+")
_INNER_QUOTES = {"ar": str.maketrans("«»", "“”"), "en": str.maketrans("“”", "‘’")}


@pass_context
def number(context: Context, value: int) -> str:
    """A number with its thousands parted, in the site's digits."""
    return in_digits(f"{value:,}", context)


@pass_context
def digits(context: Context, value: object) -> str:
    """A year or other number that is not parted, or a percentage, in the site's digits."""
    return in_digits(str(value), context)


@pass_context
def count_phrase(context: Context, count: int, noun: str) -> str:
    """«3 مقالات»: a count with its noun in the right form; nouns stand in the strings' `counts`."""
    return counted(count, noun, context)


@pass_context
def data_size(context: Context, size: int, units: dict[str, str]) -> str:
    """A number of bytes as readers are told it, «36.8 ميغابايت»: in thousands, not in 1,024s."""
    if size < 1000:
        return units["bytes"].format(n=in_digits(str(size), context))
    if size < 999_500:
        return units["kilobytes"].format(n=in_digits(f"{size / 1e3:.0f}", context))
    return units["megabytes"].format(n=in_digits(f"{size / 1e6:,.1f}", context))


@pass_context
def long_date(context: Context, day: datetime.date) -> str:
    """«الاثنين 18 تشرين الثاني/نوفمبر 2024»."""
    return dates.long_date(_day(day), context)


@pass_context
def with_hijri(context: Context, day: datetime.date) -> str:
    """The long date, and the Hijri one beside it where the setting HIJRI is on."""
    return dates.with_hijri(_day(day), context)


@pass_context
def hijri_date(context: Context, day: datetime.date) -> str:
    """«16 جمادى الأولى 1446 هـ»; empty where the setting HIJRI is off or the tables end."""
    return dates.hijri_date(_day(day), context)


@pass_context
def hijri_span(context: Context, month: datetime.date) -> str:
    """The Hijri dates between which a month lies; empty where the setting HIJRI is off."""
    return dates.hijri_span(month, context)


@pass_context
def short_date(context: Context, day: datetime.date) -> str:
    """«18 تشرين الثاني/نوفمبر 2024»."""
    return dates.short_date(_day(day), context)


@pass_context
def month_year(context: Context, day: datetime.date) -> str:
    """«تشرين الثاني/نوفمبر 2024»."""
    return dates.month_year(_day(day), context)


@pass_context
def month_name(context: Context, day: datetime.date) -> str:
    """«تشرين الثاني/نوفمبر»."""
    return dates.month_name(day.month, context)


@pass_context
def month_names(context: Context) -> list[str]:
    """The twelve months as the site's dates name them, for the scripts that write a date."""
    return [dates.month_name(month, context) for month in range(1, 13)]


@pass_context
def short_month(context: Context, month: int) -> str:
    """«تشرين الثاني»: a month where there is no room for the two names of `both`."""
    return dates.short_month(month, context)


@pass_context
def weekdays(context: Context) -> list[tuple[str, str]]:
    """The days of a week, Saturday first: «السبت» and, for a narrow column, «سبت»."""
    return dates.weekdays(context)


@pass_context
def in_language(context: Context, language: str) -> Markup:
    """The attributes of an element whose words are in a language: none where it is the page's."""
    return _attributes(language, context["INTERFACE_LANG"])


@cache
def _attributes(language: str, around: str) -> Markup:
    attributes = of_another_language(language, around)
    return Markup("").join(Markup(' {}="{}"').format(*pair) for pair in attributes.items())


def breakable(address: str) -> Markup:
    """An address that may be broken before a slash, and never so that a letter stands alone.

    A part with Arabic letters is isolated, so that it does not turn the parts beside it around.
    """
    *parts, last = re.split(r"(?<=[^/])(?=/[^/])", address)
    shown = [_whole_end(part) if len(part) > _LINE else _isolated(part) for part in parts]
    return Markup("<wbr>").join([*shown, _whole_end(last)])


def readable(address: str) -> str:
    """An address with its encoded letters as letters: `/خبر` for `/%D8%AE%D8%A8%D8%B1`.

    Only letters, marks and digits beyond ASCII: all else may be a sign of the address itself.
    """
    return _ENCODED.sub(lambda encoded: _letters(encoded.group()), address)


@pass_context
def quotable(context: Context, headline: str) -> str:
    """A headline to stand in quotation marks: those like them that it has become inner ones.

    «» around “” in Arabic, “” around ‘’ in English.
    """
    return headline.translate(_INNER_QUOTES[context["INTERFACE_LANG"]])


@pass_context
def json_ld(context: Context, article: Any) -> Markup:
    """What the page of an article tells search engines, to stand in a script element."""
    return Markup(script_json(news_article(article, context)))  # noqa: S704  # escaped by it


def iso_date(day: datetime.date) -> str:
    """`2024-11-18`, as `<time datetime>` takes it."""
    return _day(day).isoformat()


def host(address: str) -> str:
    """The host of an address as readers name it: `example.org`; the address where it has none.

    A part that is written neither in Latin letters alone nor in Arabic ones may look like another
    host, as аpple.com with a Cyrillic а does: it stands as the network has it, `xn--pple-43d.com`.
    """
    name = (urlsplit(address).hostname or address).removeprefix("www.")
    return ".".join(map(_undisguised, name.split(".")))


def path_of(address: str) -> str:
    """The path that a site stands at, without its closing slash: empty for a host's root."""
    return urlsplit(address).path.rstrip("/")


def canonical_url(archive_url: str, output_file: str) -> str:
    """The address a written file is known by: letters percent-encoded, `index.html` left out."""
    folder, slash, name = output_file.replace("\\", "/").rpartition("/")
    return f"{archive_url}/{quote(folder + slash + (name if name != 'index.html' else ''))}"


def largest(entries: Sequence[tuple[Any, Sequence[Any]]], limit: int) -> list[tuple[Any, Any]]:
    """Of (name, articles) pairs the ones with the most articles, the most first."""
    return sorted(entries, key=lambda entry: -len(entry[1]))[:limit]


def _whole_end(part: str) -> Markup:
    if _is_turned(part):
        return _isolated(part)  # breaks at its hyphens; letters of a word are joined
    return Markup("{}<span>{}</span>").format(part[:-_UNBROKEN], part[-_UNBROKEN:])


def _isolated(part: str) -> Markup:
    if not _is_turned(part):
        return Markup.escape(part)
    start = len(part) - len(part.lstrip("/"))
    # What ends the words would else stand before them, as they are read
    end = len(_EXTENSION.sub("", part.rstrip("/")))
    return Markup("{}<bdi>{}</bdi>{}").format(part[:start], part[start:end], part[end:])


def _is_turned(part: str) -> bool:
    return not part.isascii() and any(
        unicodedata.bidirectional(sign) in {"R", "AL"} for sign in part
    )


def _letters(encoded: str) -> str:
    try:
        text = unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return encoded
    if not any(unicodedata.category(sign)[0] in "LMN" and not sign.isascii() for sign in text):
        return encoded
    return "".join(
        sign if unicodedata.category(sign)[0] in "LMN" else quote(sign, safe="") for sign in text
    )


@cache
def shipped() -> dict[str, Any]:
    """What the site ships of others, and its licences: theme/licences.py says in which form."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "shipped.json").read_bytes())
    return found


def _undisguised(label: str) -> str:
    if label.isascii():
        return label
    scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in label if sign.isalpha()}
    if scripts == {"ARABIC"} or (scripts == {"LATIN"} and _LIKE_ASCII.isdisjoint(label)):
        return label
    return f"xn--{label.encode('punycode').decode()}"


def _day(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


FILTERS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        *(number, digits, count_phrase, data_size),
        *(long_date, short_date, month_year, month_name, short_month, iso_date, dated_line),
        *(with_hijri, hijri_date, hijri_span),
        *(host, path_of, readable, breakable, wayback, mention, quotable),
        *(in_language, largest, json_ld, script_json, summary),
    )
} | charts.FILTERS
GLOBALS: dict[str, object] = {
    "canonical_url": canonical_url,
    "direction": direction,
    "month_names": month_names,
    "weekdays": weekdays,
    "report_link": report_link,
    "shipped": shipped,
}
