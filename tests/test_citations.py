"""References in RIS, BibTeX and CSL-JSON come back as they were, whatever signs are in them."""

import json
import re
import subprocess
from typing import Any

import pytest

from citing import parsed_bibtex, parsed_csl, parsed_ris, read_tex
from small_site import ROOT

PLAIN = {
    "id": "waaaaaaaaaa",
    "title": "خبر مختلق، عن مدينة لا وجود لها",
    "authors": ["سلمى المختلقة", "عبد الرحمن التجربة"],
    "publication": "صحيفة المثال",
    "section": "مجتمع",
    "date": "2024-11-08",
    "isSure": True,
    "language": "ar",
    "archive": "أرشيف التجربة",
    "url": "https://example.org/a/waaaaaaaaaa.html",
    "note": "محفوظ في «أرشيف التجربة»، https://example.org/1",
    "seen": "2026-01-02",
}
BARE = {**PLAIN, "authors": [], "publication": "", "section": "", "note": "", "isSure": False}
NASTY = (
    "50% من {الأسر} & 3 #وسوم بـ$2_000",
    "قوس لا يُغلق { وآخر لا يُفتح }",
    "قال: \"نعم\" و'لا' و«ربما» و“أجل”",
    "مائل \\ وموجة ~ وقبعة ^ و\\emph{أمر}",
    "سطر أول\nوسطر ثان\r\nوثالث\tبعده",
    "ER  - \nTY  - JOUR",
    "@book{x, title={y}} و title = {ص},",
    "كاتب and كاتبة",
    "NATO و e-mail: a@b.example, 1/2; <b>&amp;</b> 😀",
    "مَدْرَسَةٌ وكلمـــة",
)


def written(works: list[dict[str, Any]]) -> list[dict[str, str]]:
    run = subprocess.run(
        ["node", "tests/js/cited.js"],
        cwd=ROOT,
        input=json.dumps(works),
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(run.stdout))


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    return written([PLAIN])[0]


@pytest.fixture(scope="module")
def bare() -> dict[str, str]:
    return written([BARE])[0]


def test_ris_is_a_newspaper_article_with_all_that_is_known(plain: dict[str, str]) -> None:
    assert parsed_ris(plain["ris"]) == {
        "type_of_reference": "NEWS",
        "id": "waaaaaaaaaa",
        "title": PLAIN["title"],
        "authors": PLAIN["authors"],
        "secondary_title": "صحيفة المثال",
        "section": "مجتمع",
        "year": "2024",
        "date": "2024/11/08",
        "language": "ar",
        "name_of_database": "أرشيف التجربة",
        "urls": [PLAIN["url"]],
        "access_date": "2026/01/02",
        "notes": [PLAIN["note"]],
    }


def test_bibtex_keeps_names_and_headline_whole(plain: dict[str, str]) -> None:
    key, kind, fields = parsed_bibtex(plain["bibtex"])
    assert (key, kind) == ("waaaaaaaaaa", "article")
    assert fields == {
        "title": f"{{{PLAIN['title']}}}",
        "author": "{سلمى المختلقة} and {عبد الرحمن التجربة}",
        "journal": "صحيفة المثال",
        "entrysubtype": "newspaper",
        "date": "2024-11-08",
        "year": "2024",
        "language": "ar",
        "url": PLAIN["url"],
        "urldate": "2026-01-02",
        "note": PLAIN["note"],
    }


def test_csl_has_what_its_schema_knows(plain: dict[str, str]) -> None:
    assert parsed_csl(plain["csl"]) == {
        "id": "waaaaaaaaaa",
        "title": PLAIN["title"],
        "author": [{"literal": "سلمى المختلقة"}, {"literal": "عبد الرحمن التجربة"}],
        "container-title": "صحيفة المثال",
        "section": "مجتمع",
        "issued": {"date-parts": [[2024, 11, 8]]},
        "language": "ar",
        "archive": "أرشيف التجربة",
        "URL": PLAIN["url"],
        "accessed": {"date-parts": [[2026, 1, 2]]},
        "note": PLAIN["note"],
    }


def test_what_is_not_known_is_not_written(bare: dict[str, str]) -> None:
    assert not {"authors", "secondary_title", "section", "notes"} & set(parsed_ris(bare["ris"]))
    assert not {"author", "journal", "note"} & set(parsed_bibtex(bare["bibtex"])[2])
    item = parsed_csl(bare["csl"])
    assert not {"author", "container-title", "section", "note"} & set(item)
    assert item["issued"] == {"date-parts": [[2024, 11, 8]], "circa": True}


def test_signs_that_mean_something_to_a_format_come_back_as_text() -> None:
    works = [
        {**PLAIN, "title": text, "authors": [text], "publication": text, "note": text}
        for text in NASTY
    ]
    for text, files in zip(NASTY, written(works), strict=True):
        line = " ".join(text.split())
        reference = parsed_ris(files["ris"])
        assert reference["title"] == reference["secondary_title"] == line
        assert reference["authors"] == reference["notes"] == [line]
        item = parsed_csl(files["csl"])
        assert item["title"] == item["container-title"] == item["note"] == line
        assert item["author"] == [{"literal": line}]
        _, _, fields = parsed_bibtex(files["bibtex"])
        texts = [read_tex(fields[name]) for name in ("title", "author", "journal", "note")]
        assert texts == [line] * 4


def test_braces_balance_in_bibtex_whatever_a_text_has() -> None:
    # BibTeX counts them all, those behind a backslash too
    for files in written([{**PLAIN, "title": text, "note": text} for text in NASTY]):
        depth = 0
        for brace in re.findall("[{}]", files["bibtex"]):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0


def test_an_address_in_bibtex_has_no_brace_and_no_escape() -> None:
    url = "https://example.org/a%20b/{x}?c=1&d=2_3#e"
    _, _, fields = parsed_bibtex(written([{**PLAIN, "url": url}])[0]["bibtex"])
    assert fields["url"] == "https://example.org/a%20b/%7Bx%7D?c=1&d=2_3#e"
