"""What a page shows is what its passages say: numbers of lists, raised numbers."""

import lxml.html
import pytest

from captures.capture import Form
from captures.web.passages import passages


def shown(body: str):
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    return [one.block for one in passages(tree.body, "")]


def numbered(body: str):
    return [(one.number if one.form is Form.NUMBERED else 0, one.text) for one in shown(body)]


@pytest.mark.parametrize(
    ("of_list", "of_second", "numbers"),
    [
        ("", "", (1, 2, 3)),
        ("start=5", "", (5, 6, 7)),
        ("start=x", "value=4", (1, 4, 5)),
        ("reversed", "", (3, 2, 1)),
        ("start=0", "value=9", (0, 9, 10)),
        (f"start={'9' * 5000}", "", (1, 2, 3)),
        ("start='+3'", "value='7.'", (3, 7, 8)),
        ("start=٣", "", (1, 2, 3)),
    ],
)
def test_an_item_has_the_number_that_the_page_shows(of_list, of_second, numbers):
    found = numbered(f"<ol {of_list}><li>أ</li><li {of_second}>ب</li><li>ج</li></ol>")
    assert found == list(zip(numbers, "أبج", strict=True))


def test_a_list_counts_on_behind_what_stands_in_an_item():
    inner = "<ul><li>د</li></ul><ol><li>هـ</li></ol>و"
    body = f"<ol><li>أ{inner}</li><li><p>ب</p><p>ج</p></li><li>ز</li></ol>"
    assert numbered(body) == [
        (1, "أ"),
        (0, "د"),
        (1, "هـ"),
        (0, "و"),
        (2, "ب"),
        (0, "ج"),
        (3, "ز"),
    ]
    assert [one.form for one in shown(body) if one.text in "دوج"] == [
        Form.ITEM,
        Form.PARAGRAPH,
        Form.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("10<sup>6</sup> كم<sup>2</sup>", "10⁶ كم²"),
        ("١٠<sup>٦</sup>", "١٠⁶"),
        ("كم<sup>2 </sup>مربع", "كم² مربع"),
        ("H<sub>2</sub>O", "H₂O"),
        ("كلمة<sup>أ</sup> <sup><a>[1]</a></sup>", "كلمةأ [1]"),
    ],
)
def test_a_raised_number_stays_raised(written, text):
    assert [one.text for one in shown(f"<p>{written}</p>")] == [text]
