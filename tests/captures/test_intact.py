"""A capture is evidence: one that was changed is found, and is no second capture."""

import gzip
import json

import pytest

from captures import intact
from captures.account import Account
from captures.intact import Memory, altered, missing
from captures.ledger import NAME, lines, parse
from captures.session import WORKING

PAGE = "موعد سوق المؤونة\n\nأعلنت جمعية القرية موعد سوق المؤونة السنوي في الساحة العامة.\n"
RECORDS = [{"text": f"{word} {PAGE}"} for word in ("أولًا", "ثانيًا")]


def account_of(site):
    account = Account()
    for line in lines(site.content / NAME):
        account.follow(parse(line), line)
    return account


def found(site, memory=None):
    return [each.place for each in altered(site.content, account_of(site), memory)]


@pytest.fixture
def kept(site):
    """The only capture, in content/captures."""
    site.imported(site.saved("page.txt", PAGE))
    return site.content / "captures/page.txt"


@pytest.fixture
def container(site):
    """A file of two records, in content/captures."""
    path = site.content / "captures/dump.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text("".join(f"{json.dumps(each)}\n" for each in RECORDS), "utf-8")
    assert site.imported(path).imported == 2
    return path


def test_captures_that_nobody_touched_are_right(site, kept):
    assert found(site) == []
    assert list(missing(site.content, account_of(site).captures)) == []


def test_a_changed_capture_is_named_with_both_hashes_and_its_article(site, kept):
    kept.write_text(PAGE + "سطر مضاف.", "utf-8")
    [each] = altered(site.content, account_of(site))
    assert each.place == "captures/page.txt"
    assert each.article == site.articles[0].stem
    assert each.expected == site.fields["capture_sha256"] != each.found


def test_a_missing_capture_is_named(site, kept):
    kept.unlink()
    [each] = missing(site.content, account_of(site).captures)
    assert (each.place, each.found) == ("captures/page.txt", None)


def test_a_changed_capture_is_rejected_by_the_import_and_gives_no_second_article(site, kept):
    kept.write_text("عنوان آخر\n\n" + "كلام مختلف تمامًا عن كل ما سبق في هذا المكان. " * 3, "utf-8")
    report = site.imported(site.content / "captures")
    assert "put them back, and save what is new under another name" in report.rejected[0].reason
    assert len(site.articles) == 1


def test_a_name_whose_capture_is_gone_is_not_given_to_another(site, kept):
    kept.unlink()
    other = "عنوان آخر\n\n" + "كلام مختلف تمامًا عن كل ما سبق في هذا المكان. " * 3
    site.imported(site.saved("page.txt", other))
    assert site.ledger[-1]["capture"] == "captures/page-2.txt"


def test_a_changed_record_is_named_and_the_others_are_not(site, container):
    assert found(site) == []
    first, second = container.read_text("utf-8").splitlines()
    container.write_text(f"{first} \n{second}\n", "utf-8")
    assert found(site) == ["dump.jsonl#1"]


def test_a_record_that_is_no_more_is_named(site, container):
    container.write_text(container.read_text("utf-8").splitlines()[0], "utf-8")
    [each] = altered(site.content, account_of(site))
    assert (each.place, each.found) == ("dump.jsonl#2", None)


def test_records_that_were_added_are_no_change(site, container):
    container.write_text(container.read_text("utf-8") + '{"text": "سجل جديد"}\n', "utf-8")
    assert found(site) == []


def test_records_of_a_packed_file_are_known_too(site):
    path = site.content / "captures/dump.jsonl.gz"
    path.parent.mkdir(parents=True)
    data = "".join(f"{json.dumps(each)}\n" for each in RECORDS).encode()
    path.write_bytes(gzip.compress(data))
    site.imported(path)
    path.write_bytes(gzip.compress(data, 1))
    assert found(site) == []
    path.write_bytes(gzip.compress(data.replace(b"text", b"body")))
    assert found(site) == ["dump.jsonl.gz#1", "dump.jsonl.gz#2"]


def remembered(site):
    memory = Memory(site.content)
    wrong = found(site, memory)
    memory.close()
    return wrong


@pytest.mark.parametrize("capture", ["kept", "container"])
def test_a_file_found_right_is_not_read_again(site, capture, request, monkeypatch):
    path = request.getfixturevalue(capture)
    assert remembered(site) == []
    state = intact.state_of(path)
    path.write_bytes(path.read_bytes()[:-2] + b" \n")
    monkeypatch.setattr(intact, "state_of", lambda _: state)  # as if nothing of it were another
    assert remembered(site) == []


@pytest.mark.parametrize("capture", ["kept", "container"])
def test_a_file_of_another_size_or_time_is_read_and_a_wrong_one_each_time(site, capture, request):
    path = request.getfixturevalue(capture)
    assert remembered(site) == []
    path.write_bytes(path.read_bytes()[:-2] + b" \n")
    assert remembered(site)
    assert remembered(site)


def test_a_memory_that_is_torn_is_none(site, kept):
    assert remembered(site) == []
    (site.content / WORKING / "captures").write_text('{"captures/page.txt": [', "utf-8")
    kept.write_text(PAGE + "سطر.", "utf-8")
    assert remembered(site) == ["captures/page.txt"]


@pytest.mark.parametrize("more", [{"text": PAGE}, {"title": "خبر", "withdrawn": "2024-01-01, طلب"}])
def test_captures_that_another_archive_has_are_not_missed(site, more):
    cited = {"capture": "captures/there.txt", "capture_sha256": "1" * 64}
    assert site.imported(site.records({"id": "waaaaaaaaaa", **cited, **more})).imported == 1
    assert list(missing(site.content, account_of(site).captures)) == []
