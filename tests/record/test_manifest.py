"""The manifest holds every file of the site, as `sha256sum --check` reads it."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from record.manifest import digests, line, write_manifest
from small_site import Built, article, build

NEEDS_COREUTILS = pytest.mark.skipif(
    not shutil.which("sha256sum"), reason="needs sha256sum of GNU coreutils"
)


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--check", "--strict", *options, "manifest.sha256"],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )


def paths(manifest: Path) -> list[str]:
    return [each[66:] for each in manifest.read_text("utf-8").splitlines()]


@NEEDS_COREUTILS
def test_a_built_site_is_as_its_manifest_says(site: Built) -> None:
    checked = check(site.output, "--quiet")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@NEEDS_COREUTILS
def test_one_changed_byte_is_found(site: Built, tmp_path: Path) -> None:
    copy = shutil.copytree(site.output, tmp_path / "copy")
    with (copy / "a/waaaaaaaaaa.html").open("r+b") as file:
        file.write(b"?")
    checked = check(copy, "--quiet")
    assert checked.returncode == 1
    assert checked.stdout == "a/waaaaaaaaaa.html: FAILED\n"


@NEEDS_COREUTILS
def test_a_part_of_the_site_can_be_checked_as_the_page_of_the_data_says(
    site: Built, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    for path in ("manifest.sha256", "data/articles-2024.jsonl.gz"):
        shutil.copy(site.output / path, tmp_path / path)
    checked = check(tmp_path, "--ignore-missing")
    assert (checked.returncode, checked.stdout) == (0, "data/articles-2024.jsonl.gz: OK\n")


def test_every_file_is_in_it_but_itself_and_what_no_host_hands_out(tmp_path: Path) -> None:
    files = {
        "articles/1.md": article("waaaaaaaaaa", "2024-11-18", Category="سياسة"),
        "extra/CNAME": "example.org\n",
        "extra/robots.txt": "User-agent: *\n",
        "extra/صور/a b.png": b"\x89PNG",
    }
    built = build(tmp_path, files, PLUGINS=["reader", "search", "record", "browse"])
    assert built.code == 0, built.said
    written = [
        path.relative_to(built.output).as_posix()
        for path in built.output.rglob("*")
        if path.is_file()
    ]
    left_out = {"manifest.sha256", ".warraq", "CNAME"}
    assert left_out <= set(written)
    listed = paths(built.output / "manifest.sha256")
    assert listed == sorted(set(written) - left_out, key=os.fsencode)
    # what is copied last, and what other plugins write
    assert {"صور/a b.png", "robots.txt", "theme/empty.css", "search/manifest.json"} <= set(listed)


def test_the_same_site_has_the_same_manifest(site: Built, tmp_path: Path) -> None:
    copy = shutil.copytree(site.output, tmp_path / "copy")
    (copy / "manifest.sha256").unlink()
    write_manifest(copy, digests(copy))
    written = (copy / "manifest.sha256").read_bytes()
    assert written == (site.output / "manifest.sha256").read_bytes()


def test_a_file_that_two_sites_share_is_not_read_again(site: Built, tmp_path: Path) -> None:
    copy = shutil.copytree(site.output, tmp_path / "copy", copy_function=os.link)
    known = digests(site.output)
    stated = copy / "manifest.sha256"
    stated.unlink()
    stated.write_text("".join(f"{'0' * 64}  {path}\n" for path in known), "utf-8")
    (copy / "index.html").unlink()
    (copy / "index.html").write_text("another", "utf-8")
    os.utime(copy / "latest.json", ns=(2 << 62, 2 << 62))
    found = digests(copy, site.output)
    assert found == known | {"index.html": hashlib.sha256(b"another").hexdigest()}
    found = digests(site.output, copy)
    assert {path for path in found if found[path] != "0" * 64} == {"index.html", "latest.json"}


ODD = ["a\\b", "a\nb", "a\rb", "\\", " a", "*a", "#a", "a  b", "ورّاق", 'a"b', "-a", "a\\nb"]


@NEEDS_COREUTILS
def test_odd_names_are_written_as_coreutils_writes_them(tmp_path: Path) -> None:
    names = [*map(os.fsencode, ODD), b"\xff\xfe"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(name)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").write_bytes(b"")
    sums = subprocess.run(
        [b"sha256sum", b"--", *sorted([*names, b"folder/x"])],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    write_manifest(tmp_path, digests(tmp_path))
    assert (tmp_path / "manifest.sha256").read_bytes() == sums.stdout
    assert check(tmp_path, "--quiet").returncode == 0


def test_a_line_is_escaped_only_where_its_name_is_odd() -> None:
    assert line(b"a/b.html", "0" * 64) == b"0" * 64 + b"  a/b.html\n"
    assert line(b"a\\\n\r", "0" * 64) == b"\\" + b"0" * 64 + b"  a\\\\\\n\\r\n"
