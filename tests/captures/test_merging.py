"""Two files of one article become one, and nothing of either is lost."""

import pytest

from captures.frontmatter import parse
from captures.merging import Growing, mention, mentioned

OLD_SHA, NEW_SHA = "ab" * 32, "cd" * 32
OLD = f"""\
Title: موعد السوق
Date: 2014-01-02
Date_basis: stated
Id: wvovovovovo
Category: محليات
Source: صدى السهول
Original_url: https://example.org/1
Captured: 2014-01-03
Capture: captures/خبر قديم.txt
Capture_sha256: {OLD_SHA}

نص مختلق قصير.
"""
NEW = f"""\
Title: نص مختلق أطول من …
Title_basis: inferred
Date: 2014-02-01
Date_basis: captured
Id: wvovovovovo
Source: وكالة المثال
Captured: 2014-02-01
Capture: dump.jsonl#17
Capture_sha256: {NEW_SHA}

نص مختلق أطول من الأول.
"""
OLD_LINE = f"captures/خبر قديم.txt {OLD_SHA} · صدى السهول · https://example.org/1 · 2014-01-03"
NEW_LINE = f"dump.jsonl#17 {NEW_SHA} · وكالة المثال · 2014-02-01"


def merge(known, new, *, is_fuller=False, is_edited=False):
    data = known if isinstance(known, bytes) else known.encode()
    file = Growing(data, is_edited=is_edited)
    file.take(new, is_fuller=is_fuller)
    return file.whole if isinstance(known, bytes) else file.whole.decode()


def test_what_is_not_the_fuller_is_mentioned_with_its_origin():
    also = f"Also_captured: {NEW_LINE}\n\n"
    assert merge(OLD, NEW) == OLD.replace(f"{OLD_SHA}\n\n", f"{OLD_SHA}\n{also}")


def test_the_fuller_text_stands_with_the_title_and_date_that_were_stated():
    fields, body = parse(merge(OLD, NEW, is_fuller=True))
    assert body.strip() == "نص مختلق أطول من الأول."
    assert fields["title"] == ["موعد السوق"]
    assert "title_basis" not in fields
    assert (fields["date"], fields["date_basis"]) == (["2014-01-02"], ["stated"])
    assert fields["category"] == ["محليات"]
    assert (fields["capture"], fields["capture_sha256"]) == (["dump.jsonl#17"], [NEW_SHA])
    assert fields["also_captured"] == [OLD_LINE]
    assert "original_url" not in fields


def test_the_other_way_round_it_is_the_same_article():
    as_new = merge(NEW, OLD)
    assert as_new == merge(OLD, NEW, is_fuller=True)


def test_a_third_capture_is_one_more_line():
    third = NEW.replace(NEW_SHA, "ef" * 32)
    fields, _ = parse(merge(merge(OLD, NEW), third))
    assert fields["also_captured"] == [NEW_LINE, NEW_LINE.replace(NEW_SHA, "ef" * 32)]


EDITED = OLD.replace("Title: موعد", "X_mine: باليد\nTitle:   موعد").replace("قصير", "*مصحح*")


@pytest.mark.parametrize(
    "edited",
    [
        EDITED,
        f"{EDITED}\n\n",
        EDITED.replace("\n", "\r\n"),
        "\ufeff" + EDITED,
        EDITED.replace(f"Capture_sha256: {OLD_SHA}\n", ""),
        EDITED.partition("\n\n")[0],
        EDITED.replace("\n\n", "\n \t\n"),
        EDITED.replace(f"{OLD_SHA}\n", f"{OLD_SHA}\nAlso_captured: eins\n    zwei\n"),
    ],
)
def test_an_edited_file_gets_its_line_and_stays_as_it_is(edited):
    whole = merge(edited, NEW, is_edited=True, is_fuller=True)
    before, after = parse(edited), parse(whole)
    assert after[0].pop("also_captured") == [*before[0].pop("also_captured", []), NEW_LINE]
    assert after[0] == before[0]
    assert after[1].rstrip("\n") == before[1].rstrip("\n")
    assert len(whole) - len(edited) <= len(f"\r\nAlso_captured: {NEW_LINE}\r\n")
    assert merge(whole, NEW, is_edited=True) == whole


def test_bytes_that_are_no_text_stay():
    edited = EDITED.encode().replace("باليد".encode(), b"\xff\xfe")
    whole = merge(edited, NEW, is_edited=True)
    assert b"\xff\xfe" in whole
    assert NEW_LINE.encode() in whole


def test_a_capture_is_found_again_by_its_hash():
    fields, _ = parse(merge(OLD, NEW))
    assert mentioned(fields, OLD_SHA) == "captures/خبر قديم.txt"
    assert mentioned(fields, NEW_SHA) == "dump.jsonl#17"
    assert mentioned(fields, "ef" * 32) == ""
    assert mention({"capture_sha256": [OLD_SHA]}) == OLD_SHA
