"""The theme: its strings, its stylesheets, what its templates make of articles, its fonts."""

import datetime
import hashlib
import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader, nodes

from interface.strings import strings
from record.offline import PAPER
from record.package import FIELDS
from small_site import Built, article, build

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from theme import jinja, vendor  # noqa: E402  # found through the line above

THEME = ROOT / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLES = sorted((THEME / "static/css").glob("*.css"))
CAPTURE = (ROOT / "tests/fixtures/000_23febb985faa2048.txt").read_text("utf-8")
SHA256 = "0123456789abcdef" * 4
STRINGS = strings("ar")
SETTINGS = {"INTERFACE_LANG": "ar", "DIGITS": "latin", "MONTH_NAMES": "both", "HIJRI": False}


@pytest.fixture(scope="module")
def environment() -> Environment:
    made = Environment(loader=FileSystemLoader(THEME / "templates"), autoescape=True)
    made.filters.update(jinja.FILTERS)
    made.globals.update(jinja.GLOBALS, t=STRINGS, **SETTINGS)
    return made


# Strings


def leaves(strings: dict[str, Any], path: str = "") -> Iterator[str]:
    for key, value in strings.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield path + key


def chain(node: nodes.Node) -> str | None:
    """`article.source` for the expression t.article.source."""
    if isinstance(node, nodes.Name):
        return "" if node.name == "t" else None
    if isinstance(node, nodes.Getattr):
        before = chain(node.node)
        return None if before is None else f"{before}.{node.attr}".lstrip(".")
    return None


def strings_asked_for(environment: Environment) -> set[str]:
    asked = set()
    for path in TEMPLATES:
        tree = environment.parse(path.read_text("utf-8"))
        # "format" is the method of a string, the rest of a chain its place
        attributes = (chain(node) for node in tree.find_all(nodes.Getattr))
        asked |= {found.removesuffix(".format") for found in attributes if found}
        for node in tree.find_all(nodes.Filter):
            if node.name == "count_phrase":
                [noun] = node.args
                assert isinstance(noun, nodes.Const)
                asked.add(f"counts.{noun.value}")
    return asked


def test_every_template_compiles(environment: Environment) -> None:
    for path in TEMPLATES:
        environment.get_template(path.relative_to(THEME / "templates").as_posix())


def test_every_string_a_template_asks_for_exists(environment: Environment) -> None:
    for asked in strings_asked_for(environment):
        found: Any = STRINGS
        for key in asked.split("."):
            assert isinstance(found, dict), asked
            assert key in found, asked
            found = found[key]


def test_every_string_is_used(environment: Environment) -> None:
    asked = strings_asked_for(environment)
    handed_over = {"search.script", "search.box", "date.marks", "date.sure", "cite.dates"}
    handed_over |= {"data.fields", "data.sizes", "offline.script", "statistics.bases"}
    # by mentions.js, from the file itself; by plugins/record/offline.py, for the worker
    fetched = ("search.over_time.", "offline.copies.")
    # by the plugins: interface.dates, and the reader of the articles
    written = {"date.both", "date.hijri", "date.hijri_span", "article.image"}
    whole = tuple(f"{path}." for path in asked & handed_over)
    nouns = tuple(f"{path}." for path in asked if path.startswith("counts."))
    unused = [
        leaf
        for leaf in leaves(STRINGS)
        if leaf not in asked | written and not leaf.startswith(whole + nouns + fetched)
    ]
    assert unused == []


def test_the_search_scripts_find_their_strings_and_leave_none_unused() -> None:
    scripts = sorted((THEME / "static/js/search").glob("*.js"))
    asked = {
        name
        for path in scripts
        for name in re.findall(r"\bstrings\.(\w+)", path.read_text("utf-8"))
    }
    assert asked == set(STRINGS["search"]["script"])


