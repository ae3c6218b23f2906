"""The settings of the site. docs/settings.md says what each does; publishconf.py adds the web's."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from building import Archive  # noqa: E402
from slugs import slug_settings  # noqa: E402  # found through the line above
from theme.inlining import WrittenIn  # noqa: E402
from theme.jinja import FILTERS, GLOBALS  # noqa: E402

# What a maintainer changes first
SITENAME = "ورّاق"
SITE_DESCRIPTION = "أرشيف مفتوح للأخبار العربية: نصوص محفوظة من مصادرها، قابلة للبحث والاستشهاد."
NOTICE = ""  # a line at the top of every page
LICENSE = ""  # under what terms the texts may be used, such as: المشاع الإبداعي، نَسب المُصنَّف 4.0
LICENSE_URL = ""  # and the address of its text; where both are empty the site claims nothing
DEFAULT_CATEGORY = "أخبار"
TIMEZONE = "Asia/Damascus"
INTERFACE_LANG = "ar"  # or en: the language of all but the articles
DEFAULT_LANG = "ar"  # of an article that names none
MONTH_NAMES = "both"  # levantine, gregorian, maghrebi, or both: تشرين الثاني/نوفمبر
DIGITS = "latin"  # or arabic: ٢٠٢٤
HIJRI = False  # True: the Hijri date beside the other
REPORT_TO = ""  # where readers report mistakes: a mail address, or a repository's …/issues

# Where the site will stand. Links inside it are relative, so that a copy works anywhere;
# feeds, the sitemap and canonical addresses cannot be.
ARCHIVE_URL = (os.environ.get("SITEURL") or "http://localhost:8000").rstrip("/")
SITEURL = ARCHIVE_URL
RELATIVE_URLS = True

# Where things lie
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
THEME_STATIC_PATHS = ["static", "built", "strings"]  # the second over the first: see the Makefile
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["extra"]
PLUGIN_PATHS = [str(ROOT / "plugins")]
PELICAN_CLASS = Archive
PLUGINS = [
    "building",
    "content_error",
    "interface",
    "rebuild",
    "extra_files",
    "reader",
]
PLUGINS += ["captures", "search", "integrity", "record", "browse"]
DELETE_OUTPUT_DIRECTORY = False  # a new site takes the place of the old one when it is whole
OUTPUT_RETENTION = [".git"]  # what of the output folder is not the site's, and stays
IGNORE_FILES = [".*", "*~", "#*#"]
READERS = {"html": None, "htm": None, "rst": None}

# Addresses
ARTICLE_URL = ARTICLE_SAVE_AS = ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "a/{id}.html"
DRAFT_URL = DRAFT_SAVE_AS = DRAFT_LANG_URL = DRAFT_LANG_SAVE_AS = ""
PAGE_URL = PAGE_SAVE_AS = PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{slug}.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "category/{slug}/", "category/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tag/{slug}/", "tag/{slug}/index.html"
SOURCE_URL, SOURCE_SAVE_AS = "source/{slug}/", "source/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "author/{slug}/", "author/{slug}/index.html"
YEAR_URL, YEAR_SAVE_AS = "{year:04}/", "{year:04}/index.html"
MONTH_URL, MONTH_SAVE_AS = "{year:04}/{month:02}/", "{year:04}/{month:02}/index.html"
PATH_METADATA = r"extra/(?P<path>.*)"  # what lies in extra/ goes to the site's root
DIRECT_TEMPLATES = ["index", "years", "categories", "tags", "authors", "sources"]
DIRECT_TEMPLATES += ["statistics", "search", "colophon", "404"]
INDEX_SAVE_AS = "index.html"

# An article's slug is its file's name and decides nothing: its address is its id
SLUGIFY_SOURCE = "basename"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
USE_FOLDER_AS_CATEGORY = False
ARTICLE_ORDER_BY = "reversed-date"

# Pages of lists, in a folder of their own so that no name can meet them
DEFAULT_PAGINATION = 60  # at 20, lists alone take a sixth of a large site's files
DEFAULT_ORPHANS = 3
PAGINATED_TEMPLATES = dict.fromkeys(["category", "tag", "author", "source", "month"])
PAGINATED_TEMPLATES["letter"] = 200  # names, which are short
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}.html", "{base_name}/page/{number}.html"),
)

# Feeds: the plugin `record` writes them, and Pelican none
FEED_SAVE_AS = "feeds/all.atom.xml"
CATEGORY_FEED_SAVE_AS = "category/{slug}/feed.xml"
SOURCE_FEED_SAVE_AS = "source/{slug}/feed.xml"
FEED_MAX_ITEMS = 50
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Text: the reader does its own summary, and nothing in a file is more than Markdown
MARKDOWN = {"extensions": [], "extension_configs": {}, "output_format": "html"}
FORMATTED_FIELDS: list[str] = []
# Pelican's {static} and {filename} links would let a text publish a capture, or any other file
INTRASITE_LINK_REGEX = r"(?!)(?P<what>)"
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [WrittenIn],
}
JINJA_FILTERS = FILTERS
JINJA_GLOBALS = GLOBALS
DEFAULT_DATE_FORMAT = "%Y-%m-%d"  # the plugin `interface` writes dates, never by the locale

globals().update(slug_settings())
