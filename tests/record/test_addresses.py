"""Addresses for the world outside are whole and ASCII."""

import datetime

import pytest

from record.addresses import absolute, wayback


@pytest.mark.parametrize("base", ["https://example.org/archive", "https://example.org/archive/"])
def test_an_address_stands_below_the_archive_s_own(base: str) -> None:
    settings = {"ARCHIVE_URL": base}
    assert absolute(settings) == "https://example.org/archive/"
    assert (
        absolute(settings, "a/waaaaaaaaaa.html") == "https://example.org/archive/a/waaaaaaaaaa.html"
    )


def test_arabic_letters_are_percent_encoded() -> None:
    address = absolute({"ARCHIVE_URL": "https://example.org"}, "tag/حرب/")
    assert address == "https://example.org/tag/%D8%AD%D8%B1%D8%A8/"


def test_the_wayback_copy_is_the_one_nearest_to_the_day_of_capture() -> None:
    day = datetime.date(2024, 11, 2)
    assert wayback("https://example.org/1?a=1#b", day) == (
        "https://web.archive.org/web/20241102/https://example.org/1?a=1#b"
    )
    assert wayback("https://web.archive.org/web/20150101/https://example.org/", day) == ""
