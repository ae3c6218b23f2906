"""The letters of a page are read as they were meant, and what was wrong is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures.capture import Rejected
from captures.web.encoding import decode_page, repair

TEXT = "قالت النسّاجة أم بدر إن النول الخشبي أقدم من البيت كله في قرية الغار."
PAGE = '<html><head><meta charset="{}"></head><body><p>' + TEXT + "</p></body></html>"
ARABIC = st.text(st.characters(min_codepoint=0x621, max_codepoint=0x64A), min_size=8)


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("utf-8", "utf-8"),
        ("windows-1256", "cp1256"),
        ("iso-8859-6", "iso8859-6"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_page_in_the_encoding_that_it_states_is_read_without_a_word(stated, written):
    text, told = decode_page(PAGE.format(stated).encode(written))
    assert TEXT in text
    assert told == ""


@pytest.mark.parametrize(
    ("stated", "written", "name"),
    [
        ("iso-8859-1", "cp1256", "windows-1256"),
        ("utf-8", "cp1256", "windows-1256"),
        ("windows-1256", "utf-8", "UTF-8"),
        ("windows-1256", "iso8859-6", "ISO8859-6"),
    ],
)
def test_the_letters_decide_where_a_page_states_another_encoding(stated, written, name):
    text, told = decode_page(PAGE.format(stated).encode(written))
    assert TEXT in text
    assert told.startswith(f"read as {name}; the page states ")


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_an_encoding_that_nobody_states_is_found_by_the_letters(encoding):
    page = f"<html><body><p>{TEXT} {TEXT}</p></body></html>"
    assert TEXT in decode_page(page.encode(encoding))[0]


@pytest.mark.parametrize("misread", ["cp1256", "latin-1"])
def test_utf_8_that_was_misread_and_saved_is_repaired_and_told(misread):
    text, told = decode_page(PAGE.format("utf-8").encode().decode(misread).encode())
    assert TEXT in text
    assert "read as UTF-8 again" in told


def test_a_page_with_a_few_damaged_letters_is_read_and_told():
    data = PAGE.format("utf-8").encode().replace("النول".encode(), b"\xd9\xd9" + "النول".encode())
    text, told = decode_page(data)
    assert "الخشبي أقدم" in text
    assert "damaged letters" in told


def test_what_came_with_the_page_goes_before_what_it_states():
    text, told = decode_page(PAGE.format("iso-8859-1").encode("cp1256"), "windows-1256")
    assert TEXT in text
    assert told == ""


@pytest.mark.parametrize("data", [b"", b" \n", b"\0\1\2\0"])
def test_what_is_no_page_is_refused(data):
    with pytest.raises(Rejected):
        decode_page(data)


@given(ARABIC)
def test_misread_arabic_is_mended_whatever_it_says(text):
    for encoding in ("cp1256", "latin-1"):
        assert repair(text.encode().decode(encoding))[0] == text


@given(ARABIC)
def test_arabic_is_left_as_it_is(text):
    assert repair(f"{text} في السوق") == (f"{text} في السوق", "")


@given(st.binary(min_size=1))
def test_no_bytes_end_the_reading_otherwise_than_with_a_sentence(data):
    try:
        decode_page(data)
    except Rejected as error:
        assert str(error).startswith("found ")


@pytest.mark.parametrize("stated", ["rot13", "utf-7-nonsense", "hex", "idna", "unknown"])
def test_an_encoding_that_is_none_is_passed_over(stated):
    assert TEXT in decode_page(PAGE.format(stated).encode("cp1256"))[0]
