"""What an article's file may say, and what it may not."""

import datetime
import html
import logging
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG

from content_error import ContentError
from plain_text import plain_text, summary
from reader import ArchiveReader


@pytest.fixture
def read(tmp_path: Path) -> Any:
    markdown = {"extensions": [], "output_format": "html"}
    places = {"PATH": str(tmp_path), "ARTICLE_PATHS": ["articles"]}
    reader = ArchiveReader({**DEFAULT_CONFIG, **places, "MARKDOWN": markdown})

    return partial(_read, reader, tmp_path / "articles" / "article.md")


@pytest.fixture
def read_page(tmp_path: Path) -> Any:
    """Of a page of the archive's own, which is no article."""
    places = {"PATH": str(tmp_path), "ARTICLE_PATHS": ["articles"]}
    reader = ArchiveReader({**DEFAULT_CONFIG, **places, "MARKDOWN": {"extensions": []}})
    return partial(_read, reader, tmp_path / "pages" / "page.md")


def _read(reader: ArchiveReader, path: Path, text: str | bytes) -> tuple[str, dict[str, Any]]:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    content, metadata = reader.read(str(path))
    return content, metadata


def body(read: Any, text: str) -> str:
    content: str = read(f"{HEAD}\n{text}\n")[0]
    return content


def test_markdown_becomes_html(read: Any) -> None:
    content = body(read, "فقرة *أولى*.\n\n## عنوان فرعي\n\n- بند\n\n> قول")
    assert "<p>فقرة <em>أولى</em>.</p>" in content
    assert "<h2>عنوان فرعي</h2>" in content
    assert "<li>بند</li>" in content
    assert "<blockquote>" in content


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "نص <b onclick='alert(1)'>غليظ</b>",
        "<div>\n<iframe src=//evil.example></iframe>\n</div>",
        "<!-- تعليق -->",
        "<style>*{display:none}</style>",
    ],
)
def test_html_in_a_file_shows_as_text(read: Any, markup: str) -> None:
    content = body(read, markup)
    assert "<" not in content.replace("<p>", "").replace("</p>", "")
    assert plain_text(content).split() == markup.split()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
    ],
)
def test_links_of_other_schemes_lead_nowhere(read: Any, address: str) -> None:
    for text in (f"[كلمة]({address})", f"[كلمة](<{address}>)", f"[كلمة][1]\n\n[1]: {address}"):
        content = body(read, text)
        assert "href" not in content, content
        assert "كلمة" in content


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1", "mailto:a@example.org", "/x", "#y"]
)
def test_links_that_can_do_no_harm_stay(read: Any, address: str) -> None:
    assert f'<a href="{address}">كلمة</a>' in body(read, f"[كلمة]({address})")


def test_an_image_becomes_its_caption_and_address(read: Any) -> None:
    content = body(read, "![صورة الاجتماع](https://example.org/x.jpg)")
    assert "<img" not in content
    assert "[صورة الاجتماع: https://example.org/x.jpg]" in content


def test_a_summary_leaves_out_what_stands_for_an_image(read: Any) -> None:
    image = "![صورة الاجتماع](https://example.org/x.jpg)"
    _, metadata = read(f"{HEAD}\n{image}\n\nأول الكلام.\n\n{image}\n\nآخره.\n")
    assert metadata["summary"] == "أول الكلام. آخره."
    assert metadata["plain_text"].count("https://example.org/x.jpg") == 2
    _, alone = read(f"{HEAD}\n{image}\n")
    assert alone["summary"] == "[صورة الاجتماع: https://example.org/x.jpg]"


def test_a_headline_in_the_text_is_below_that_of_the_page(read: Any) -> None:
    assert "<h2>عنوان</h2>" in body(read, "# عنوان")


def test_one_instance_keeps_nothing_of_the_file_before(read: Any) -> None:
    read(f"{HEAD}Source: موقع\n\n[كلمة][1]\n\n[1]: https://example.org/\n")
    content, metadata = read(f"{HEAD}\n[كلمة][1]\n")
    assert "source" not in metadata
    assert "href" not in content


def test_front_matter_is_read_with_its_lists_and_days(read: Any) -> None:
    _, metadata = read(
        "Title: عنوان: فيه نقطتان\nId: waaaaaaaaaa\nDate: 2024-11-18\nCaptured: 2024-11-22\n"
        "Corrections: 2024-12-01 صُحح اسم\n    2024-12-05 صُحح رقم\nTags: حرب; هرب\n\nنص\n"
    )
    assert metadata["title"] == "عنوان: فيه نقطتان"
    assert metadata["captured"] == datetime.date(2024, 11, 22)
    assert metadata["corrections"] == ["2024-12-01 صُحح اسم", "2024-12-05 صُحح رقم"]
    assert [str(tag) for tag in metadata["tags"]] == ["حرب", "هرب"]
    assert metadata["plain_text"] == "نص"


