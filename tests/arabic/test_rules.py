"""rules.json is small, agrees with PyArabic, and contradicts itself nowhere."""

import dataclasses
import gzip
import unicodedata
from pathlib import Path

import pytest

import arabic
from arabic import RULES, fold
from arabic.rules import Range, RulesError, characters, check_rules, code_points

FILE = Path(arabic.__file__).with_name("rules.json")


def ranges_without(ranges: tuple[Range, ...], character: str) -> tuple[Range, ...]:
    kept = [one for one in characters(ranges) if one != character]
    return tuple((ord(one), ord(one)) for one in kept)


def test_the_rules_are_small_enough_to_travel_to_a_phone() -> None:
    assert len(gzip.compress(FILE.read_bytes(), mtime=0)) < 2500


def test_ranges_are_written_in_hexadecimal_and_both_ends_belong_to_them() -> None:
    assert code_points("41-43 AA") == ((0x41, 0x43), (0xAA, 0xAA))
    assert characters(code_points("41-43 AA")) == ["A", "B", "C", "ª"]


def test_a_mark_that_pyarabic_knows_and_the_rules_do_not_is_named() -> None:
    wrong = dataclasses.replace(RULES, delete=ranges_without(RULES.delete, "\u0651"))
    with pytest.raises(RulesError, match=r"rules\.json: delete lacks a mark: U\+0651"):
        check_rules(wrong)


def test_a_character_cannot_be_both_deleted_and_part_of_a_word() -> None:
    wrong = dataclasses.replace(RULES, word=(*RULES.word, (0x640, 0x640)))
    with pytest.raises(RulesError, match=r"word holds what delete deletes: U\+0640"):
        check_rules(wrong)


def test_a_replacement_may_not_need_another_one() -> None:
    wrong = dataclasses.replace(RULES, replace=RULES.replace | {"گ": "ک"})
    with pytest.raises(RulesError, match=r"leads on to another replacement: U\+06AF"):
        check_rules(wrong)


def test_stop_words_and_affixes_stand_in_their_folded_form() -> None:
    affixes = [word for words, _ in (*RULES.prefixes, *RULES.suffixes) for word in words]
    assert [word for word in (*RULES.stop, *affixes) if fold(word) != word] == []
    assert len(RULES.stop) <= 40


def test_no_letter_of_arabic_or_its_neighbours_cuts_a_word_in_two(unicode14: list[str]) -> None:
    known = set(characters(RULES.word)) | set(characters(RULES.inside + RULES.delete))
    arabic_letters = ("ARABIC LETTER", "ARABIC MATHEMATICAL", "ARABIC-INDIC", "EXTENDED ARABIC")
    others = ("HEBREW", "SYRIAC", "GREEK", "CYRILLIC", "LATIN", "ARMENIAN")  # below U+2000
    missing = [
        unicodedata.name(letter)
        for letter in unicode14
        if unicodedata.category(letter) in {"Lu", "Ll", "Lt", "Lo", "Nd", "Mn"}
        and unicodedata.name(letter, "").startswith(
            arabic_letters + others if letter < "\u2000" else arabic_letters
        )
        and letter not in known
    ]
    assert missing == []


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="another Unicode's Python")
def test_the_table_of_unicode_14_is_the_one_of_a_python_that_has_it(unicode14: list[str]) -> None:
    assigned = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}
    ]
    assert unicode14 == assigned


def test_what_folds_to_a_word_is_a_word_and_the_reverse(unicode14: list[str]) -> None:
    word = set(characters(RULES.word))
    marks = set(characters(RULES.inside + RULES.delete))
    for character in unicode14:
        folded = fold(character)
        named = f"U+{ord(character):04X}"
        assert (character in word) == any(one in word for one in folded), named
        assert character not in marks or all(one in marks for one in folded), named
