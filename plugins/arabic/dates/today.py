"""The weekday that a text calls today, and the date it means."""

import datetime
import re

from arabic.alignment import align
from arabic.dates.patterns import NO_LETTER_AFTER, NO_LETTER_BEFORE, SPACE, WEEKDAY, WEEKDAYS
from arabic.dates.vocabulary import key as weekday_key

# «اليوم الأحد عشر» and «اليوم الاثنين والعشرين» count days; «الاثنين المقبل» is another week's.
_NOT_A_DAY = (
    rf"(?!{SPACE}+(?:عشره?|و(?:ال)?(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)[يو]ن"
    rf"|المقبل|القادم|الماضي|الفائت|المنصرم){NO_LETTER_AFTER})"
)
# On one line: a newspaper whose name ends in «اليوم» has a weekday below it in its header.
_GAP = r"(?:[ \t\xa0]{0,2}(?:[،,:–-]|(?P<bracket>\())[ \t\xa0]{0,2}|[ \t\xa0]{1,3})"
_TODAY = re.compile(
    rf"{NO_LETTER_BEFORE}[وف]?(?P<words>(?:هذا{SPACE}+)?اليوم{_GAP}(?:يوم{SPACE}+|هو{SPACE}+)?"
    rf"(?P<weekday>{WEEKDAY})(?(bracket)(?: ?\))?|)){_NOT_A_DAY}"
)
_OTHER_DAY = re.compile(f"{NO_LETTER_BEFORE}(?:ذلك|ذاك|نفس){SPACE}+$")


def weekday_of_today(text: str) -> tuple[int, str] | None:
    """The first weekday that a text says is today, 0 being Monday, and its words: «اليوم الاثنين».

    «يوم الاثنين» alone may be any Monday, and «يوم غد الثلاثاء» is tomorrow: both give nothing.
    """
    aligned = align(text)
    for match in _TODAY.finditer(aligned.folded):
        if not _OTHER_DAY.search(aligned.folded, max(0, match.start() - 8), match.start()):
            start, end = aligned.original(*match.span("words"))
            return WEEKDAYS[weekday_key(match["weekday"])], text[start:end]
    return None


def last_weekday(weekday: int, not_after: datetime.date) -> datetime.date:
    """The last day with that weekday, 0 being Monday, that is not after a date."""
    return not_after - datetime.timedelta(days=(not_after.weekday() - weekday) % 7)