def test_control_characters_that_would_stop_the_feeds_are_left_out(read: Any) -> None:
    content, metadata = read(
        "Title: عنوان\x0b هنا\nDate: 2024-11-18\nId: waaaaaaaaaa\n\nنص\x00 هنا\ufffe\n"
    )
    assert metadata["title"] == "عنوان هنا"
    assert content == "<p>نص هنا</p>"


def test_a_byte_order_mark_inside_of_a_file_is_left_out(read: Any) -> None:
    content = body(read, "نص\ufeff [هنا][1]\n\n[1]: \ufeffhttps://example.org/")
    assert content == '<p>نص <a href="https://example.org/">هنا</a></p>'


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2067", "&#x202e;", "&#x0202E;", "&#8238;", "&#8295;", "&#x2066"]
)
def test_a_text_reads_as_it_is_written(read: Any, sign: str) -> None:
    for around in ("{}", "*{}*", "`{}`", "[كلمة](https://example.org/{})"):
        written = body(read, around.format(f"أول{sign} ثان"))
        shown = html.unescape(written)
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown), written
        assert "أول" in shown


def test_signs_of_direction_that_turn_nothing_stay(read: Any) -> None:
    assert body(read, "\u200fأول\u200e &#8239; &#x20ac; &#82340;") == (
        "<p>\u200fأول\u200e &#8239; &#x20ac; &#82340;</p>"
    )


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("Title: صفحة\nSave_as: ../../x.html", "found the key Save_as; expected one of the keys"),
        ("Title: صفحة\nUrl: javascript:alert(1)", "found the key Url"),
        ("Title: صفحة\nTemplate: ../../x", "found the key Template"),
        ("Title: صفحة\nSlug: ../../x", "found Slug: ../../x; expected letters, digits and hyphens"),
        ("Title: صفحة\nSlug: a/x", "found Slug: a/x"),
        ("Title: صفحة\nSlug: .well-known", "found Slug: .well-known"),
        ("Title: صفحة\nLang: ../x", "found Lang: ../x"),
        ("Title: صفحة \u202ex", "found U+202E, which turns the direction of writing, in Title"),
        ("Slug: about", "found no Title"),
        ("Title: صفحة\nسطر", "found line 2: سطر"),
    ],
)
def test_a_page_may_say_where_it_stands_only_by_its_slug(
    read_page: Any, head: str, sentence: str
) -> None:
    with pytest.raises(ContentError, match=re.escape(sentence)):
        read_page(f"{head}\n\nنص\n")


def test_a_page_says_its_title_slug_language_and_lead(read_page: Any) -> None:
    _, metadata = read_page(
        "Title: صفحة\nSlug: عن-الأرشيف\nLang: ar\nSummary: س\nX_note: ص\n\nنص\n"
    )
    assert metadata["slug"] == "عن-الأرشيف"