def test_the_chart_of_the_months_finds_its_strings_and_leaves_none_unused() -> None:
    code = (THEME / "static/js/search/mentions.js").read_text("utf-8")
    [taken] = re.findall(r"const \{ ([a-z_, ]+) \} = words;", code)
    asked = set(re.findall(r"\bwords\.(\w+)", code)) | set(taken.split(", "))
    assert asked == set(STRINGS["search"]["over_time"])


def test_the_page_of_what_is_kept_finds_its_strings_and_leaves_none_unused() -> None:
    code = (THEME / "static/js/offline/page.js").read_text("utf-8")
    asked = set(re.findall(r"\bstrings\.(\w+)", code))
    asked |= set(re.findall(r'\bsay\("(\w+)"', code))  # a sentence
    asked |= set(re.findall(r'\bsay\(.*, "(\w+)"\)', code))  # with what a button then says
    asked |= set(re.findall(r'\breturn "(\w+)"', code))  # why it ended
    assert asked == set(STRINGS["offline"]["script"])


def test_the_app_has_the_paper_of_the_pages() -> None:
    css = (THEME / "static/css/base.css").read_text("utf-8")
    assert re.findall(r"--paper: (#\w+);", css)[0] == PAPER


def test_every_note_on_a_query_has_a_sentence() -> None:
    scripts = sorted((THEME / "static/js/search").glob("*.js"))
    code = "".join(path.read_text("utf-8") for path in scripts)
    note = r"@typedef \{object\} Note .*\n \* @property \{([^}]*)\} kind$"
    declared = re.search(note, code, re.M)
    assert declared
    kinds = re.findall(r'"([a-z-]+)"', declared[1])
    assert set(kinds) == set(STRINGS["search"]["script"]["notes"])
    for kind in kinds:  # tsc sees to it that no other is made
        assert code.replace(declared[0], "").count(f'"{kind}"'), f"{kind} is never said"


def test_no_string_hides_behind_a_method_of_its_group() -> None:
    # Jinja looks for an attribute first: `t.home.items` would be a method of the dict
    names = {part for leaf in leaves(STRINGS) for part in leaf.split(".")}
    assert not names & set(dir(dict))


def test_numbers_and_dates_follow_the_settings(environment: Environment) -> None:
    template = environment.from_string(
        "{{ 1234|number }} {{ 2024|digits }} {{ 3|count_phrase('article') }} {{ day|long_date }}"
    )
    day = datetime.datetime(2024, 11, 18, 9, 30)
    assert template.render(day=day, DIGITS="latin", MONTH_NAMES="both") == (
        "1,234 2024 3 مقالات الاثنين 18 تشرين الثاني/نوفمبر 2024"
    )
    assert template.render(day=day, DIGITS="arabic", MONTH_NAMES="levantine") == (
        "١٬٢٣٤ ٢٠٢٤ ٣ مقالات الاثنين ١٨ تشرين الثاني ٢٠٢٤"
    )


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a/w2k7fjq4mz.html", "https://example.org|/a|/w2k7fjq[4mz.html]"),
        ("https://example.org/?a=1&b=<2>", "https://example.org|/?a[=1&amp;b=&lt;2&gt;]"),
        ("https://example.org//a/", "https://example[.org//a/]"),
        ("a.html", "[a.html]"),
        ("a/" + "b" * 31 + "/c", "a|/" + "b" * 23 + "[" + "b" * 8 + "]|[/c]"),
        ("https://example.org/خبر/1", "https://example.org|/{خبر}|[/1]"),
        ("https://example.org/أول-خبر", "https://example.org|/{أول-خبر}"),
        ("https://example.org/أول-خبر/", "https://example.org|/{أول-خبر}/"),
        ("https://example.org/a/خبر.html", "https://example.org|/a|/{خبر}.html"),
    ],
)
def test_an_address_may_be_broken_before_a_slash_and_not_near_its_end(
    address: str, shown: str
) -> None:
    marks = {"|": "<wbr>", "[": "<span>", "]": "</span>", "{": "<bdi>", "}": "</bdi>"}
    assert jinja.breakable(address) == "".join(marks.get(sign, sign) for sign in shown)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/%D8%AE%D8%A8%D8%B1-1/%d8%a8", "https://example.org/خبر-1/ب"),
        ("https://example.org/%D8%AE%20%D8%A8%2F%3F", "https://example.org/خ%20ب%2F%3F"),
        ("https://example.org/?q=%26%3D%25D8", "https://example.org/?q=%26%3D%25D8"),
        ("https://example.org/%D8%D8", "https://example.org/%D8%D8"),  # no UTF-8
        ("https://example.org/%D8%AE%E2%80%AE", "https://example.org/خ%E2%80%AE"),  # turns the line
    ],
)
def test_an_address_is_read_with_its_letters_and_keeps_its_signs(address: str, shown: str) -> None:
    assert jinja.readable(address) == shown
    assert unquote(shown) == unquote(address)


