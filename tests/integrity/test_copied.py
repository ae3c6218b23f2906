"""A published copy, in a folder or at an address, is held to the archive."""

import contextlib
import gzip
import hashlib
import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import served
from integrity.copies import CopyError, WebCopy
from kept_archive import ARTICLES, Kept
from record.manifest import digests, write_manifest

ONE, TWO, GONE, HIDDEN, DRAFT = (f"w{letter * 10}" for letter in "abdef")


@contextmanager
def web(kept: Kept) -> Iterator[str]:
    site = served.Site(kept.output)
    try:
        yield site.url
    finally:
        site.server.shutdown()
        site.server.server_close()


def both(kept: Kept) -> list[tuple[int, str]]:
    """What verify says of a copy in a folder and of the same at an address."""
    folder = kept.run("verify", "--site", str(kept.output))
    with web(kept) as address:
        fetched = kept.run("verify", "--site", address)
    assert (folder.err, fetched.err) == ("", "")
    return [(folder.code, folder.out), (fetched.code, fetched.out)]


def covered(kept: Kept) -> None:
    """The attacker writes the manifest anew."""
    write_manifest(kept.output, digests(kept.output))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def with_records(kept: Kept, year: int, change: Callable[[dict[str, Any]], Any]) -> None:
    """The records of a year, changed; one for which that gives None goes."""
    path = kept.output / f"data/articles-{year}.jsonl.gz"
    records = (json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines())
    lines = (json.dumps(changed) + "\n" for each in records if (changed := change(each)))
    path.write_bytes(gzip.compress("".join(lines).encode()))


def with_record(kept: Kept, **values: str) -> None:
    """The record of ONE, with other values."""
    with_records(kept, 2024, lambda record: {**record, **values} if record["id"] == ONE else record)


def test_a_copy_that_was_just_built_agrees(published: Kept) -> None:
    for code, said in both(published):
        assert code == 0, said
        assert said.startswith("All agrees: 6 articles, 1 capture, 6 lines of the ledger, the copy")


def rewrite_a_page(kept: Kept) -> None:
    replace(kept.output / f"a/{ONE}.html", "نص مختلق للتجربة.", "نص مزوّر.")


def rewrite_a_title(kept: Kept) -> None:
    replace(kept.output / f"a/{ONE}.html", "خبر «أول»", "خبر آخر")


def remove_a_page(kept: Kept) -> None:
    (kept.output / f"a/{ONE}.html").unlink()


def rewrite_markdown(kept: Kept) -> None:
    with_record(kept, markdown=ARTICLES[ONE] + "تزوير")


def rewrite_a_text(kept: Kept) -> None:
    with_record(kept, text="نص مزوّر.")


def rename_a_record(kept: Kept) -> None:
    with_record(kept, title="عنوان مزوّر")


def remove_a_record(kept: Kept) -> None:
    with_records(kept, 2024, lambda record: None if record["id"] == ONE else record)


def list_another_hash(kept: Kept) -> None:
    listed = hashlib.sha256(ARTICLES[ONE].encode()).hexdigest()
    replace(kept.output / "articles.sha256", listed, "0" * 64)


@pytest.mark.parametrize("is_covered", [False, True], ids=["", "and its manifest"])
@pytest.mark.parametrize(
    "forge",
    [
        *(rewrite_a_page, rewrite_a_title, remove_a_page),
        *(rewrite_markdown, rewrite_a_text, rename_a_record, remove_a_record),
        list_another_hash,
    ],
    ids=lambda forge: forge.__name__,
)
def test_an_article_that_a_copy_has_otherwise_is_named(
    published: Kept, forge: Callable[[Kept], None], is_covered: bool
) -> None:
    forge(published)
    if is_covered:
        covered(published)
    for code, said in both(published):
        assert code == 1
        assert ONE in said
        assert TWO not in said
        assert "Does not agree: 1 article" in said


def show_a_withdrawn_text(kept: Kept) -> None:
    replace(
        kept.output / f"a/{GONE}.html", "</article>", "<!--text--><p>ن</p><!--/text--></article>"
    )


def record_a_withdrawn_text(kept: Kept) -> None:
    with_records(
        kept,
        2023,
        lambda record: {**record, "text": "نص سُحب."} if record["id"] == GONE else record,
    )


@pytest.mark.parametrize("forge", [show_a_withdrawn_text, record_a_withdrawn_text])
def test_the_text_of_a_withdrawn_article_is_found(
    published: Kept, forge: Callable[[Kept], None]
) -> None:
    forge(published)
    covered(published)
    for code, said in both(published):
        assert code == 1
        assert "expected none: the article was withdrawn" in said
        assert GONE in said


def test_a_draft_and_an_article_that_the_archive_does_not_have_are_found(published: Kept) -> None:
    page = (published.output / f"a/{ONE}.html").read_bytes()
    for id_ in (DRAFT, "wzzzzzzzzzz"):
        (published.output / f"a/{id_}.html").write_bytes(page)
    covered(published)
    for code, said in both(published):
        assert code == 1
        assert f"a/{DRAFT}.html: found a page; expected none: the article is a draft" in said
        assert "a/wzzzzzzzzzz.html: found the article wzzzzzzzzzz; expected none" in said


def test_any_file_of_a_folder_is_held_to_its_manifest(published: Kept) -> None:
    (published.output / "theme/css/article.css").write_bytes(b"")
    (published.output / "extra.html").write_bytes(b"")
    (published.output / "about.html").unlink(missing_ok=True)
    (published.output / "search.html").unlink()
    done = published.run("verify", "--site", str(published.output))
    for line in (
        "theme/css/article.css: found e3b0c44298fc1c14…; expected ",
        "extra.html: found e3b0c44298fc1c14…; expected no such file, by manifest.sha256",
        "search.html: found no file; expected ",
    ):
        assert line in done.out


