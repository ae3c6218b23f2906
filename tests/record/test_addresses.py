"""Addresses for the world outside are whole and ASCII."""

import pytest

from record.addresses import absolute


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