def test_words_of_another_language_say_which_and_how_it_is_written(
    environment: Environment,
) -> None:
    template = environment.from_string("{% for tag in tags %}<p{{ tag|in_language }}>{% endfor %}")
    assert template.render(tags=["ar", "en", "fa"]) == (
        '<p><p lang="en" dir="ltr"><p lang="fa" dir="rtl">'
    )


def test_no_line_begins_with_the_dot_between_two_things() -> None:
    apart = re.compile(r"(?<!nbsp;)(?<!u00a0)· ")
    for path in (*THEME.rglob("templates/**/*.html"), *THEME.rglob("static/js/**/*.js")):
        seen = re.sub(
            r"title=\"[^\"]*\"|set (?:headline|name) = .*|<title>.*|/\* .* \*/|// .*",
            "",
            path.read_text("utf-8"),
        )
        assert not apart.search(seen.replace("/ · [^·]*$/", "")), path.name


# Styles

PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height))\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def declarations(path: Path) -> str:
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    return re.sub(r"@media[^{]*\{", "{", css)  # a media feature has no logical name


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_are_logical_and_fit_arabic(path: Path) -> None:
    css = declarations(path)
    assert not PHYSICAL.search(css)
    assert "letter-spacing" not in css  # parts joined letters
    assert "justify;" not in css.replace("justify-content", "")  # makes rivers
    assert "!important" not in css


def test_colours_of_both_schemes_have_the_same_names() -> None:
    css = (THEME / "static/css/base.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, flags=re.S)
    colours = re.compile(r"(--[\w-]+): #")
    assert colours.findall(light) == colours.findall(dark)


def test_a_mark_takes_no_room_in_a_word() -> None:
    css = (THEME / "static/css/base.css").read_text("utf-8")
    [rule] = re.findall(r"^mark \{(.*?)\}", css, flags=re.S | re.M)
    assert set(re.findall(r"([\w-]+):", rule)) == {"background", "color"}


# What npm brings


def test_the_stylesheet_says_the_ranges_that_the_fonts_have() -> None:
    css = " ".join((THEME / "static/css/fonts.css").read_text("utf-8").split())
    said = dict(
        re.findall(r'url\("\.\./fonts/([\w-]+)\.woff2"\)[^}]*?unicode-range: ([^;]*);', css)
    )
    assert said == {
        f"{face.name}-{part}": ranges
        for face in vendor.FACES
        for part, ranges in vendor.RANGES.items()
    }


def test_a_character_belongs_to_one_file_of_a_face() -> None:
    parts = [vendor.codepoints(ranges) for ranges in vendor.RANGES.values()]
    assert sum(map(len, parts)) == len(set().union(*parts))


@pytest.mark.parametrize("face", vendor.FACES, ids=lambda face: face.name)
def test_one_file_has_all_that_an_arabic_page_needs(face: vendor.Face) -> None:
    with TTFont(vendor.STATIC / f"fonts/{face.name}-arabic.woff2") as font:
        has = set(font.getBestCmap())
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        places = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگًٌٍَُِّْٰـ0123456789٠١٢٣٤٥٦٧٨٩،؛؟٪٬«»“”…–-()"
    needed = set(CAPTURE.partition("Damascus")[2] + letters) - {"\n"}
    assert needed <= set(map(chr, has))
    assert {"init", "medi", "fina", "rlig", "ccmp"} <= features
    assert {"mark", "mkmk", "kern"} <= places


def test_the_same_packages_give_the_same_bytes(tmp_path: Path) -> None:
    # another seed of hashes, and so another order of every set
    code = "import sys, pathlib, theme.vendor as v; v.write_fonts(pathlib.Path(sys.argv[1]))"
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
    )
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == sorted(path.name for path in (vendor.STATIC / "fonts").iterdir())
    for name in written:
        assert (tmp_path / name).read_bytes() == (vendor.STATIC / "fonts" / name).read_bytes(), name


