"""A line of `Also_captured` is read as the import writes it, and as a hand may."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captures import merging
from record.mentions import Mention, mention

HASH = "0123456789abcdef" * 4
DAY = datetime.date(2015, 7, 25)
PARTS = st.text("abcxyzابت0123 -", min_size=1).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            f"news.jsonl.gz#n-1 {HASH} · وكالة المثال · https://example.org/1 · 2015-07-25",
            Mention("news.jsonl.gz#n-1", HASH, "وكالة المثال", "https://example.org/1", DAY),
        ),
        (f"captures/x.txt {HASH}", Mention("captures/x.txt", HASH, "", "", None)),
        (f"{HASH} · 2015-07-25", Mention("", HASH, "", "", DAY)),
        ("captures/two.txt", Mention("captures/two.txt", "", "", "", None)),
        (f"a.txt {HASH} · 2015-13-40", Mention("a.txt", HASH, "2015-13-40", "", None)),
    ],
)
def test_a_line_tells_of_a_capture(line: str, told: Mention) -> None:
    assert mention(line) == told


@given(PARTS, PARTS, st.dates())
def test_what_the_import_writes_is_read_back(file: str, source: str, day: datetime.date) -> None:
    fields = {
        "capture": [file],
        "capture_sha256": [HASH],
        "source": [source],
        "original_url": ["https://example.org/a?b=1"],
        "captured": [day.isoformat()],
    }
    told = mention(merging.mention(fields))
    assert told[1:] == (HASH, source, "https://example.org/a?b=1", day)
    assert told.file == file
