"""Web archives become articles; what is no page is counted, what is broken is told."""

import gzip
import zlib

import brotli
import pytest
from captures.capture import Look
from containers_made import MORE, TEXT, Warc, chunked, page


def test_a_page_becomes_an_article_that_cites_its_record(site):
    made = Warc()
    name = made.add(page())
    report = site.imported(site.saved("site.warc.gz", made.data))
    assert not report.rejected
    fields = site.fields
    assert fields["title"] == "موعد سوق المؤونة"
    assert fields["original_url"] == "http://example.org/news/7"
    assert fields["captured"] == "2014-01-02"
    assert fields["capture"] == f"site.warc.gz#{name}"
    assert site.body == f"{TEXT}\n\n{MORE}\n"
    assert not (site.content / "captures").exists()
