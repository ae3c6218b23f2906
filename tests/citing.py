"""What reference managers make of the files that citations.js writes."""

import json
import re
from typing import Any

import bibtexparser
import rispy
from pylatexenc.latex2text import LatexNodes2Text

# The fields that citations.js writes and the kinds of their values, by the schema of CSL 1.0.2,
# https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
CSL_TEXTS = {"id", "title", "container-title", "section", "language", "archive", "URL", "note"}
CSL_DATES = {"issued", "accessed"}


def parsed_ris(text: str) -> dict[str, Any]:
    """The one reference in a RIS file, which has CR and LF at each line's end."""
    assert not re.search(r"(?<!\r)\n", text)
    [reference] = rispy.loads(text)
    return dict(reference)


def parsed_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Key, type and fields of the one entry in a BibTeX file, as they stand."""
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    [entry] = library.entries
    return entry.key, entry.entry_type, {field.key: field.value for field in entry.fields}


def read_tex(value: str) -> str:
    """The text that TeX makes of a field's value."""
    # two commands of LaTeX's own that the reader does not know, and one that it reads as an accent
    value = value.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    return str(LatexNodes2Text(strict_latex_spaces=True).latex_to_text(value)).replace("ˆ", "^")


def parsed_csl(text: str) -> dict[str, Any]:
    """The one item in a CSL-JSON file, which has only what the schema knows, as it says."""
    [item] = json.loads(text)
    assert item.pop("type") == "article-newspaper"
    assert {"id"} <= set(item) <= CSL_TEXTS | CSL_DATES | {"author"}
    for name in set(item) & CSL_TEXTS:
        assert isinstance(item[name], str)
        assert item[name]
    for name in item.get("author", []):
        assert list(name) == ["literal"]
    for name in CSL_DATES:
        assert {"date-parts"} <= set(item[name]) <= {"date-parts", "circa"}
        [day] = item[name]["date-parts"]
        assert all(type(number) is int for number in day)
    return dict(item)
