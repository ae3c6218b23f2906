"""What is said of settings that are wrong: file, line, what was found and what to write instead."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

import begun
from configuration.near import KNOWN, meant
from configuration.reading import check, read_settings
from configuration.table import CHANGED_FIRST, OWN, TABLE_OF_SETTINGS
from content_error import ContentError
from small_site import ROOT
from test_docs import first_cells

BEGINNING = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
FOURTH = "settings.py, line 4: found"


@pytest.fixture
def mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What is said of lines that stand below the archive's own settings."""
    monkeypatch.chdir(tmp_path)

    def said(*lines: str, beginning: str = BEGINNING) -> list[str]:
        file = tmp_path / "settings.py"
        file.write_text(beginning + "\n".join(lines) + "\n", "utf-8")
        try:
            check(file, {})
        except ContentError as error:
            return str(error).splitlines()
        return []

    return said


@pytest.mark.parametrize("name", ["pelicanconf.py", "invented/siteconf.py"])
def test_the_settings_as_they_come_are_right(name: str) -> None:
    check(ROOT / name, {})


def test_every_documented_setting_is_in_the_table() -> None:
    documentation = (ROOT / "docs/settings.md").read_text("utf-8")
    assert first_cells(documentation, "For the archive") == set(CHANGED_FIRST)


def test_every_setting_that_the_archive_has_is_known() -> None:
    source = (ROOT / "pelicanconf.py").read_text("utf-8")
    given = set(re.findall(r"\b([A-Z][A-Z_]+)(?:, [A-Z_]+)* (?:\+)?= ", source))
    assert given - KNOWN == {"ROOT"}


