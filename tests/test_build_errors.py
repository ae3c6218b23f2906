"""What a maintainer reads when the build cannot go on."""

import errno
import subprocess
from pathlib import Path

import pytest
from pelican.settings import read_settings

from content_error import sentence
from extra_files import belongs_to_the_build
from small_site import ROOT, THEME, article, build, digests

ONE, TWO = "waaaaaaaaaa", "wbbbbbbbbbb"


def test_two_articles_with_one_id_stop_the_build_and_are_both_named(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        {
            "articles/one.md": article(ONE, "2024-01-01", Tags="س"),
            "articles/two.md": article(ONE, "2024-01-02").replace("Title", "Lang: ar\nTitle"),
        },
        environment=WIDE,
    )
    assert built.code != 0
    assert "one.md, line 3" in built.said
    assert "two.md, line 4" in built.said
    assert f"found Id: {ONE}" in built.said
    assert "expected an id of its own" in built.said
    assert "Traceback" not in built.said


def test_an_article_without_an_id_is_named_with_an_id_it_could_have(tmp_path: Path) -> None:
    text = article(ONE, "2024-01-01").replace(f"Id: {ONE}\n", "")
    built = build(
        tmp_path, {"articles/one.md": text, "articles/two.md": article(TWO, "2024-01-01")}
    )
    said = " ".join(built.said.split())
    assert "one.md" in said
    assert "found no Id" in said
    assert "Traceback" not in built.said


def test_a_folder_of_other_things_is_not_emptied(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.txt").write_text("years of work", "utf-8")
    built = build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01")})
    assert built.code != 0
    assert "OUTPUT=" in " ".join(built.said.split())
    assert (output / "thesis.txt").read_text("utf-8") == "years of work"
    assert "Traceback" not in built.said


def test_a_folder_that_a_build_made_is_built_anew(tmp_path: Path) -> None:
    build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01")})
    (tmp_path / "content/articles/one.md").unlink()
    built = build(tmp_path, {"articles/two.md": article(TWO, "2024-01-01")})
    assert built.code == 0
    assert not (built.output / f"a/{ONE}.html").exists()
    assert (built.output / f"a/{TWO}.html").exists()


def test_a_build_that_fails_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01")})
    files = {
        "articles/two.md": article(TWO, "2024-01-01"),
        "articles/three.md": article(TWO, "2024-01-02"),
    }
    built = build(tmp_path, files)
    assert built.code != 0
    assert (built.output / f"a/{ONE}.html").exists()


@pytest.mark.parametrize(
    "files",
    [
        {"pages/one.md": "Title: س\nSlug: x\n\nنص", "pages/two.md": "Title: ص\nSlug: x\n\nنص"},
        {"pages/one.md": "Title: س\nTemplate: nope\n\nنص"},
    ],
    ids=["two pages with one address", "a template that is not there"],
)
def test_a_mistake_in_a_page_ends_in_a_sentence(tmp_path: Path, files: dict[str, str]) -> None:
    built = build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01"), **files})
    assert built.code != 0
    assert "Traceback" not in built.said


@pytest.mark.parametrize(
    ("slug", "other"),
    [("x", "one.md, line 2"), ("X", "one.md, line 2"), ("search", "a page of the build's own")],
)
def test_a_page_that_would_take_anothers_place_is_named_with_it(
    tmp_path: Path, slug: str, other: str
) -> None:
    files = {
        "articles/one.md": article(ONE, "2024-01-01"),
        "pages/one.md": "Title: س\nSlug: x\n\nنص",
        "pages/two.md": f"Title: ص\nLang: ar\nSlug: {slug}\n\nنص",
    }
    built = build(tmp_path, files, environment=WIDE)
    assert built.code != 0
    assert f"two.md, line 3: found a page that would stand at {slug}.html, where " in built.said
    assert f"{other} stands; expected another Slug" in built.said
    assert "Traceback" not in built.said


WIDE = {"COLUMNS": "1000"}  # so that nothing of what is said is broken into lines
OF_THE_BUILD = [
    *("index.html", "Index.html", "index.html/x", "search.html", "404.html", "tags.html"),
    *("a", "a/x.html", "category/x/index.html", "2024/index.html", "data/x.json", "search/x"),
    *("theme/x.css", "sitemap.xml", "sitemap-1.xml", "latest.json", "feeds/all.atom.xml"),
    "manifest.sha256",
    *("on-this-day/11.json", "tags/x", "statistics.csv"),
]
OF_THE_MAINTAINER = ["CNAME", "robots.txt", "images/2024/a.png", "google123.html", "sitemaps.xml"]


def test_names_are_the_builds_own_or_the_maintainers() -> None:
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    assert [name for name in OF_THE_BUILD if not belongs_to_the_build(name, settings)] == []
    assert [name for name in OF_THE_MAINTAINER if belongs_to_the_build(name, settings)] == []


@pytest.mark.parametrize("name", ["search.html", f"a/{ONE}.html", "about.html"])
def test_a_file_that_would_take_the_place_of_a_page_stops_the_build(
    tmp_path: Path, name: str
) -> None:
    files = {
        "articles/one.md": article(ONE, "2024-01-01"),
        "pages/about.md": "Title: عن الأرشيف\nSlug: about\n\nنص",
        f"extra/{name}": "mine",
    }
    built = build(tmp_path, files, environment=WIDE)
    assert built.code != 0
    assert f"extra/{name}: found a file that would stand at {name}, where the" in built.said
    assert "Traceback" not in built.said
    assert not (built.output / "index.html").exists()


def test_all_that_a_build_writes_is_kept_from_files_in_extra(tmp_path: Path) -> None:
    fields = {"Category": "س", "Tags": "ص", "Source": "ع"}
    files = {"articles/one.md": article(ONE, "2024-01-01", **fields)}
    files["pages/about.md"] = "Title: عن الأرشيف\nSlug: about\n\nنص"
    plugins = ("content_error", "extra_files", "reader")
    built = build(tmp_path, files, (*plugins, "search", "record", "browse"))
    assert built.code == 0, built.said
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    written = {path.name for path in built.output.iterdir()}
    theirs = {name for name in written if not belongs_to_the_build(name, settings)}
    # robots.txt is the maintainer's where there is one; a page's name depends on the page
    assert theirs == {".warraq", "robots.txt", "about.html"}


def test_other_files_of_extra_go_to_the_root(tmp_path: Path) -> None:
    files = {f"extra/{name}": "mine" for name in OF_THE_MAINTAINER}
    built = build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01"), **files})
    assert built.code == 0, built.said
    assert {built.text(name) for name in OF_THE_MAINTAINER} == {"mine"}


def test_files_among_the_articles_that_are_none_are_named(tmp_path: Path) -> None:
    names = ["two.txt", "deep/two.html", "two", "two.MD", "two.rst", "x.jsonl"]
    files = {f"articles/{name}": article(TWO, "2024-01-02") for name in names}
    files["articles/one.md"] = article(ONE, "2024-01-01")
    files |= {"articles/.hidden.txt": "x", "articles/one.md~": "x"}
    built = build(tmp_path, files, environment=WIDE)
    assert built.code == 0, built.said
    for name in names:
        assert f"/articles/{name}: found a file that is no Markdown, and left it out" in built.said
    assert built.said.count("found a file") == len(names)


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[1]
    return subprocess.run(
        ["make", *arguments], cwd=root, capture_output=True, text=True, check=False
    )


def test_folders_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "content").mkdir()
    for content, output, named in [
        (tmp_path / "nowhere", tmp_path / "output", "nowhere: no such folder"),
        (tmp_path / "file", tmp_path / "output", "file: no such folder"),
        (tmp_path / "content", tmp_path / "file", "file: found that it cannot be written"),
        (tmp_path / "content", tmp_path / "file" / "x", "x: found that it cannot be written"),
    ]:
        run = make("html", f"CONTENT={content}", f"OUTPUT={output}")
        said = " ".join((run.stdout + run.stderr).split())
        assert run.returncode != 0
        assert named in said
        assert "Traceback" not in said


