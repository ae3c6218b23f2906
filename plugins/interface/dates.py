"""Dates as the interface writes them, and never the machine's locale.

By the settings INTERFACE_LANG, DIGITS, HIJRI and, in Arabic, MONTH_NAMES.
"""

import datetime
from calendar import monthrange

from arabic import dates
from arabic.dates.calendars import hijri_of
from arabic.dates.vocabulary import VOCABULARY
from interface.numbers import in_digits
from interface.strings import Settings, strings

_FROM_SATURDAY = (5, 6, 0, 1, 2, 3, 4)


def long_date(day: datetime.date, settings: Settings) -> str:
    """«الاثنين 18 تشرين الثاني/نوفمبر 2024», "Monday, 18 November 2024"."""
    if _is_english(settings):
        return f"{_english('weekdays', day.weekday())}, {short_date(day, settings)}"
    return dates.long_date(day, settings["MONTH_NAMES"], settings["DIGITS"])


def short_date(day: datetime.date, settings: Settings) -> str:
    """«18 تشرين الثاني/نوفمبر 2024», "18 November 2024"."""
    if _is_english(settings):
        return f"{in_digits(str(day.day), settings)} {month_year(day, settings)}"
    return dates.short_date(day, settings["MONTH_NAMES"], settings["DIGITS"])


def month_year(day: datetime.date, settings: Settings) -> str:
    """«تشرين الثاني/نوفمبر 2024», "November 2024"."""
    if _is_english(settings):
        return f"{month_name(day.month, settings)} {in_digits(str(day.year), settings)}"
    return dates.month_year(day.year, day.month, settings["MONTH_NAMES"], settings["DIGITS"])


def month_name(month: int, settings: Settings) -> str:
    """«تشرين الثاني/نوفمبر», "November"; 1 is January."""
    if _is_english(settings):
        return _english("months", month - 1)
    return dates.month_name(month, settings["MONTH_NAMES"])


def short_month(month: int, settings: Settings) -> str:
    """«تشرين الثاني», "Nov": a month where there is no room for the two names of `both`."""
    if _is_english(settings):
        return _english("months", month - 1, short=True)
    months = settings["MONTH_NAMES"]
    return dates.month_name(month, "levantine" if months == "both" else months)


def weekdays(settings: Settings) -> list[tuple[str, str]]:
    """The days of a week, Saturday first, each with a name for a narrow column."""
    if _is_english(settings):
        return [
            (_english("weekdays", day), _english("weekdays", day, short=True))
            for day in _FROM_SATURDAY
        ]
    names = map(dates.weekday_name, _FROM_SATURDAY)
    return [(name, name.removeprefix("ال")) for name in names]


def with_hijri(day: datetime.date, settings: Settings) -> str:
    """The long date, with the Hijri one beside it where the setting HIJRI is on.

    «الاثنين 18 تشرين الثاني/نوفمبر 2024، 16 جمادى الأولى 1446 هـ»
    """
    written = long_date(day, settings)
    hijri = hijri_date(day, settings)
    both: str = strings(settings["INTERFACE_LANG"])["date"]["both"]
    return both.format(date=written, hijri=hijri) if hijri else written


def hijri_date(day: datetime.date, settings: Settings) -> str:
    """«16 جمادى الأولى 1446 هـ»; empty where the setting is off or the calendar's tables end."""
    found = hijri_of(day) if settings["HIJRI"] else None
    if found is None:
        return ""
    language = settings["INTERFACE_LANG"]
    form: str = strings(language)["date"]["hijri"]
    return form.format(
        day=in_digits(str(found.day), settings),
        month=found.month_name(language),
        year=in_digits(str(found.year), settings),
    )


def script_style(settings: Settings) -> dict[str, object]:
    """How the search's scripts are to write dates: their `digits`, and whose `months`.

    Names that rules.json has are named by their series, others stand here, January first.
    """
    months: object = settings["MONTH_NAMES"]
    if _is_english(settings):
        months = [month_name(month, settings) for month in range(1, 13)]
    return {"months": months, "digits": settings["DIGITS"]}


def hijri_span(month: datetime.date, settings: Settings) -> str:
    """The Hijri dates of a month's first and last day, given by its first; empty as above."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    days = [hijri_date(day, settings) for day in (month, last)]
    if not all(days):
        return ""
    span: str = strings(settings["INTERFACE_LANG"])["date"]["hijri_span"]
    return span.format(first=days[0], last=days[1])


def _is_english(settings: Settings) -> bool:
    return bool(settings["INTERFACE_LANG"] == "en")


def _english(kind: str, place: int, *, short: bool = False) -> str:
    """A name of those that dates are read by: the whole one, or the shortest."""
    series = VOCABULARY.months if kind == "months" else VOCABULARY.weekdays
    names = series["english"][place]
    return (min(names, key=len) if short else names[0]).capitalize()