def test_every_example_is_a_value_that_would_be_taken() -> None:
    for name, setting in TABLE_OF_SETTINGS.items():
        if name not in {"SITENAME"} and name in OWN:
            assert setting.kind.is_right(setting.example), name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SITENAME = ''", "not empty"),
        ("SITENAME = 5", "SITENAME = 'أرشيف المدينة'"),
        ("SITE_DESCRIPTION = 'a\\nb'", "text of one line"),
        ("NOTICE = None", "text of one line"),
        ("DEFAULT_CATEGORY = ' '", "not empty"),
        ("TIMEZONE = 'Asia/Damscus'", "TIMEZONE = 'Asia/Damascus'"),
        ("TIMEZONE = 'Asia'", "a time zone"),
        ("TIMEZONE = 3", "a time zone"),
        ("INTERFACE_LANG = 'fr'", "'ar' or 'en'"),
        ("DEFAULT_LANG = 'Arabic language'", "a language's code"),
        ("DEFAULT_LANG = None", "DEFAULT_LANG = 'ar'"),
        ("MONTH_NAMES = 'magrebi'", "MONTH_NAMES = 'maghrebi'"),
        ("DIGITS = 'Latin'", "DIGITS = 'latin'"),
        ("HIJRI = 'False'", "True or False"),
        ("HIJRI = 1", "True or False"),
        ("REPORT_TO = 'desk'", "a mail address"),
        ("REPORT_TO = 'https://example.org/'", "a repository's issues"),
        ("REPORT_TO = 'javascript:alert(1)//issues'", "a mail address"),
        ("REPORT_TO = 'a b@c'", "a mail address"),
        ("LICENSE_URL = 'javascript:x'", "https://"),
        ("LICENSE_URL = 'example.org'", "https://"),
        ("SITEURL = ARCHIVE_URL = 'https://a.example/?x'", "without ? or #"),
        ("SITEURL = ARCHIVE_URL = 'https://a.example/#x'", "without ? or #"),
        ("SITEURL = ARCHIVE_URL = 'https://a.example:x/'", "without ? or #"),
        ("SITEURL = ARCHIVE_URL = 'a.example'", "https://name.github.io/archive"),
        ("FEED_MAX_ITEMS = 0", "1 or more"),
        ("FEED_MAX_ITEMS = '50'", "without quotes"),
        ("DEFAULT_PAGINATION = False", "a whole number"),
        ("DEFAULT_ORPHANS = -1", "0 or more"),
        ("ARTICLE_URL = '{slug}.html'", "'a/{id}.html'"),
        ("CATEGORY_URL = 'category/'", "{slug}"),
        ("MONTH_URL = '{year}/'", "{year} and {month}"),
        ("YEAR_SAVE_AS = '/{year}.html'", "within the site"),
        ("SOURCE_URL = '{slug/'", "{slug}"),
        ("PAGE_PATHS = 'pages'", "PAGE_PATHS = ['pages']"),
        ("OUTPUT_RETENTION = '.git'", "OUTPUT_RETENTION = ['.git']"),
        ("PAGINATED_TEMPLATES = ['tag']", "a dictionary of lists"),
        ("PAGINATION_PATTERNS = [(1, '{url}')]", "a list of"),
        ("DELETE_OUTPUT_DIRECTORY = True", "expected False, "),
        ("JINJA_ENVIRONMENT = {'trim_blocks': True}", "autoescape"),
        ("MARKDOWN = {}", "extensions"),
        ("INTRASITE_LINK_REGEX = '('", "a regular expression"),
        ("RELATIVE_URLS = 'yes'", "True or False"),
        ("READERS = []", "a dictionary"),
        ("PORT = 80000", "65535"),
        ("PLUGINS = [*PLUGINS, 'serch']", "'search'"),
        ("PLUGINS = [*PLUGINS, 'browse']", "each plugin once"),
        ("PLUGINS = [*PLUGINS, 3]", "a plugin's name in quotes"),
        ("PLUGINS.remove('browse')", "it in the list, since the theme needs it"),
        ("PLUGINS = ['reader', 'interface']", "them in the list, since the theme needs them"),
        ("PLUGINS = ['record']; THEME = '.'", "'reader' beside them"),
        ("ARTICLE_PATHS = ['../elsewhere']", "folders within"),
        ("PAGE_PATHS.append('/tmp')", "folders within"),
        ("STATIC_PATHS = ['extra', 'a/../../b']", "folders within"),
        ("ARTICLE_PATHS = ['news']", "'articles' among them, since the import writes there"),
        ("ARTICLE_PATHS = ['articles/2024']", "'articles' among them"),
        ("OUTPUT_PATH = PATH + '/site'", "each in a place of its own"),
        ("OUTPUT_PATH = ROOT", "each in a place of its own"),
        ("THEME = 'no/such/folder'", "a folder that is there"),
        ("LICENSE = 'رخصة'", "or both empty"),
        ("LICENSE_URL = 'https://example.org/'", "or both empty"),
        ("SITEURL = 'https://a.example'", "below it SITEURL = ARCHIVE_URL"),
        ("DEFAULT_ORPHANS = 61", "no more entries"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(mistakes, line: str, expected: str) -> None:
    [sentence] = mistakes(line)
    assert sentence.startswith(FOURTH)
    assert expected in sentence.partition("; ")[2]


@pytest.mark.parametrize(
    "line",
    [
        "REPORT_TO = 'desk@example.org'",
        "REPORT_TO = 'https://gitlab.example/name/archive/-/issues'",
        "LICENSE, LICENSE_URL = 'رخصة', 'https://example.org/?a=1&b=2'",
        "SITEURL = ARCHIVE_URL = 'http://localhost:8000/archive'",
        "HIJRI = True",
        "DEFAULT_LANG = 'en-GB'",
        "TIMEZONE = 'UTC'",
        "PLUGINS += ['pelican.utils']",
        "PLUGINS = ['reader']; THEME = '.'",
        "PLUGINS.remove('browse'); THEME_TEMPLATES_OVERRIDES = ['.']",
        "ARTICLE_PATHS = ['.']",
        "ARTICLE_PATHS = [PATH + '/articles', 'more']",
        "STATIC_PATHS += ['.well-known']",
        "LOCALE = 'C'",
    ],
)
def test_a_right_value_is_taken(mistakes, line: str) -> None:
    assert mistakes(line) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("SITE_NAME", "SITENAME"),
        ("LICENCE", "LICENSE"),
        ("LICENCE_URL", "LICENSE_URL"),
        ("SITEDESCRIPTION", "SITE_DESCRIPTION"),
        ("TIME_ZONE", "TIMEZONE"),
        ("DIGIT", "DIGITS"),
        ("MONTHNAMES", "MONTH_NAMES"),
        ("REPORTS_TO", "REPORT_TO"),
        ("HIJIRI", "HIJRI"),
        ("PLUGIN_PATH", "PLUGIN_PATHS"),
        ("DEFAULT_PAGINATON", "DEFAULT_PAGINATION"),
        ("Sitename", "SITENAME"),
    ],
)
def test_a_name_that_is_nearly_a_known_one_is_told(mistakes, written: str, right: str) -> None:
    [sentence] = mistakes(f"{written} = 'x'")
    assert sentence.startswith(f"{FOURTH} {written}, which nothing reads; expected {right};")