def test_an_older_copy_names_what_changed_since(published: Kept) -> None:
    published.file(ONE).write_text(ARTICLES[ONE] + "تصحيح.\n", "utf-8")
    published.run("accept", "--reason", "صُحّح")
    for code, said in both(published):
        assert code == 1
        assert "Articles that changed since the copy was made (1):" in said
        assert f"for {ONE}; expected" in said
        assert "by line 7 of the ledger (صُحّح, " in said


def test_a_change_that_was_hidden_in_the_ledger_is_proved_by_an_older_copy(
    published: Kept,
) -> None:
    """An attacker rewrites an article and its line, so that the archive agrees with itself."""
    old = hashlib.sha256(ARTICLES[ONE].encode()).hexdigest()
    published.file(ONE).write_text(ARTICLES[ONE] + "تزوير.\n", "utf-8")
    new = hashlib.sha256(published.file(ONE).read_bytes()).hexdigest()
    replace(published.ledger, old, new)
    assert published.run("verify").code == 0
    for code, said in both(published):
        assert code == 1
        assert "over the first 6 lines of the ledger; expected" in said
        assert "otherwise than the archive ever had them (1):" in said
        assert f"for {ONE}; expected" in said


def test_an_older_backup_is_betrayed_by_the_copy(published: Kept, tmp_path: Path) -> None:
    backup = shutil.copytree(published.content, tmp_path / "backup")
    published.file(TWO).unlink()
    published.run("accept", "--reason", "x")
    published.build()
    shutil.rmtree(published.content)
    backup.rename(published.content)
    assert published.run("verify").code == 0
    done = published.run("verify", "--site", str(published.output))
    assert "found that the ledger had 7 lines; expected no more than the 6" in done.out
    assert "was an older one put back?" in done.out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("integrity.json", "found no summary"),
        ("articles.sha256", "in line 1; expected a sha-256 and ID.md"),
        ("data/articles-2024.jsonl.gz", "found what cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(published: Kept, name: str, said: str) -> None:
    (published.output / name).write_bytes(b"?\n")
    covered(published)
    for code, told in both(published):
        assert code == 1
        assert said in told


@pytest.mark.parametrize("name", ["manifest.sha256", "integrity.json", "articles.sha256"])
def test_what_is_no_site_is_told_in_one_sentence(published: Kept, name: str) -> None:
    (published.output / name).unlink()
    with web(published) as address:
        for site in (str(published.output), address):
            done = published.run("verify", "--site", site)
            assert (done.code, done.out) == (1, "")
            assert f"found no {name}; expected a site that make html built" in done.err


def test_a_site_below_a_path_is_read(published: Kept, tmp_path: Path) -> None:
    published.output.rename(tmp_path / "archive")
    with web(Kept(published.content, tmp_path)) as address:
        assert published.run("verify", "--site", f"{address}archive").code == 0


def test_redirects_are_followed(published: Kept) -> None:
    site = served.Site(published.output)

    def moved(handler: Any) -> bool:
        if not handler.path.startswith("/old/"):
            return False
        handler.send_response(301)
        handler.send_header("Location", handler.path.removeprefix("/old"))
        handler.end_headers()
        return True

    site.faults.append(moved)
    assert published.run("verify", "--site", f"{site.url}old/").code == 0
    site.server.shutdown()


def answering(answer: bytes, then: Callable[[socket.socket], None] = lambda _: None) -> str:
    """The address of a server that gives each request the same bytes."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for _ in range(12):
            connection, _ = listening.accept()
            with connection, contextlib.suppress(OSError):
                connection.recv(65536)
                connection.sendall(answer)
                then(connection)

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"


OK = b"HTTP/1.1 200 OK\r\n"
BOMB = gzip.compress(b"0" * 5000)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (OK + b"Content-Length: 2000\r\n\r\n" + b"x" * 2000, "found more than 1,000 bytes"),
        (OK + b"Content-Length: 50\r\n\r\nx", "found no answer"),
        (b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "found the answer 500"),
        (b"nonsense\r\n\r\n", "found no answer"),
        (
            b"HTTP/1.1 301 M\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
            "found a redirect to file://",
        ),
        (
            b"HTTP/1.1 301 M\r\nLocation: /again\r\nConnection: close\r\n\r\n",
            "found one redirect after the other",
        ),
        (
            OK
            + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
            + gzip.compress(b"0" * 5000),
            "found more than 1,000 bytes",
        ),
    ],
)
def test_an_answer_that_is_none_ends_with_a_sentence(answer: bytes, said: str) -> None:
    with pytest.raises(CopyError, match=said):
        WebCopy(answering(answer)).read("integrity.json", 1000)


def test_a_host_that_dribbles_is_given_up() -> None:
    def dribble(connection: socket.socket) -> None:
        for _ in range(100):
            connection.sendall(b"x")
            threading.Event().wait(0.05)

    address = answering(OK + b"Content-Length: 100\r\n\r\n", dribble)
    with pytest.raises(CopyError, match="found that it takes too long; download the site"):
        WebCopy(address, longest=0.5).read("integrity.json", 1000)


def test_a_host_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrity.copies.WAIT", 0.2)
    address = answering(b"", lambda _: threading.Event().wait(2) and None)
    with pytest.raises(CopyError, match="found no answer"):
        WebCopy(address).read("integrity.json", 1000)