def test_a_text_cannot_publish_a_file_by_linking_to_it(tmp_path: Path) -> None:
    (tmp_path / "content/captures").mkdir(parents=True)
    (tmp_path / "content/captures/page.txt").write_text("secret evidence", "utf-8")
    links = "[x]({static}/captures/page.txt) [y]({attach}../captures/page.txt) [z](|static|/ledger)"
    built = build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01", links)})
    assert built.code == 0
    published = [path for path in built.output.rglob("*") if path.is_file()]
    assert not [path for path in published if b"secret evidence" in path.read_bytes()]


@pytest.mark.parametrize(
    "place", ["extra/leak.txt", "extra/folder", "articles/two.md", "pages/x.md"]
)
def test_a_link_publishes_no_file_from_elsewhere(tmp_path: Path, place: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(
        "Title: سر\nDate: 2024-01-01\nId: wbbbbbbbbbb\n\nسر\n", "utf-8"
    )
    link = tmp_path / "content" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(outside if place.endswith("folder") else outside / "secret.md")
    built = build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01")}, environment=WIDE)
    assert built.code != 0
    assert f"found a link that leads to {outside}" in built.said
    assert "Traceback" not in built.said


def test_a_link_in_the_extra_folder_publishes_no_capture(tmp_path: Path) -> None:
    link = tmp_path / "content/extra/x.txt"
    link.parent.mkdir(parents=True)
    link.symlink_to("../captures/x.txt")
    files = {"articles/one.md": article(ONE, "2024-01-01"), "captures/x.txt": "نص"}
    built = build(tmp_path, files, environment=WIDE)
    assert built.code != 0
    assert "captures/x.txt; expected the file itself" in built.said


def test_links_inside_of_the_extra_folder_are_followed(tmp_path: Path) -> None:
    link = tmp_path / "content/extra/b.txt"
    link.parent.mkdir(parents=True)
    link.symlink_to("a.txt")
    files = {"articles/one.md": article(ONE, "2024-01-01"), "extra/a.txt": "نص"}
    assert build(tmp_path, files).text("b.txt") == "نص"


FULL = """
import resource

def register():
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
"""


@pytest.mark.parametrize("place", ["site", "site/theme/large.css"])
def test_a_full_disk_is_told_with_its_place_and_leaves_the_old_site(
    tmp_path: Path, place: str
) -> None:
    plugins = ("building", "content_error", "interface", "reader", "record", "browse")
    one = {"articles/one.md": article(ONE, "2024-01-01")}
    assert build(tmp_path, one, plugins).code == 0
    before = digests(tmp_path / "output")
    (tmp_path / "full.py").write_text(FULL, "utf-8")
    # what Python writes into an open file fails without a name; what Pelican copies was left out
    theme = {**THEME, "month": "." * 30_000} if place == "site" else THEME
    large = tmp_path / "theme/static/large.css"
    large.write_text("." * (30_000 if place != "site" else 1), "utf-8")
    built = build(
        tmp_path,
        {"articles/two.md": article(TWO, "2024-01-02")},
        (*plugins, "full"),
        WIDE,
        theme,
        PLUGIN_PATHS=[str(ROOT / "plugins"), str(tmp_path)],
    )
    assert built.code != 0
    assert f"{tmp_path / '.output.building' / place}: found no room on its disk" in built.said
    assert "the old one, which stays: free some, or build elsewhere with OUTPUT=" in built.said
    assert "Traceback" not in built.said
    assert digests(tmp_path / "output") == before
    assert not (tmp_path / ".output.building").exists()


PART = "one\ntwo\n{{ nobody.knows }}\n"
TEMPLATES = {
    "a syntax": ({"article": "\n{% if %}"}, "article.html, line 2: found Expected an expression"),
    "a filter": (
        {"article": "{{ 5|shout }}"},
        "article.html, line 1: found No filter named 'shout'",
    ),
    "a name": ({"article": "\n{{ no.body }}"}, "article.html, line 2: found 'no' is undefined"),
    "a part": (
        {"article": '{% include "part.html" %}\n{{ title }}', "part": PART},
        "part.html, line 3: found 'nobody' is undefined; expected a name that is known there",
    ),
    "behind a part": (
        {"article": '{% include "part.html" %}\n{{ no.body }}', "part": "1\n2\n3"},
        "article.html, line 2: found 'no' is undefined",
    ),
    "a type": ({"article": "\n\n{{ 5 + 'x' }}"}, "article.html, line 3: found TypeError: "),
    "a template": (
        {"article": '\n{% extends "bas.html" %}'},
        "article.html, line 2: found the name of a template that is not there: bas.html",
    ),
}


@pytest.mark.parametrize(("theme", "found"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_mistake_in_a_template_is_told_with_its_line(
    tmp_path: Path, theme: dict[str, str], found: str
) -> None:
    files = {"articles/one.md": article(ONE, "2024-01-01")}
    built = build(tmp_path, files, environment=WIDE, theme={**THEME, **theme})
    assert built.code != 0
    assert f"theme/templates/{found}" in built.said
    assert "Traceback" not in built.said


def test_a_template_that_is_not_there_or_in_other_letters_is_told(tmp_path: Path) -> None:
    files = {"articles/one.md": article(ONE, "2024-01-01")}
    theme = {name: text for name, text in THEME.items() if name != "month"}
    built = build(tmp_path, files, environment=WIDE, theme=theme)
    assert "unable to load month[.html]" in built.said
    assert "expected a template of the theme: write it, or" in built.said
    assert "Traceback" not in built.said
    (tmp_path / "theme/templates/month.html").write_bytes("شهر".encode("cp1256"))
    built = build(tmp_path, files, environment=WIDE, theme=theme)
    assert "theme/templates/month.html: found letters in another encoding" in built.said
    assert "Traceback" not in built.said


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def register(:\n", "line 1: found SyntaxError: invalid syntax"),
        ("\nx = y\n", "line 2: found NameError: name 'y' is not defined"),
        ("def register():\n    {}['a']\n", "line 2: found KeyError: 'a'"),
        ("x = 1\n", "found no function register()"),
    ],
)
def test_a_plugin_that_cannot_be_begun_is_told_with_its_line(
    tmp_path: Path, code: str, found: str
) -> None:
    (tmp_path / "mine.py").write_text(code, "utf-8")
    files = {"articles/one.md": article(ONE, "2024-01-01")}
    paths = [str(ROOT / "plugins"), str(tmp_path)]
    built = build(tmp_path, files, ("reader", "mine"), environment=WIDE, PLUGIN_PATHS=paths)
    assert built.code != 0
    [line] = [line for line in built.said.splitlines() if "mine.py" in line]
    assert found in line
    assert line.endswith("; mend the plugin mine, or take it out of PLUGINS")
    assert "Traceback" not in built.said


def test_what_went_while_the_site_was_built_is_told_with_what_to_do() -> None:
    said = sentence(FileNotFoundError(errno.ENOENT, "No such file or directory", "one.md"))
    assert said == (
        "Stopped: one.md: found no such file or folder; if it went while the site was built, "
        "build again"
    )