OF_OTHERS = [
    *("SITEMAP", "TAG_CLOUD_STEPS", "RELATED_POSTS_MAX", "I18N_SUBSITES", "SERIES_TEXT"),
    *("READTIME_WPM", "THUMBNAIL_SIZES", "GOOGLE_ANALYTICS", "DISQUS_SITENAME", "GITHUB_URL"),
    *("TWITTER_USERNAME", "SOCIAL", "LINKS", "MENUITEMS", "FAVICON", "SITELOGO"),
    *("COPYRIGHT_YEAR", "CC_LICENSE", "SITETITLE", "STORK_INPUT_OPTIONS", "WEBASSETS_CONFIG"),
    *("SEO_REPORT", "ROOT", "HERE", "BASE", "FILTERS", "GLOBALS", "TAGS_URL"),
    *("CATEGORY_FEED_RSS", "MY_OWN_NUMBER", "_SITE_NAME"),
]


@pytest.mark.parametrize("name", OF_OTHERS)
def test_a_setting_of_another_plugin_passes(name: str) -> None:
    assert meant(name) is None


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("{'extensions': ['tables', 'no_such']}", "'no_such' of MARKDOWN, which cannot be used"),
        ("{'extensions': ['toc'], 'extension_configs': {'toc': {'x': 1}}}", "'toc' of MARKDOWN"),
    ],
)
def test_an_extension_that_cannot_be_had_is_told(mistakes, options: str, found: str) -> None:
    (said,) = mistakes(f"MARKDOWN = {options}")
    assert found in said
    assert "expected one that is installed" in said


def test_an_extension_that_is_there_passes(mistakes) -> None:
    assert mistakes("MARKDOWN['extensions'].append('tables')") == []


def test_a_variable_that_helps_to_make_a_setting_passes(mistakes) -> None:
    assert mistakes("sitename = 'أرشيف'", "SITENAME = sitename + ' المدينة'") == []


@pytest.mark.parametrize("name", ["DIGITS", "SITENAME", "DEFAULT_CATEGORY", "DEFAULT_LANG"])
def test_a_setting_that_was_taken_out_is_missed(tmp_path: Path, name: str) -> None:
    source = (ROOT / "pelicanconf.py").read_text("utf-8")
    root = "ROOT = Path(__file__).resolve().parent"
    assert root in source
    file = tmp_path / "without_one.py"
    source = source.replace(root, f"ROOT = Path({str(ROOT)!r})")
    file.write_text(re.sub(rf"^{name} = .*\n", "", source, flags=re.M), "utf-8")
    with pytest.raises(ContentError, match=f"found no {name}; expected a line such as {name} ="):
        check(file, {})


def test_what_the_theme_needs_is_told_where_the_list_is_changed(mistakes) -> None:
    said = mistakes("", "PLUGINS.remove('browse')", "PLUGINS.remove('record')")
    assert said == [
        "settings.py, line 6: found PLUGINS without 'record' and 'browse'; expected them in the "
        "list, since the theme needs them; a theme of your own (THEME) may do without"
    ]


@pytest.mark.parametrize("base", ["from pelicanconf import *", "from middle import *"])
@pytest.mark.parametrize(
    "line", ["PLUGINS.remove('captures')", "import pelicanconf; pelicanconf.PLUGINS.pop(6)"]
)
def test_lists_that_are_changed_in_place_are_those_of_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str, line: str
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "middle.py").write_text("from pelicanconf import *\nPLUGINS += ['more']\n", "utf-8")
    (tmp_path / "more.py").write_text("def register(): pass\n", "utf-8")
    (tmp_path / "content").mkdir()
    file = tmp_path / "settings.py"
    beginning = BEGINNING.replace("from pelicanconf import *", base)
    more = "PLUGIN_PATHS += ['.']\nDIRECT_TEMPLATES.append('mine')\n"
    file.write_text(f"{beginning}{line}\n{more}", "utf-8")
    found = [read_settings(str(file)) for _ in range(3)]
    monkeypatch.delitem(sys.modules, "middle", raising=False)
    for settings in found:
        assert settings["PLUGINS"].count("more") == (base == "from middle import *")
        assert "captures" not in settings["PLUGINS"]
        assert settings["DIRECT_TEMPLATES"].count("mine") == 1
        assert settings["PLUGIN_PATHS"][-1] == str(tmp_path)


