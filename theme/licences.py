"""Writes what a site ships of others and under which licences, for the page that says so.

`make html` runs it when the packages, the project's licence or this file change. It reads the
packages' own metadata, so that a newer font is not told of in the older one's words. It writes
`theme/shipped.json`,

    {"program": {"licence": "AGPL-3.0-or-later", "text": "licences/AGPL-3.0-or-later.txt"},
     "fonts": [{"family", "made_of", "version", "notice", "licence", "text", "package"}]}

with texts below the site's `theme/`, and the text of the project's licence. The scripts are the
project's own alone: a test holds them to that.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from theme.vendor import FACES, LICENCES, PACKAGES, ROOT, Face, MissingPackage, package_file

THEME = ROOT / "theme"

_FAMILIES, _VERSION = (16, 1), 5  # name records of a font; 1 may have the weight in it


class UnknownLicence(Exception):  # noqa: N818  # it is what is unknown
    """A package does not say its licence as it is read here."""


def write(theme: Path, packages: Path = PACKAGES) -> None:
    """Writes shipped.json, and the text of the project's licence where it is published."""
    licence = _read(ROOT / "package.json")["license"]
    text = f"licences/{licence}.txt"
    (theme / "built/licences").mkdir(parents=True, exist_ok=True)
    (theme / "built" / text).write_bytes((ROOT / "LICENSE").read_bytes())
    families = list({face.family: face for face in FACES}.values())
    shipped = {
        "program": {"licence": licence, "text": text},
        "fonts": [font(face, packages) for face in families],
    }
    written = json.dumps(shipped, ensure_ascii=False, indent=2) + "\n"
    (theme / "shipped.json").write_text(written, "utf-8")


def font(face: Face, packages: Path = PACKAGES) -> dict[str, Any]:
    """What a family is made of, and under which licence.

    Raises UnknownLicence where its package does not name the SIL Open Font License.
    """
    package = "/".join(face.source.split("/")[:2])
    said = _read(package_file(packages, f"{package}/package.json"))
    text = f"{package}/LICENSE_FONT"
    whole = package_file(packages, text).read_text("utf-8")
    licence = re.search(r"\bOFL-[\d.]+\b", said["license"])
    if not licence or "SIL OPEN FONT LICENSE" not in whole:
        raise UnknownLicence(f"{package}: found {said['license']!r}; expected OFL-1.1")
    with TTFont(package_file(packages, face.source), lazy=True) as source:
        family = source["name"].getFirstDebugName(_FAMILIES)
        version = source["name"].getDebugName(_VERSION)
    return {
        "family": face.family,
        "made_of": family,
        "version": version.removeprefix("Version "),
        "notice": whole.partition("\n\n")[0],
        "licence": licence[0],
        "text": f"fonts/{LICENCES[text]}",
        "package": f"{package} {said['version']}",
    }


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def main(theme: Path = THEME) -> int:
    """Writes everything; 1 and one line where a package is missing or says no licence."""
    try:
        write(theme)
    except (MissingPackage, UnknownLicence) as error:
        sys.stderr.write(f"licences: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
