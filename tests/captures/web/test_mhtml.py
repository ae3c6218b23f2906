"""A page saved as one file with all its parts."""

import quopri

import pytest

from captures.capture import Look

TEXT = "روى الراعي سعيد أن القطيع عاد وحده من وراء الجبل قبل أن يسقط الثلج بساعة واحدة."
HTML = f"<html><body><h1>عودة القطيع</h1><p>{TEXT}</p><p>{TEXT} وقد صدقه الناس.</p></body></html>"


def mhtml(
    body: bytes,
    kind: str = "text/html",
    charset: str = "utf-8",
    date: str = "Fri, 10 May 2024 08:00:00 -0000",
) -> bytes:
    head = (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://jabal.example/2024/05/06/qatee\r\n"
        f"Subject: page\r\nDate: {date}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x--"\r\n\r\n'
        f'----x--\r\nContent-Type: {kind}; charset="{charset}"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(body) + b"\r\n----x----\r\n"


def test_the_html_of_an_mhtml_file_is_read_with_its_address_and_its_day(site):
    site.imported(site.saved("page.mhtml", mhtml(HTML.encode())))
    assert TEXT in site.article
    assert site.fields["original_url"] == "https://jabal.example/2024/05/06/qatee"
    assert site.fields["captured"] == "2024-05-10"
    assert site.fields["date"] == "2024-05-06"


@pytest.mark.parametrize("date", ["Wed, 10 May 2124 08:00:00 -0000", "yesterday"])
def test_a_day_of_capture_that_cannot_be_is_told_and_not_used(site, date):
    report = site.imported(site.saved("page.mhtml", mhtml(HTML.encode(), date=date)))
    (look,) = report.looks[Look.VALUE_UNUSED]
    assert f"Date: «{date}»" in look.detail
    assert "captured" not in site.fields


def test_the_whole_mhtml_file_is_kept(site):
    path = site.saved("page.mht", mhtml(HTML.encode()))
    site.imported(path)
    assert (site.content / site.fields["capture"]).read_bytes() == path.read_bytes()


def test_an_mhtml_file_in_windows_1256_is_read_as_its_part_says(site):
    site.imported(site.saved("page.mht", mhtml(HTML.encode("cp1256"), charset="windows-1256")))
    assert TEXT in site.article


@pytest.mark.parametrize("data", [mhtml(b""), mhtml(b"x", kind="image/png")])
def test_an_mhtml_file_without_a_page_is_refused_with_what_to_do(site, data):
    report = site.imported(site.saved("page.mhtml", data))
    assert "without a page" in report.rejected[0].reason
    assert "save the page again as HTML" in report.rejected[0].reason