HEAD = "Title: س\nDate: 2024-11-18\nId: waaaaaaaaaa\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"{HEAD}Captured: أمس\n\nنص", "found Captured: أمس; expected a day, YYYY-MM-DD"),
        ("Title: س\nDate: 2024-11-18\nId: ../../x\n\nنص", "found Id: ../../x; expected w and"),
        (f"{HEAD.replace('س', 'س' + chr(10) + '    ص')}\nنص", "found 2 lines for Title"),
        (f"{HEAD.replace('2024-11-18', 'غدًا')}\nنص", "found Date: غدًا; expected YYYY-MM-DD"),
        (f"{HEAD.replace('2024-11-18', '2024-02-30')}\nنص", "found Date: 2024-02-30"),
        (f"{HEAD}Save_as: ../x.html\n\nنص", "found the key Save_as; expected one of the keys in"),
        (f"{HEAD}Source_url: javascript:alert(1)\n\nنص", "found Source_url: javascript:alert(1)"),
        (f"{HEAD}Source_url: http://[::1\n\nنص", "found Source_url: http://[::1; expected an a"),
        (f"{HEAD}Original_url: https://a.example:x/\n\nنص", "found Original_url: https://a.exam"),
        (
            f"{HEAD.replace('2024-11-18', '9999-12-31')}\nنص",
            "Date: 9999-12-31, which is in the fut",
        ),
        (f"{HEAD}Captured: 2999-01-01\n\nنص", "found Captured: 2999-01-01, which is in the future"),
        (
            f"{HEAD}Source: و\u202eكالة\n\nنص",
            "found U+202E, which turns the direction of writing, in",
        ),
        (f"{HEAD}Status : hidden\n\nنص", "found line 4: Status : hidden; expected `Key: value`"),
        (f"{HEAD}مفتاح: قيمة\n\nنص", "found line 4: مفتاح: قيمة"),
        (f"{HEAD}Corrections: 2024-12-01 س\n  2024-12-02 ص\n\nنص", "found line 5:   2024-12-02"),
        (f"{HEAD}Withdrawn: 2024-12-01, بطلب\n\nنص", "found Withdrawn without Status: hidden"),
        (f"{HEAD}Status: hidden\nWithdrawn: 2024-12-41, س\n\nنص", "found Withdrawn: 2024-12-41"),
        (f"{HEAD}Status: gone\n\nنص", "found Status: gone; expected one of published, hidden"),
        ("Date: 2024-11-18\nId: waaaaaaaaaa\n\nنص", "found no Title"),
        (
            f"{HEAD}Corrections: صُحّح\n    2999-12-01 أ\n\nنص",
            "found Corrections: 2999-12-01 أ, which",
        ),
        ("Title: س\nDate: 2024-11-18\n\nنص", "found no Id; expected front matter with Title"),
        (b"Title: \xff\xfe\n\nx", "found bytes that are not UTF-8 at byte 7"),
    ],
)
def test_a_mistake_in_an_article_gets_a_sentence_with_the_file(
    read: Any, caplog: pytest.LogCaptureFixture, text: str | bytes, sentence: str
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(ContentError):
        read(text)
    assert sentence in caplog.text
    assert "article.md" in caplog.text


def test_an_article_without_an_id_is_told_one_that_it_could_have(
    read: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(ContentError):
        read("Title: س\nDate: 2024-11-18\n\nنص")
    assert re.search(r"this file could have Id: w[a-z2-7]{10}$", caplog.text, re.M)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("Title: س\nالتصنيف: ص\nDate: 2024-11-18\nId: waaaaaaaaaa", "found line 2: التصنيف: ص"),
        (f"\n{HEAD}", "found line 1, which is blank, above Title: س; expected the front matter"),
    ],
)
def test_an_article_whose_id_stands_below_a_mistake_is_told_no_other(
    read: Any, caplog: pytest.LogCaptureFixture, head: str, sentence: str
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(ContentError):
        read(f"{head}\n\nنص")
    assert sentence in caplog.text
    assert "could have" not in caplog.text


def test_lists_begin_with_their_number_and_keep_their_kind(read: Any) -> None:
    content, _ = read(f"{HEAD}\n5. أ\n6. ب\n\n- ج\n\n7. د\n")
    items = re.sub(r"\s", "", content)
    assert items == (
        '<olstart="5"><li>أ</li><li>ب</li></ol><ul><li>ج</li></ul><olstart="7"><li>د</li></ol>'
    )


def test_what_is_tomorrow_here_may_be_today_elsewhere(read: Any) -> None:
    tomorrow = datetime.datetime.now().astimezone() + datetime.timedelta(days=1)
    read(HEAD.replace("2024-11-18", f"{tomorrow:%Y-%m-%d}"))


@pytest.mark.parametrize("status", ["draft", "hidden\nWithdrawn: 2024-12-01, بطلب"])
def test_a_draft_or_withdrawn_article_may_have_any_date(read: Any, status: str) -> None:
    head = HEAD.replace("2024-11-18", "2999-01-01")
    assert read(f"{head}Status: {status}\n")[1]["date"].year == 2999


def test_keys_of_a_maintainer_s_own_are_kept(read: Any) -> None:
    assert read(f"{HEAD}X_subtitle: فرعي\n\nنص")[1]["x_subtitle"] == "فرعي"


def test_plain_text_has_paragraphs_apart_and_entities_as_letters() -> None:
    content = "<p>أ &amp; ب<br>\nج</p>\n<ul>\n<li>د</li>\n<li>هـ &lt;و&gt;</li>\n</ul>"
    assert plain_text(content) == "أ & ب\nج\n\nد\n\nهـ <و>"


@given(st.text("اب ", max_size=600))
def test_a_summary_is_the_beginning_cut_between_words(text: str) -> None:
    words, found = text.split(), summary(text).removesuffix("…").split()
    assert len(summary(text)) <= 201
    if " ".join(words) and all(len(word) < 100 for word in words):
        assert found == words[: len(found)]
        assert found


def test_a_summary_ends_with_no_sign_before_its_dots() -> None:
    assert summary("كلمة، " * 60).endswith("كلمة…")
