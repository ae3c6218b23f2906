"""What a site ships of others is told with its licence, and the licence's text lies beside it."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from small_site import ROOT, article, build
from theme import jinja, licences, vendor

ARTICLES = {"articles/1.md": article("waaaaaaaaaa", "2024-11-18")}
FONT = vendor.FACES[0]
PACKAGE = "/".join(FONT.source.split("/")[:2])


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """The package of one font, to be changed."""
    for name in ("package.json", "LICENSE_FONT", FONT.source.removeprefix(f"{PACKAGE}/")):
        copy = tmp_path / PACKAGE / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(vendor.PACKAGES / PACKAGE / name, copy)
    return tmp_path


def test_every_family_of_the_styles_is_told(tmp_path: Path) -> None:
    licences.write(tmp_path)
    shipped = json.loads((tmp_path / "shipped.json").read_text("utf-8"))
    styles = (ROOT / "theme/static/css/fonts.css").read_text("utf-8")
    loaded = {
        family
        for rule in re.findall(r"@font-face \{(.*?)\}", styles, re.DOTALL)
        if "url(" in rule
        for family in re.findall(r'font-family: "([^"]+)"', rule)
    }
    assert {font["family"] for font in shipped["fonts"]} == loaded
    text = (tmp_path / "built" / shipped["program"]["text"]).read_bytes()
    assert text == (ROOT / "LICENSE").read_bytes()


def test_a_font_is_told_in_the_words_of_its_package(packages: Path) -> None:
    path = packages / PACKAGE / "LICENSE_FONT"
    text = path.read_text("utf-8").partition("\n")[2]
    notice = 'Copyright 2031 An Invented Foundry with Reserved Font Name "Invented"'
    path.write_text(f"{notice}\n{text}", "utf-8")
    said = json.loads((packages / PACKAGE / "package.json").read_text("utf-8"))
    (packages / PACKAGE / "package.json").write_text(json.dumps({**said, "version": "9.9.9"}))
    told = licences.font(FONT, packages)
    assert told["notice"] == notice
    assert told["package"] == f"{PACKAGE} 9.9.9"
    assert told["licence"] == "OFL-1.1"


@pytest.mark.parametrize("licence", ["MIT", "Proprietary"])
def test_a_font_under_another_licence_stops_the_set_up(packages: Path, licence: str) -> None:
    said = json.loads((packages / PACKAGE / "package.json").read_text("utf-8"))
    changed = json.dumps({**said, "license": licence})
    (packages / PACKAGE / "package.json").write_text(changed)
    with pytest.raises(licences.UnknownLicence, match=f"found '{licence}'; expected OFL-1.1"):
        licences.font(FONT, packages)


def test_no_fonts_name_is_one_that_its_licence_reserves() -> None:
    for font in jinja.shipped()["fonts"]:
        reserved = re.findall(r'"([^"]+)"', font["notice"])
        assert not [name for name in reserved if name in font["family"]]


def test_the_scripts_are_the_projects_own_alone() -> None:
    found: list[tuple[str, str]] = []
    for path in (ROOT / "theme/static/js").rglob("*.js"):
        code = path.read_text("utf-8")
        found += re.findall(r'\bfrom\s*"([^"]+)";$|^import\s*"([^"]+)"', code, re.M)
        found += re.findall(r'\bimport\(\s*"([^"]+)"()', code)
    assert len(found) > 50
    assert [name for pair in found for name in pair if name and name[0] != "."] == []


@pytest.mark.parametrize(
    ("language", "titles"),
    [("ar", ["البرنامج", "الخطوط"]), ("en", ["Software", "Fonts"])],
)
def test_the_page_of_the_licences_leads_to_their_texts(
    tmp_path: Path, language: str, titles: list[str]
) -> None:
    built = build(tmp_path, ARTICLES, THEME=str(ROOT / "theme"), INTERFACE_LANG=language)
    page = built.text("colophon.html")
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", page) == titles
    texts = re.findall(r'href="\./(theme/[^"]+\.txt)"', page)
    assert len(texts) == 1 + len(jinja.shipped()["fonts"])
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in built.text(texts[0])
    for text, font in zip(texts[1:], jinja.shipped()["fonts"], strict=True):
        assert font["notice"] in built.text(text)
        assert font["notice"] in unescape(page)
    for name in ("index.html", "a/waaaaaaaaaa.html", "404.html"):
        assert "colophon.html" in built.text(name)


def test_the_licence_of_the_texts_is_told_where_the_settings_name_one(tmp_path: Path) -> None:
    terms = {"LICENSE": "رخصة <مختلقة>", "LICENSE_URL": "https://example.org/?a=1&b=2"}
    page = build(tmp_path, ARTICLES, THEME=str(ROOT / "theme"), **terms).text("colophon.html")
    link = '<a href="https://example.org/?a=1&amp;b=2" rel="license external">'
    assert f"{link}رخصة &lt;مختلقة&gt;</a>" in page
