"""The sitemap leads to every page that lasts, and to no other."""

import datetime
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from record.sitemap import MOST_BYTES, MOST_IN_A_FILE, Entry, write_sitemap
from small_site import Built, article, build

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SETTINGS = {"ARCHIVE_URL": "https://example.org"}


def entries(path: Path) -> dict[str, str]:
    """Address to last change."""
    root = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314  # our own file
    return {
        element.findtext(f"{NAMESPACE}loc", ""): element.findtext(f"{NAMESPACE}lastmod", "")
        for element in root
    }


def test_every_lasting_page_is_in_the_sitemap_and_nothing_else(site: Built) -> None:
    found = entries(site.output / "sitemap.xml")
    assert all(address.isascii() for address in found)
    base = "https://example.org/archive/"
    paths = {unquote(address.removeprefix(base)) for address in found}
    written = {
        str(path.relative_to(site.output)).removesuffix("index.html")
        for path in site.output.rglob("*.html")
    }
    left_out = {"404.html", "search.html", "a/wcccccccccc.html", "a/wdddddddddd.html"}
    left_out |= {"offline/", "offline/unread.html"}
    assert paths == written - left_out


def test_a_page_s_last_change_is_what_its_articles_say(site: Built) -> None:
    found = entries(site.output / "sitemap.xml")
    base = "https://example.org/archive/"
    assert found[base + "a/waaaaaaaaaa.html"] == "2024-11-22"  # captured
    assert found[base + "a/wbbbbbbbbbb.html"] == "2024-04-02"  # modified
    assert found[base + "a/whandedited.html"] == "2024-12-02"  # corrected
    assert found[base + "2024/"] == found[base] == "2024-12-02"
    assert found[base + "2019/"] == "2019-01-10"
    assert found[base + "about.html"] == "2024-10-01"


def parted(folder: Path, everything: list[Entry], **limits: int) -> list[list[str]]:
    """The addresses in each of the sitemaps that the index names."""
    write_sitemap(everything, SETTINGS, folder, **limits)
    names = [address.rpartition("/")[2] for address in entries(folder / "sitemap.xml")]
    assert sorted(names) == sorted(path.name for path in folder.glob("sitemap-*.xml"))
    return [list(entries(folder / name)) for name in names]


def test_no_file_has_more_addresses_or_bytes_than_it_may(tmp_path: Path) -> None:
    assert (MOST_IN_A_FILE, MOST_BYTES) == (50_000, 52_428_800)  # sitemaps.org
    day = datetime.date(2024, 11, 18)
    few = [Entry(f"https://example.org/{number}", day) for number in range(5)]
    every = [entry.address for entry in few]
    by_count = parted(tmp_path, few, most=2)
    assert by_count == [every[:2], every[2:4], every[4:]]
    room = (tmp_path / "sitemap-1.xml").stat().st_size
    assert parted(tmp_path, few, most_bytes=room) == by_count
    assert [len(part) for part in parted(tmp_path, few, most_bytes=room - 1)] == [1] * 5


def test_what_fits_is_one_file_and_none_is_one_too(tmp_path: Path) -> None:
    few = [Entry(f"https://example.org/{number}", None) for number in range(3)]
    write_sitemap(few, SETTINGS, tmp_path, most=3)
    assert list(entries(tmp_path / "sitemap.xml")) == [entry.address for entry in few]
    write_sitemap([], SETTINGS, tmp_path)
    assert entries(tmp_path / "sitemap.xml") == {}
    assert [path.name for path in tmp_path.iterdir()] == ["sitemap.xml"]


def test_an_index_says_when_the_newest_page_of_each_part_changed(tmp_path: Path) -> None:
    days = [datetime.date(2024, 11, 18), datetime.date(2024, 12, 2), None]
    many = [Entry(f"https://example.org/{number}", day) for number, day in enumerate(days)]
    write_sitemap(many, SETTINGS, tmp_path, most=2)
    assert list(entries(tmp_path / "sitemap.xml").values()) == ["2024-12-02", ""]


def test_more_than_fifty_thousand_pages_are_parted_under_an_index(tmp_path: Path) -> None:
    day = datetime.date(2024, 11, 18)
    many = [Entry(f"https://example.org/a/{number}.html", day) for number in range(100_001)]
    write_sitemap(many, SETTINGS, tmp_path)
    assert list(entries(tmp_path / "sitemap.xml")) == [
        f"https://example.org/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    parts = [entries(tmp_path / f"sitemap-{number}.xml") for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [MOST_IN_A_FILE, MOST_IN_A_FILE, 1]
    assert [address for part in parts for address in part] == [entry.address for entry in many]


def test_robots_may_read_everything_and_are_told_of_the_sitemap(site: Built) -> None:
    assert site.text("robots.txt") == (
        "User-agent: *\nDisallow:\n\nSitemap: https://example.org/archive/sitemap.xml\n"
    )


def test_the_content_s_own_robots_txt_is_copied_as_it_is(tmp_path: Path) -> None:
    files = {
        "articles/1.md": article("waaaaaaaaaa", "2024-11-18"),
        "extra/robots.txt": "User-agent: *\nDisallow: /a/\n",
    }
    built = build(tmp_path, files)
    assert built.code == 0, built.said
    assert built.text("robots.txt") == files["extra/robots.txt"]