def test_a_missing_package_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vendor.main(tmp_path, tmp_path / "static") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{tmp_path}/{vendor.FACES[0].source}: not found" in said


# Pages

LONG = "نص مختلق. " * 40
ARTICLES = {
    "inferred": article(
        "wiiiiiiiiii",
        "2024-11-18",
        "فقرة أولى مختلقة.\n\n<script>alert(1)</script> فقرة ثانية.",
        Title="خبر «مختلق» عن أمر",
        Date_basis="inferred",
        Date_evidence="اليوم الاثنين",
        Captured="2024-11-22",
        Capture_sha256=SHA256,
        Source="صحيفة <المثال>",
        Source_url="https://www.example.org/",
        Original_url="https://example.org/1?a=1&b=2",
        Category="أخبار",
        Tags="تجربة; مثال",
        Authors="سلمى المختلقة",
        Corrections="2024-12-03 صُحّح اسم.\n    2024-12-02 حُذف سطر.",
        Also_captured=f"x.gz#1 {SHA256[::-1]} · وكالة <ب> · https://example.com/%D8%A8 · 2024-11-30"
        "\n    captures/two.txt",
    ),
    "stated": article("wssssssssss", "2024-11-17", LONG, Date_basis="stated"),
    "captured": article("wcccccccccc", "2024-11-16", LONG, Date_basis="captured"),
    "hostile": article("whhhhhhhhhh", "2023-01-02", LONG, Title="</title><script>x</script> \" '"),
    "withdrawn": article(
        "wwwwwwwwwww",
        "2024-10-01",
        "سر لا يُنشر.",
        Title="عنوان مسحوب",
        Status="hidden",
        Withdrawn="2024-12-20, بطلب الناشر",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {f"articles/{name}.md": text for name, text in ARTICLES.items()}
    files["pages/about.md"] = "Title: عن الأرشيف\nSlug: about\n\nصفحة مختلقة.\n"
    built = build(tmp_path_factory.mktemp("site"), files, THEME=str(THEME))
    assert built.code == 0, built.said
    return built


def pages(site: Built) -> Iterator[tuple[str, str]]:
    for path in sorted(site.output.rglob("*.html")):
        yield path.relative_to(site.output).as_posix(), path.read_text("utf-8")


def test_every_page_has_one_headline_one_main_and_the_policy(site: Built) -> None:
    policies = set()
    for name, page in pages(site):
        head, _, body = page.partition("</head>")  # a drawing's part has a <title>, too
        assert body.count("<h1") == body.count("<main") == head.count("<title>") == 1, name
        policies |= set(re.findall(r'Content-Security-Policy" content="([^"]*)"', page))
        ids = re.findall(r'\sid="([^"]*)"', page)
        assert len(ids) == len(set(ids)), name
    [policy] = policies
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_no_page_has_script_or_style_inside(site: Built) -> None:
    for name, page in pages(site):
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", page, flags=re.S):
            data = re.search(r'type="application/(?:ld\+)?json"', attributes)
            assert data or ("src=" in attributes and not body), name
        assert "<style" not in page, name
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", page), name


def test_an_article_says_how_its_date_is_known(site: Built) -> None:
    inferred = site.text("a/wiiiiiiiiii.html")
    assert "الاثنين 18 تشرين الثاني/نوفمبر 2024" in inferred
    assert (
        "قول النص «<bdi>اليوم الاثنين</bdi>»، وقد حُفظت الصفحة يوم "
        "الجمعة 22 تشرين الثاني/نوفمبر 2024" in inferred
    )
    assert STRINGS["date"]["captured"] in site.text("a/wcccccccccc.html")
    sure = STRINGS["date"]["sure"]
    assert sure["inferred"].format(words="<bdi>اليوم الاثنين</bdi>") in inferred
    assert sure["stated"] in site.text("a/wssssssssss.html")
    assert sure["captured"] in site.text("a/wcccccccccc.html")


def test_an_article_says_where_it_comes_from(site: Built) -> None:
    page = site.text("a/wiiiiiiiiii.html")
    assert re.search(r'href="\.\./source/[^"]+/"><bdi>صحيفة &lt;المثال&gt;</bdi>', page)
    assert '<a href="https://example.org/1?a=1&amp;b=2" rel="external">' in page
    assert '<bdi class="address">example.org</bdi>' in page
    assert f'<summary><bdi class="address">{SHA256[:12]}…</bdi></summary>' in page
    assert f'<bdi class="address whole">{SHA256[:-8]}<span>{SHA256[-8:]}</span></bdi>' in page
    assert (
        '<a href="https://web.archive.org/web/20241122/https://example.org/1?a=1&amp;b=2"' in page
    )
    assert '<time datetime="2024-11-22">' in page
    assert "صُحّح اسم." in page
    assert "سلمى المختلقة" in page
    assert STRINGS["article"]["no_source"] in site.text("a/wssssssssss.html")


def test_an_article_names_its_other_captures_each_with_its_origin(site: Built) -> None:
    page = site.text("a/wiiiiiiiiii.html")
    one, two = re.findall(r'<dd class="other">(.*?)</dd>', page, re.S)
    assert "<bdi>وكالة &lt;ب&gt;</bdi>" in one
    assert '<time datetime="2024-11-30">30 تشرين الثاني/نوفمبر 2024</time>' in one
    assert '<a href="https://example.com/%D8%A8" rel="external">' in one
    assert "/<bdi>ب</bdi>" in one
    assert f'<summary><bdi class="address">{SHA256[::-1][:12]}…</bdi></summary>' in one
    assert "captures<wbr>" in two
    assert "<details>" not in two


def test_corrections_are_listed_with_day_and_change(site: Built) -> None:
    page = site.text("a/wiiiiiiiiii.html")
    listed = re.findall(r'<li><time datetime="([^"]*)">([^<]*)</time>: ([^<]*)</li>', page)
    assert listed == [
        ("2024-12-03", "3 كانون الأول/ديسمبر 2024", "صُحّح اسم."),
        ("2024-12-02", "2 كانون الأول/ديسمبر 2024", "حُذف سطر."),
    ]
    assert f'<a href="#corrections">{STRINGS["article"]["corrected"]}</a>' in page
    assert "#corrections" not in site.text("a/wssssssssss.html")


def reference(page: str) -> str:
    """The reference that a page gives in words."""
    [words] = re.findall(r'<p id="reference">(.*?)</p>', page, re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", words)).split())


def test_the_reference_stands_in_the_page_as_text(site: Built) -> None:
    assert reference(site.text("a/wiiiiiiiiii.html")) == (
        "سلمى المختلقة، «خبر “مختلق” عن أمر»، صحيفة <المثال>، 18 تشرين الثاني/نوفمبر 2024 (تاريخ "
        "مستنتَج)، محفوظ في «ورّاق» يوم 22 تشرين الثاني/نوفمبر 2024، "
        "https://example.org/archive/a/wiiiiiiiiii.html"
    )
    assert reference(site.text("a/wcccccccccc.html")) == (
        "«عنوان wcccccccccc»، نُشر يوم 16 تشرين الثاني/نوفمبر 2024 أو قبله، محفوظ في «ورّاق»، "
        "https://example.org/archive/a/wcccccccccc.html"
    )


def test_zotero_takes_it_for_a_newspaper_article(site: Built) -> None:
    page = site.text("a/wiiiiiiiiii.html")
    metas = dict(re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">', page))
    # Its translator "Embedded Metadata" makes a journal article of whatever has this one
    assert "citation_journal_title" not in metas
    assert metas["DC.type"] == "newspaperArticle"
    assert metas["DC.source"] == "صحيفة &lt;المثال&gt;"  # before og:site_name, which is the archive
    assert metas["citation_title"] == "خبر «مختلق» عن أمر"
    assert metas["citation_author"] == "سلمى المختلقة"
    assert metas["citation_publication_date"] == "2024/11/18"
    assert metas["citation_language"] == "ar"
    assert metas["article:section"] == "أخبار"
    assert metas["og:url"] == "https://example.org/archive/a/wiiiiiiiiii.html"
    bare = site.text("a/wssssssssss.html")
    assert "citation_author" not in bare
    assert "DC.source" not in bare
    assert "citation_title" not in site.text("a/wwwwwwwwwww.html")


def test_readers_report_mistakes_where_the_setting_says(site: Built, tmp_path: Path) -> None:
    assert STRINGS["article"]["report"] not in site.text("a/wssssssssss.html")
    files = {"articles/one.md": ARTICLES["stated"]}
    to = "https://github.com/name/archive/issues"
    page = build(tmp_path / "right", files, THEME=str(THEME), REPORT_TO=to).text(
        "a/wssssssssss.html"
    )
    [link] = re.findall(rf'<a href="({to}/new\?[^"]*)">أبلغ', page)
    assert "الرابط" not in link
    assert "https://example.org/archive/a/wssssssssss.html" in unquote(link)


def test_between_the_marks_stands_the_text_and_nothing_else(site: Built) -> None:
    page = site.text("a/wiiiiiiiiii.html")
    [text] = re.findall(
        r'<div class="text" id="text"><!--text-->(.*)<!--/text--></div>', page, re.S
    )
    assert text == (
        "<p>فقرة أولى مختلقة.</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt; فقرة ثانية.</p>"
    )
    assert page.count("<!--text-->") == 1


def test_the_search_page_leads_to_its_help_where_there_is_one(site: Built, tmp_path: Path) -> None:
    assert "search-help" not in site.text("search.html")
    files = {
        "articles/one.md": ARTICLES["stated"],
        "pages/help.md": "Title: كيف تبحث\nSlug: search-help\n\nصفحة مختلقة.\n",
    }
    other = build(tmp_path, files, THEME=str(THEME))
    link = '<a href="./search-help.html">المزيد في صفحة «كيف تبحث»</a>'
    assert link in other.text("search.html")


def test_no_page_has_an_announcement_where_the_archive_has_none(site: Built) -> None:
    for name, page in pages(site):
        assert "announcement" not in page, name


def test_every_list_of_articles_shows_date_source_and_lead(site: Built) -> None:
    lead = "فقرة أولى مختلقة."
    for name in (
        "index.html",
        "2024/index.html",
        "2024/11/index.html",
        "category/أخبار/index.html",
    ):
        entry = site.text(name).partition("a/wiiiiiiiiii.html")[2].partition("</article>")[0]
        assert (
            "18 تشرين الثاني/نوفمبر 2024" in entry or "11/" in name
        )  # there the days are headings
        assert "صحيفة &lt;المثال&gt;" in entry, name
        assert lead in entry, name


def test_a_list_says_once_what_all_its_articles_share(site: Built) -> None:
    [source] = [
        path for path, page in pages(site) if path.startswith("source/") and "wiiiiiiiiii" in page
    ]
    for name, shared, other in (
        ("category/أخبار/index.html", "category/", "source/"),
        (source, "source/", "category/"),
    ):
        _, headline, cards = site.text(name).partition("</h1>")
        entry = cards.partition("a/wiiiiiiiiii.html")[2].partition("</article>")[0]
        assert headline
        assert "18 تشرين الثاني/نوفمبر 2024" in entry
        assert f'href="../../{other}' in entry, name
        assert shared not in entry, name
    assert "category/" in site.text("index.html").partition("a/wiiiiiiiiii.html")[2]


def test_a_hostile_title_stays_text(site: Built) -> None:
    for name, page in pages(site):
        assert "<script>x" not in page, name


def test_a_withdrawn_article_says_what_stood_there_and_why_it_went(site: Built) -> None:
    page = site.text("a/wwwwwwwwwww.html")
    assert "عنوان مسحوب" in page
    assert "الجمعة 20 كانون الأول/ديسمبر 2024" in page
    assert "بطلب الناشر" in page
    assert "سر لا يُنشر" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert "application/ld+json" not in page
    for name, other in pages(site):
        assert "عنوان مسحوب" not in other or name == "a/wwwwwwwwwww.html", name


def test_the_page_of_a_lost_address_links_from_the_root_of_the_host(site: Built) -> None:
    page = site.text("404.html")
    links = re.findall(r'(?:href|src|action)="([^"#]+)"', page)
    assert links
    assert all(link.startswith("/archive/") for link in links)
    assert 'data-root="/archive"' in page
    assert "canonical" not in page


def test_canonical_addresses_are_absolute_and_encoded(site: Built) -> None:
    encoded = "https://example.org/archive/category/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/"
    assert f'<link rel="canonical" href="{encoded}">' in site.text("category/أخبار/index.html")
    assert '<link rel="canonical" href="https://example.org/archive/">' in site.text("index.html")


@pytest.mark.parametrize(
    ("name", "most"),
    [("wssssssssss", 6_700), ("wiiiiiiiiii", 9_000)],  # with all that is known of an origin
)
def test_a_page_weighs_little_beside_its_text(site: Built, name: str, most: int) -> None:
    bare = re.sub(
        r"<!--text-->.*<!--/text-->|(?<=ld\+json\">).*?(?=</script>)",
        "",
        site.text(f"a/{name}.html"),
        flags=re.S,
    )
    assert len(bare.encode()) <= most


# Data


def test_the_page_of_the_data_lists_every_file_with_its_hash(site: Built) -> None:
    page = site.text("data/index.html")
    for year, count in ((2024, "3 مقالات، مقال مسحوب"), (2023, "مقال واحد")):
        data = (site.output / "data" / f"articles-{year}.jsonl.gz").read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        [row] = re.findall(rf"<li><b>{year}</b>.*?</li>", page, re.S)
        assert f'href="articles-{year}.jsonl.gz"' in row
        assert f"<span>{count}</span>" in row
        assert f'<bdi class="address">{digest[:12]}…</bdi>' in row
        assert f'<bdi class="address take">{digest}</bdi>' in row


def test_the_page_of_the_data_tells_every_field_and_how_to_check_and_cite(site: Built) -> None:
    page = site.text("data/index.html")
    told = re.findall(r'<dt><bdi class="address">(\w+)</bdi></dt><dd>([^<]+)</dd>', page)
    assert [name for name, _ in told] == list(FIELDS)
    assert dict(told) == STRINGS["data"]["fields"]
    assert "sha256sum --check --ignore-missing manifest.sha256" in page
    for link in ("datapackage.json", "../manifest.sha256", "../feeds/all.atom.xml"):
        assert f'href="{link}"' in page
        assert (site.output / "data" / link).exists()
    assert "آخر تعديل 20 كانون الأول/ديسمبر 2024." in page
    assert STRINGS["data"]["licence"] not in page  # the settings name none


def test_the_page_of_the_data_names_the_licence_that_the_settings_name(tmp_path: Path) -> None:
    files = {"articles/one.md": ARTICLES["stated"]}
    terms = {"LICENSE": "رخصة <مختلقة>", "LICENSE_URL": "https://example.org/?a=1&b=2"}
    built = build(tmp_path, files, THEME=str(THEME), **terms)
    link = '<a href="https://example.org/?a=1&amp;b=2" rel="license external">'
    assert f"برخصة {link}رخصة &lt;مختلقة&gt;</a>." in built.text("data/index.html")


def test_an_archive_without_articles_says_that_there_is_no_data(tmp_path: Path) -> None:
    files = {"pages/about.md": "Title: عن الأرشيف\n\nصفحة مختلقة.\n"}
    built = build(tmp_path, files, THEME=str(THEME))
    page = built.text("data/index.html")
    assert STRINGS["data"]["empty"] in page
    assert "datapackage.json" not in page


def test_an_archive_of_one_article_claims_no_more_than_it_has(tmp_path: Path) -> None:
    files = {"articles/1.md": article("waaaaaaaaaa", "2024-11-18")}
    one = build(tmp_path, files, THEME=str(THEME))
    assert 'sources.html"' not in one.text("index.html")
    statistics = one.text("statistics.html")
    assert 'sources.html"' not in statistics
    assert "نصف المقالات" not in statistics


def test_the_data_is_found_from_every_page_and_from_its_year(site: Built) -> None:
    for name, page in pages(site):
        up = "/archive/" if name == "404.html" else "../" * name.count("/") or "./"
        assert f'<a href="{up}data/">{STRINGS["data"]["title"]}</a>' in page, name
    assert 'href="../data/articles-2024.jsonl.gz"' in site.text("2024/index.html")
    assert site.text("2024/index.html").count('href="../data/"') == 2


def test_every_page_names_its_feed_for_programs_and_they_are_there(site: Built) -> None:
    for name, page in pages(site):
        root = "/archive" if name == "404.html" else "/".join([".."] * name.count("/")) or "."
        is_a_list = re.match(r"(?:category|source)/[^/]+/", name)
        expected = [f"{is_a_list[0]}feed.xml"] if is_a_list else []
        expected.append("feeds/all.atom.xml")
        feeds = re.findall(r'<link rel="alternate" href="([^"]*)" type="application/atom', page)
        assert feeds == [f"{root}/{feed}" for feed in expected], name
        assert all((site.output / feed).exists() for feed in expected)


@pytest.mark.parametrize(
    ("size", "latin", "arabic"),
    [
        (0, "0 بايت", "٠ بايت"),
        (999, "999 بايت", "٩٩٩ بايت"),
        (1000, "1 كيلوبايت", "١ كيلوبايت"),
        (999_499, "999 كيلوبايت", "٩٩٩ كيلوبايت"),
        (999_500, "1.0 ميغابايت", "١٫٠ ميغابايت"),
        (36_844_419, "36.8 ميغابايت", "٣٦٫٨ ميغابايت"),
        (1_234_567_890, "1,234.6 ميغابايت", "١٬٢٣٤٫٦ ميغابايت"),
    ],
)
def test_a_size_is_told_in_thousands(
    environment: Environment, size: int, latin: str, arabic: str
) -> None:
    template = environment.from_string("{{ size|data_size(t.data.sizes) }}")
    assert template.render(size=size, DIGITS="latin") == latin
    assert template.render(size=size, DIGITS="arabic") == arabic


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/x", "example.org"),
        ("https://موقع.وزارة-الأوقاف.مصر/x", "موقع.وزارة-الأوقاف.مصر"),
        ("https://www.cafés.example/", "cafés.example"),
        ("https://аpple.com/", "xn--pple-43d.com"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),
        ("https://①②⑦.example/", "xn--orhcp.example"),
        ("https://alجzeera.net/", "xn--alzeera-7qj.net"),
    ],
)
def test_a_host_in_disguise_is_named_as_the_network_has_it(address: str, shown: str) -> None:
    assert jinja.host(address) == shown
