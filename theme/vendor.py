"""Makes the subsets of the theme's fonts out of npm packages.

`make html` runs it when the packages or this file change. What it writes (theme/static/fonts) is
not kept in git: the same packages give the same bytes.
"""

import logging
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
STATIC = ROOT / "theme" / "static"

# A file of a face is fetched only when the page has a character of its `unicode-range`;
# css/fonts.css says the same ranges (a test compares them). `arabic` serves a page of plain Arabic.
RANGES = {
    # Arabic letters, marks and digits, the Persian and Kurdish letters of names (پ چ ژ ڤ ک گ ڕ ڵ ۆ
    # ێ ە), ASCII without its letters, and the punctuation of Arabic and quoted Latin text
    "arabic": (
        "U+20-40, U+5B-60, U+7B-7E, U+A0, U+AB, U+B0, U+B7, U+BB, U+D7, U+60C, U+61B, U+61F, "
        "U+621-65F, U+660-66D, U+670, U+67E, U+686, U+695, U+698, U+6A4, U+6A9, U+6AF, U+6B5, "
        "U+6C6, U+6CC, U+6CE, U+6D5, U+200C-200F, U+2010-2014, U+2018-201A, U+201C-201E, U+2022, "
        "U+2026, U+2032, U+2033, U+2039, U+203A, U+2190-2193, U+2212, U+25CC, U+FD3E, U+FD3F"
    ),
    # The other languages of the script, Persian digits, Quranic marks, presentation forms
    "arabic-more": (
        "U+600-60B, U+60D-61A, U+61C-61E, U+620, U+66E, U+66F, U+671-67D, U+67F-685, U+687-694, "
        "U+696, U+697, U+699-6A3, U+6A5-6A8, U+6AA-6AE, U+6B0-6B4, U+6B6-6C5, U+6C7-6CB, U+6CD, "
        "U+6CF-6D4, U+6D6-6FF, U+750-77F, U+8A0-8FF, U+FB50-FD3D, U+FD40-FDFF, U+FE70-FEFC"
    ),
    # Half of the bytes that all of Latin takes, and all that most names and addresses are made of
    "latin": "U+41-5A, U+61-7A",
    "latin-more": "U+A1-AA, U+AC-AF, U+B1-B6, U+B8-BA, U+BC-D6, U+D8-17F, U+20AC, U+2122",
}

# What the shaping of Arabic and the placing of its marks need; stylistic sets stay out
FEATURES = (
    *("isol", "init", "medi", "fina", "rlig", "calt", "rclt", "ccmp", "locl", "liga", "rtlm"),
    *("kern", "mark", "mkmk", "curs", "mset"),
)

# Name records that stay: copyright, style, licence and its address
KEPT_NAMES = (0, 2, 13, 14)


class MissingPackage(Exception):  # noqa: N818  # it is what is missing, in the package manager's words
    """An npm package, or a file of it, is not there."""


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a family: where it comes from and what its files are called."""

    source: str  # the font, below node_modules
    name: str  # the stem of the files written, as in `naskh-400`
    family: str  # a name of ours: the licence reserves the makers' own for unchanged fonts


_NASKH = "@expo-google-fonts/noto-naskh-arabic"
_SANS = "@expo-google-fonts/ibm-plex-sans-arabic"

FACES = (
    Face(f"{_NASKH}/400Regular/NotoNaskhArabic_400Regular.ttf", "naskh-400", "Warraq Naskh"),
    Face(f"{_NASKH}/700Bold/NotoNaskhArabic_700Bold.ttf", "naskh-700", "Warraq Naskh"),
    Face(f"{_SANS}/400Regular/IBMPlexSansArabic_400Regular.ttf", "sans-400", "Warraq Sans"),
    Face(f"{_SANS}/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf", "sans-600", "Warraq Sans"),
)
LICENCES = {
    f"{_NASKH}/LICENSE_FONT": "noto-naskh-arabic.OFL.txt",
    f"{_SANS}/LICENSE_FONT": "ibm-plex-sans-arabic.OFL.txt",
}


def codepoints(ranges: str) -> set[int]:
    """The code points of a CSS `unicode-range` such as `U+20-40, U+A0`."""
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def subset_face(face: Face, ranges: str, packages: Path = PACKAGES) -> TTFont:
    """The face with the characters of a `unicode-range` and the features they need, renamed."""
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = list(KEPT_NAMES)
    options.hinting = False  # at reading sizes on today's screens it only weighs
    options.notdef_outline = True
    options.drop_tables += ["meta"]
    font = subset.load_font(str(package_file(packages, face.source)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codepoints(ranges))
    subsetter.subset(font)
    style = font["name"].getDebugName(2)
    for name_id, words in ((1, face.family), (4, f"{face.family} {style}"), (6, face.name)):
        font["name"].setName(words, name_id, 3, 1, 0x409)
    return font


def write_fonts(target: Path, packages: Path = PACKAGES) -> None:
    """Every face's files as woff2, and the licences beside them."""
    target.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        for part, ranges in RANGES.items():
            font = subset_face(face, ranges, packages)
            font.flavor = "woff2"
            font.save(target / f"{face.name}-{part}.woff2", reorderTables=None)
    for source, name in LICENCES.items():
        (target / name).write_bytes(package_file(packages, source).read_bytes())


def package_file(packages: Path, name: str) -> Path:
    """A file of an npm package; MissingPackage where it is not there."""
    path = packages / name
    if not path.is_file():
        raise MissingPackage(f"{path}: not found; `npm ci` (or `make html`) puts it there")
    return path


def main(packages: Path = PACKAGES, static: Path = STATIC) -> int:
    """Writes everything; 1 and one line where a package is missing."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        write_fonts(static / "fonts", packages)
    except MissingPackage as missing:
        sys.stderr.write(f"vendor: {missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
