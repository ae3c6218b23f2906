"""Bytes become letters, and never other letters than they were."""

import pytest

from captures.capture import Rejected
from captures.decoding import Encoding, decode

TEXT = "افتتحت بلدة السهول مكتبة مختلقة، وقال رئيس البلدة: «أهلًا بالقراء».\n" * 3


def test_utf8_and_windows_1256_are_read():
    assert decode(TEXT.encode()) == (TEXT, Encoding.UTF_8)
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()) == (TEXT, Encoding.UTF_8)
    assert decode(TEXT.encode("cp1256")) == (TEXT, Encoding.WINDOWS_1256)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (TEXT.encode() + b"\xd8", len(TEXT.encode())),
        (TEXT.encode()[:-3], len(TEXT.encode()) - 4),
        (TEXT.encode()[:13] + b"\xff\xfe" + TEXT.encode()[13:], 13),
    ],
    ids=["a byte too many", "cut in a letter", "two bad bytes"],
)
def test_damaged_utf8_is_rejected_with_its_place_and_not_taken_for_another_encoding(data, place):
    with pytest.raises(Rejected, match=f"damaged letter at byte {place}"):
        decode(data)


def test_iso_8859_6_is_not_taken_for_windows_1256():
    letters = "افتتحت بلدة السهول مكتبة وقال رئيس البلدة في حي الوادي إنه يوم جميل"
    with pytest.raises(Rejected, match="neither UTF-8"):
        decode(letters.encode("iso-8859-6"))


def test_even_few_words_of_iso_8859_6_are_not_taken_for_windows_1256():
    with pytest.raises(Rejected, match="neither UTF-8"):
        decode("آخر الأخبار".encode("iso-8859-6"))


@pytest.mark.parametrize("damage", [b"", b"\xd8"], ids=["whole", "with a bad byte more"])
def test_utf8_that_someone_saved_as_windows_1256_is_not_published(damage):
    misread = (TEXT.encode() + damage).decode("cp1256")
    with pytest.raises(Rejected, match="once read as windows-1256"):
        decode(misread.encode())


def test_the_letters_of_misread_utf8_may_be_quoted_in_a_text():
    text = TEXT + "وكان الموقع يعرض «ط§ظ„» مكان أل التعريف.\n"
    assert decode(text.encode()) == (text, Encoding.UTF_8)
