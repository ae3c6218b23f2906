"""What the build writes for reading without a network."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import pelicanconf
from interface.strings import strings
from record import manifest, offline
from small_site import ROOT, Built, article, build

FILES = {
    "articles/1.md": article("waaaaaaaaaa", "2024-11-18", Category="سياسة"),
    "pages/about.md": "Title: عن الأرشيف\nSlug: about\n\nصفحة مختلقة.\n",
    "extra/CNAME": "example.org\n",
    "extra/notes.txt": "ملاحظات مختلقة.\n",
}
PLUGINS = ["interface", "extra_files", "reader", "search", "record", "browse"]
SETTINGS = {
    **vars(pelicanconf),
    "THEME_STATIC_DIR": "theme",
    "JINJA_GLOBALS": {**pelicanconf.GLOBALS, "t": strings("ar")},  # as plugins/interface does
}


def built_with_theme(folder: Path) -> Built:
    return build(folder, FILES, PLUGINS=PLUGINS, THEME=str(ROOT / "theme"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = built_with_theme(tmp_path_factory.mktemp("site"))
    assert built.code == 0, built.said
    return built


def listed(site: Built) -> dict[str, tuple[str, int]]:
    entries: list[tuple[str, str, int]] = json.loads(site.text(offline.FILES))
    assert len(entries) == len({path for path, _, _ in entries})
    return {path: (name, size) for path, name, size in entries}


def told(site: Built) -> dict[str, Any]:
    """What the worker is told by the build."""
    first, _, _ = site.text(offline.WORKER).partition("\n")
    value: dict[str, Any] = json.loads(first.removeprefix("self.built=").removesuffix(";"))
    return value


def test_the_list_has_each_file_that_a_reader_may_open_with_hash_and_size(site: Built) -> None:
    files = listed(site)
    for path in ("a/waaaaaaaaaa.html", "category/سياسة/index.html", "search/manifest.json"):
        data = (site.output / path).read_bytes()
        name = base64.b32encode(hashlib.sha256(data).digest()).decode()[:10].lower()
        assert files[path] == (name, len(data))
    pages = {path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html")}
    shards = {path.relative_to(site.output).as_posix() for path in site.output.rglob("*.bin")}
    assert pages | shards <= set(files)
    assert {"latest.json", "theme/css/base.css", "theme/js/search/worker.js"} <= set(files)
    left_out = (
        "data/articles",
        "feeds/",
        "manifest.",
        "sitemap",
        "CNAME",
        "notes",
        "offline/files",
    )
    assert not [path for path in files if path.startswith(left_out)]
    assert "theme/js/search/answer.js" not in files  # pages load what esbuild made of it


def test_the_archive_is_told_with_its_size_and_the_hash_of_the_list(site: Built) -> None:
    files = listed(site)
    digest = hashlib.sha256((site.output / offline.FILES).read_bytes()).hexdigest()
    assert json.loads(site.text(offline.ARCHIVE)) == {
        "files": len(files),
        "bytes": sum(size for _, size in files.values()),
        "list": offline.name_of(digest),
    }


def test_an_archive_above_the_limit_has_no_list(
    site: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = listed(site)
    size = sum(size for _, size in files.values())
    known = {**manifest.digests(site.output)}
    monkeypatch.setattr(offline, "MOST_BYTES", size - 1)
    assert offline.FILES not in offline.write(site.output, known, SETTINGS)
    assert not (site.output / offline.FILES).exists()
    assert json.loads(site.text(offline.ARCHIVE)) == {"files": len(files), "bytes": size}
    monkeypatch.undo()
    assert offline.FILES in offline.write(site.output, known, SETTINGS)


def test_the_worker_is_told_of_the_frame_the_places_and_the_wording(site: Built) -> None:
    built, files = told(site), listed(site)
    assert built["frame"] == {
        path: name
        for path, (name, _) in files.items()
        if path.startswith("theme/") or path == offline.UNREAD
    }
    assert built["places"] == sorted({path.split("/")[0] for path in files})
    assert {"a", "index.html", "search", "theme", "2024"} <= set(built["places"])
    assert "{day}" in built["wording"]["offline"]
    assert built["wording"]["months"][10] == "تشرين الثاني/نوفمبر"
    source = (site.output / "theme/js/offline/worker.js").read_text("utf-8")
    assert site.text(offline.WORKER).endswith(source)


def test_the_same_archive_gives_the_same_bytes(site: Built, tmp_path: Path) -> None:
    other = built_with_theme(tmp_path)
    for path in (*offline.WRITTEN, offline.WEB_MANIFEST):
        assert (other.output / path).read_bytes() == (site.output / path).read_bytes(), path


def test_all_of_it_is_in_the_manifest_of_the_site(site: Built) -> None:
    lines = site.text("manifest.sha256").splitlines()
    for path in (*offline.WRITTEN, offline.WEB_MANIFEST, "offline/index.html"):
        digest = hashlib.sha256((site.output / path).read_bytes()).hexdigest()
        assert f"{digest}  {path}" in lines


def test_a_home_screen_is_told_name_language_and_direction(site: Built) -> None:
    app = json.loads(site.text(offline.WEB_MANIFEST))
    assert (app["name"], app["lang"], app["dir"]) == (pelicanconf.SITENAME, "ar", "rtl")
    assert app["start_url"] == app["scope"] == "./"  # wherever it stands
    assert {icon["sizes"] for icon in app["icons"]} == {"any", "192x192", "512x512"}
    for icon in app["icons"]:
        start = (site.output / icon["src"]).read_bytes()[:24]
        if icon["type"] == "image/png":
            size = "x".join(str(int.from_bytes(start[at : at + 4])) for at in (16, 20))
            assert (start[:8], size) == (b"\x89PNG\r\n\x1a\n", icon["sizes"])


def test_a_theme_without_a_worker_has_none(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, PLUGINS=PLUGINS)
    assert built.code == 0, built.said
    assert not any((built.output / path).exists() for path in offline.WRITTEN)


def test_a_name_that_is_no_text_is_left_out_of_the_lists(tmp_path: Path) -> None:
    worker = tmp_path / "theme/js/offline/worker.js"
    worker.parent.mkdir(parents=True)
    worker.write_text("// worker\n", "utf-8")
    odd = tmp_path / b"\xff.html".decode("utf-8", "surrogateescape")
    odd.write_bytes(b"<!doctype html>")
    offline.write(tmp_path, manifest.digests(tmp_path), SETTINGS)
    assert json.loads((tmp_path / offline.FILES).read_text("utf-8")) == []
