"""Bytes become letters, and never other letters than they were."""

import json

import pytest

from captures.capture import Look, Rejected
from captures.decoding import Encoding, decode
from invented import Inventor

TEXT = "افتتحت بلدة السهول مكتبة مختلقة، وقال رئيس البلدة: «أهلًا بالقراء».\n" * 3


def test_utf8_and_windows_1256_are_read():
    assert decode(TEXT.encode()) == (TEXT, Encoding.UTF_8, "")
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()) == (TEXT, Encoding.UTF_8, "")
    odd = "read as windows-1256"
    assert decode(TEXT.encode("cp1256")) == (TEXT, Encoding.WINDOWS_1256, odd)


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


@pytest.mark.parametrize("name", ["windows-1256", "latin-1"])
def test_utf8_that_someone_read_as_another_encoding_is_repaired_and_told(name):
    misread = TEXT.encode().decode(name)
    told = f"UTF-8 that was once read as {name} is read as UTF-8 again"
    assert decode(misread.encode()) == (TEXT, Encoding.UTF_8, told)


def test_the_letters_of_misread_utf8_may_be_quoted_in_a_text():
    text = TEXT + "وكان الموقع يعرض «ط§ظ„» مكان أل التعريف.\n"
    assert decode(text.encode()) == (text, Encoding.UTF_8, "")


def test_misread_pages_and_records_are_repaired_and_worth_a_look(site):
    """Whatever they come in, a record with all its keys; also where the header is misread."""
    words = [Inventor(seed).line(60) for seed in range(3)]
    site.saved("a.txt", f"خبر مختلق للتجربة\n\n{words[0]}.\n".encode().decode("cp1256"))
    line = json.dumps({"title": "خبر", "text": words[1], "tags": ["سوق"]}, ensure_ascii=False)
    site.saved("b.jsonl", line.encode().decode("cp1256"))
    table = f"العنوان,النص,الكاتب\nخبر,{words[2]},كاتب مختلق\n"
    site.saved("c.csv", table.encode().decode("latin-1"))
    report = site.imported(site.inbox)
    assert report.imported == 3
    assert len(report.wanting[Look.ENCODING]) == 3
    written = "\n".join(path.read_text("utf-8") for path in site.articles)
    for expected in (*words, "Tags: سوق", "Authors: كاتب مختلق", "Title: خبر مختلق للتجربة"):
        assert expected in written