def test_settings_that_are_not_the_archives_are_told_how_to_begin(mistakes) -> None:
    [sentence] = mistakes("SITENAME = 'x'", beginning="")
    assert sentence.endswith("expected a file that begins with: from pelicanconf import *")


def test_all_mistakes_are_told_at_once_in_their_order(mistakes) -> None:
    said = mistakes("HIJRI = 1", "LICENCE = ''", "DIGITS = 1")
    assert [line.partition(":")[0][-1] for line in said] == ["4", "5", "6"]


def test_the_line_of_an_imported_file_is_named(mistakes, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "names_of_mine.py").write_text("\nDIGITS = 'roman'\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    [sentence] = mistakes("from names_of_mine import *")
    assert sentence.startswith("names_of_mine.py, line 2: found DIGITS = 'roman'; expected 'latin'")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("SITENAME = “أرشيف”", "which Python cannot read"),
        ("SITENAME = 'أرشيف", "which Python cannot read"),
        ("SITENAME = أرشيف", "NameError"),
        ("import nothing_of_that_name", "ModuleNotFoundError"),
        ("from pathlib import Pth", "ImportError"),
    ],
)
def test_a_file_that_is_no_python_is_told_with_its_line(mistakes, line: str, found: str) -> None:
    [sentence] = mistakes(line)
    assert sentence.startswith(FOURTH)
    assert found in sentence
    assert "straight quotes" in sentence


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.py").write_bytes("SITENAME = 'أرشيف'\n".encode("windows-1256"))
    with pytest.raises(ContentError, match="expected a file saved as UTF-8"):
        check(tmp_path / "settings.py", {})


def test_what_the_documentation_shows_is_what_is_said(mistakes) -> None:
    documentation = (ROOT / "docs/settings.md").read_text("utf-8")
    shown = re.findall(r"^    pelicanconf\.py, line \d+(: .*)", documentation, re.M)
    lines = mistakes("TIMEZONE = 'Asia/Damscus'", "LICENCE = 'x'")
    assert [line.removeprefix(f"settings.py, line {n}") for n, line in enumerate(lines, 4)] == shown


def test_the_check_takes_milliseconds() -> None:
    check(ROOT / "pelicanconf.py", {})  # its imports are the build's own
    start = time.process_time()
    check(ROOT / "pelicanconf.py", {})
    assert time.process_time() - start < 0.1


def run(folder: Path, settings: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What make runs, over an empty content."""
    (folder / "content").mkdir(exist_ok=True)
    arguments = [str(folder / "content"), "-o", str(folder / "output"), "-s", settings]
    return begun.run(ROOT, [*arguments, "--log-handler", "plain"], environment)


@pytest.mark.parametrize("siteurl", ["", "example.org", "https://", "https://a b", "https://a/?x"])
def test_publishing_needs_the_address_of_the_site(tmp_path: Path, siteurl: str) -> None:
    built = run(tmp_path, "publishconf.py", SITEURL=siteurl)
    assert built.returncode == 1
    assert re.match(r"publishconf\.py, line \d+: found ARCHIVE_URL = ", built.stderr)
    assert "ARCHIVE_URL = 'https://name.github.io/archive'" in built.stderr
    assert len(built.stderr.splitlines()) == 1
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("text", ["SITENAME = “x”\n", "SITENAME = x\n", "SITENAME = ''\n", None])
def test_a_mistake_ends_the_command_in_a_sentence(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "settings.py"
    if text is not None:
        file.write_text(text, "utf-8")
    built = run(tmp_path, str(file))
    assert built.returncode == 1
    assert "settings.py" in built.stderr
    assert "Traceback" not in built.stderr
