"""Python, which builds the index, and JavaScript, which asks it, make the same of every text."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import arabic
from arabic import RULES, fold, forms, skeleton, stem, tokens
from arabic.rules import characters

HERE = Path(__file__).parent
RULES_FILE = Path(arabic.__file__).with_name("rules.json")
CAPTURES = HERE.parent.parent / "content" / "captures"
RANDOM_STRINGS = 100_000

ROOTS = "كتب درس علم حكم نزح قصف سور دفع شعب خرج دخل جمع صعد وقف عمل هيا أمر سأل قوي دعو"
PATTERNS = "123 1ا23 م123ة 12ي3 1ِ2ا3 مُ12ّ3 ا1ت2ا3 است12ا3 ت12ي3 12ائ3"
BEFORE = ["", "و", "ف", "ال", "وال", "بال", "لل", "ولل", "وبال", "سي"]
AFTER = ["", "ة", "ات", "ون", "ين", "ها", "هم", "هما", "ية", "اً", "كما", "ـه", "تهم"]


def generated_words() -> list[str]:
    """Made of roots, patterns, proclitics and endings; most of them no dictionary has."""
    stems = [
        pattern.translate(dict(zip(map(ord, "123"), root, strict=True)))
        for root, pattern in product(ROOTS.split(), PATTERNS.split())
    ]
    return [
        f"{before}{word}{after}"
        for word, before, after in product(stems, BEFORE, AFTER)
        if hash_of(before + word + after) % 4 == 0
    ]


def hash_of(word: str) -> int:
    """A number that is the same in every run, unlike `hash`."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(word))


def vocabulary() -> list[str]:
    """Every word of the real captures, and the generated ones."""
    captured = {
        word
        for file in sorted(CAPTURES.glob("*.txt"))
        for word in file.read_text(encoding="utf-8").split()
    }
    return [*sorted(captured), *generated_words()]


def random_strings(unicode14: list[str]) -> Iterator[str]:
    """Of all of Unicode 14, with a weakness for whatever the rules have something to say about."""
    draw = random.Random(14)
    presentation, lowered = set(characters(RULES.nfkc)), set(characters(RULES.lower))
    affixes = [word for words, _ in (*RULES.prefixes, *RULES.suffixes) for word in words]
    pools = [
        unicode14,
        [one for one in unicode14 if "\u0600" <= one < "\u0900"],
        [one for one in unicode14 if one < "\u0600"],
        [one for one in unicode14 if one in presentation],
        [one for one in unicode14 if one in lowered],
        characters(RULES.inside + RULES.delete),
        [*RULES.replace, *affixes, " ", "\u0653", "\u0654", "\u0655", "\u0301", "\u0323"],
    ]
    for _ in range(RANDOM_STRINGS):
        length = draw.randint(1, 12)
        yield "".join(draw.choice(draw.choice(pools)) for _ in range(length))


def answers_of_python(text: str) -> list[Any]:
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    words = [
        [form, places[start], places[end], stem(form), skeleton(form)]
        for form, start, end in tokens(text)
    ]
    return [fold(text), words]


def answers_of_javascript(texts: list[str]) -> list[Any]:
    node = shutil.which("node")
    assert node, "no Node.js on the PATH; `make test` provides one"
    run = subprocess.run(
        [node, HERE / "answers.js", RULES_FILE],
        input="\n".join(map(json.dumps, texts)) + "\n",
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in run.stdout.split("\n")[:-1]]


def differences(texts: list[str]) -> list[Any]:
    found = []
    for text, theirs in zip(texts, answers_of_javascript(texts), strict=True):
        if (ours := answers_of_python(text)) != theirs:
            found.append((ascii(text), ours, theirs))
    return found


def test_the_vocabulary_is_large_enough() -> None:
    words = vocabulary()
    assert len(set(words)) > 3_000
    assert len({stem(form) for word in words for form in forms(word)}) > 300


def test_both_languages_make_the_same_of_a_vocabulary() -> None:
    assert differences(vocabulary())[:5] == []


def test_both_languages_make_the_same_of_random_strings(unicode14: list[str]) -> None:
    assert differences(list(random_strings(unicode14)))[:5] == []
