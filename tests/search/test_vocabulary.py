import pytest

from arabic import forms
from invented import Inventor
from search import vocabulary
from search.index import Index, index_of
from search.tree import Entry
from search.varint import read_varint
from search.vocabulary import ending_table, form_table
from search_corpus import entry


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(map(entry, Inventor(seed=5).articles(200)))


@pytest.fixture(scope="module")
def counted(index: Index) -> dict[str, int]:
    """In how many headlines and texts each form stands."""
    counts: dict[str, int] = {}
    for _, article in index.numbered:
        for text in (article.title, article.text):
            for form in set(forms(text)):
                counts[form] = counts.get(form, 0) + 1
    return counts


def frequency(entry: Entry) -> int:
    assert not entry.packed
    return read_varint(entry.body, 0)[0]


def shown(entry: Entry, form: str) -> str:
    _, at = read_varint(entry.body, 0)
    letters = list(form)
    while at < len(entry.body):
        place, at = read_varint(entry.body, at)
        width = 1 if entry.body[at] < 0x80 else 2 if entry.body[at] < 0xE0 else 3
        letters[place] = entry.body[at : at + width].decode()
        at += width
    return "".join(letters)


def test_it_has_each_form_with_its_frequency_in_order(
    index: Index, counted: dict[str, int]
) -> None:
    entries = list(form_table(index.postings, index.spellings).entries(0))
    assert {each.key: frequency(each) for each in entries} == counted
    assert [each.key for each in entries] == sorted(counted)


def test_endings_are_the_forms_backwards_in_order(index: Index, counted: dict[str, int]) -> None:
    entries = list(ending_table(index.postings).entries(0))
    assert {each.key[::-1]: frequency(each) for each in entries} == counted
    assert [each.key for each in entries] == sorted(each.key for each in entries)


def test_endings_of_a_large_vocabulary_leave_out_what_hardly_stands_anywhere(
    index: Index, counted: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "LARGE", len(counted))
    assert len(list(ending_table(index.postings).entries(0))) == len(counted)
    monkeypatch.setattr(vocabulary, "LARGE", len(counted) - 1)
    kept = {each.key[::-1]: frequency(each) for each in ending_table(index.postings).entries(0)}
    least = min(kept.values())
    assert least > 1
    assert kept == {form: number for form, number in counted.items() if number >= least}
    assert {
        each.key for each in form_table(index.postings, index.spellings).entries(0)
    } == counted.keys()


def test_it_says_how_a_form_is_mostly_spelt(index: Index) -> None:
    spellings = dict(zip(index.postings.forms, index.spellings, strict=True))
    assert any(form != spelling for form, spelling in spellings.items())
    for each in form_table(index.postings, index.spellings).entries(0):
        assert shown(each, each.key) == spellings[each.key]


def test_a_large_vocabulary_spells_only_what_anybody_is_shown(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "LARGE", 0)
    entries = list(form_table(index.postings, index.spellings).entries(0))
    assert any(shown(each, each.key) != each.key for each in entries)
    assert all(
        shown(each, each.key) == each.key for each in entries if frequency(each) < vocabulary.SHOWN
    )
