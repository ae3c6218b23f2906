"""The strings: complete in each language, and nowhere else."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interface.strings import FOLDER, LANGUAGES, plural_form, strings
from small_site import ROOT

FORMS = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "en": {"zero", "one", "other"},
}
TEMPLATES = sorted((ROOT / "theme/templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "theme/static/js").rglob("*.js"))
# They know Arabic words, letters or keys to read what a visitor types, and show none
READING = {"arabic.js", "keys.js", "fragment.js", "lexemes.js", "vocabulary.js", "query.js"}
ARABIC = re.compile(r"[\u0600-\u06ff]")


def leaves(group: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every string with its path; the forms of a counted one are one leaf."""
    for key, value in group.items():
        if isinstance(value, dict) and "other" not in value:
            yield from leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


def placeholders(sentence: object) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", str(sentence)))


def test_every_language_has_its_file_and_no_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(LANGUAGES) == set(FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_strings_in_the_same_order(language: str) -> None:
    assert [path for path, _ in leaves(strings(language))] == [
        path for path, _ in leaves(strings("ar"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_strings_have_the_forms_of_the_language(language: str) -> None:
    counted = [(path, value) for path, value in leaves(strings(language)) if "other" in value]
    assert len(counted) >= 10
    for path, value in counted:
        if isinstance(value, dict):
            assert set(value) == FORMS[language], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_the_same_places_to_fill_in_every_language(language: str) -> None:
    others = dict(leaves(strings("ar")))
    for path, value in leaves(strings(language)):
        if isinstance(value, dict):
            # a form may say its number in a word, and of none there is no more to say
            every = placeholders(value["other"])
            for name, form in value.items():
                needed = set() if name == "zero" else every - {"n"}
                assert needed <= placeholders(form) <= every, (path, name)
            assert placeholders(value["other"]) == placeholders(others[path]["other"]), path
        elif isinstance(value, list):
            assert len(value) == len(others[path]), path
        else:
            assert placeholders(value) == placeholders(others[path]), path


def test_english_is_english() -> None:
    for path, value in leaves(strings("en")):
        if not path.startswith("search.example_"):  # of what one may type
            assert not ARABIC.search(str(value).replace("،", "")), path


@pytest.mark.parametrize(
    ("language", "form", "counts"),
    [  # the samples of CLDR's rules
        ("ar", "zero", [0]),
        ("ar", "one", [1]),
        ("ar", "two", [2]),
        ("ar", "few", [3, 10, 103, 110, 1003]),
        ("ar", "many", [11, 26, 99, 111, 1011]),
        ("ar", "other", [100, 101, 102, 200, 202, 300, 1000, 1_000_000]),
        ("en", "zero", [0]),  # its own, beside CLDR's two
        ("en", "one", [1]),
        ("en", "other", [2, 3, 11, 21, 100, 101, 1_000_000]),
    ],
)
def test_a_count_takes_the_form_of_the_plural_rule(
    language: str, form: str, counts: list[int]
) -> None:
    assert [plural_form(count, language) for count in counts] == [form] * len(counts)


# Strays

NAMES = {"SHA-256", "JSONL", "CSV", "RIS", "BibTeX", "CSL-JSON", "Data Package"}
"""Of formats and standards, which no language translates."""


def shown(template: str) -> Iterator[str]:
    """What a template itself would show: text, and attributes that are read out or seen."""
    code = re.sub(r"\{#.*?#\}", "", template, flags=re.S)
    code = re.sub(r"\{% block script %\}.*?\{% endblock %\}", "", code)  # names a file
    code = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\0", code, flags=re.S)
    code = re.sub(r"<(pre|script)\b.*?</\1>", "", code, flags=re.S)
    yield from re.findall(r'\s(?:alt|aria-label|title|placeholder|abbr)="([^"]*)"', code)
    bare = re.sub(r'<bdi class="address">[^<]*</bdi>', "", code.partition("<body>")[2] or code)
    for text in re.split(r"<[^>]*>", bare):
        yield from html.unescape(text).split("\0")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_words_stand_in_a_template(path: Path) -> None:
    for text in shown(path.read_text("utf-8")):
        assert text.strip() in NAMES or not re.search(r"[^\W\d_]", text), text


SHOWING = re.compile(
    r"(?:textContent|innerText|title|placeholder|ariaLabel)\s*=(?!=)\s*(?P<set>[\"'`].*?[\"'`])"
    r"|(?:append|prepend|replaceChildren|replaceWith|createTextNode)\((?P<put>[\"'`].*?[\"'`])"
    r"|\"aria-(?:label|description|roledescription|valuetext)\",\s*(?P<said>[\"'`].*?[\"'`])"
    r"|\b(?:element|button)\(\"[\w-]*\",\s*\"[^\"]*\",\s*(?P<made>[\"'`].*?[\"'`])"
)


def stray(code: str) -> list[str]:
    """Words that a script would show of its own."""
    code = re.sub(r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", "", code, flags=re.S)
    literals = [next(filter(None, match.groups())) for match in SHOWING.finditer(code)]
    # ${…} of a template literal comes from elsewhere, and \u00a0 is a sign
    rest = re.compile(r"\$\{[^}]*\}|\\u[0-9a-f]{4}")
    return [word for word in literals if re.search(r"[^\W\d_]", rest.sub("", word))]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_words_stand_in_a_script(path: Path) -> None:
    code = path.read_text("utf-8")
    assert stray(code) == []
    if path.name not in READING:
        assert not ARABIC.search(re.sub(r"/\*.*?\*/|//[^\n]*", "", code, flags=re.S))


def test_words_that_a_script_would_show_are_found() -> None:
    assert stray('a.textContent = "Loading";') == ['"Loading"']
    assert stray('b.setAttribute("aria-label", `close ${x}`);') == ["`close ${x}`"]
    assert stray('c.append("by ", name);') == ['"by "']
    assert stray('d.textContent = "×"; e.append("\\u00a0· ", name); // append("x")') == []
