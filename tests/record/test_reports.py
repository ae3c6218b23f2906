"""A reader's report of a mistake opens where the maintainer reads, with its beginning written."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from record.reports import report_link

SUBJECT = "خطأ في المقال w1"
BODY = "المقال: https://example.org/a/w1.html?x=1&y=2\n\nالخطأ:\n"


@pytest.mark.parametrize(
    ("to", "opened", "subject", "body"),
    [
        ("desk@example.org", "mailto:desk@example.org", "subject", "body"),
        (
            "https://github.com/name/archive/issues",
            "https://github.com/name/archive/issues/new",
            "title",
            "body",
        ),
        (
            "https://gitlab.com/name/archive/-/issues/",
            "https://gitlab.com/name/archive/-/issues/new",
            "issue[title]",
            "issue[description]",
        ),
        (
            "https://codeberg.org/name/archive/issues/new",
            "https://codeberg.org/name/archive/issues/new",
            "title",
            "body",
        ),
    ],
)
def test_the_message_is_written_as_the_place_takes_it(
    to: str, opened: str, subject: str, body: str
) -> None:
    link = report_link(to, SUBJECT, BODY)
    address, _, query = link.partition("?")
    assert address == opened
    assert parse_qs(query) == {subject: [SUBJECT], body: [BODY]}
    assert urlsplit(link).fragment == ""
    assert re.fullmatch(r"[!-~]+", link)
