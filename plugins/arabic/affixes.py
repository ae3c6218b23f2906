"""All ways to read a form as a core between affixes of the closed classes.

The grammar of the affixes says what goes together: no ending of possession after the article, no
accusative alif after a preposition, endings of verbs after a verb's person. Each reading has a
weight, the product of how often its beginning and its ending are used; the numbers are rough and
only their order of magnitude matters. Which reading is right, the form alone cannot tell:
search.cores asks the rest of the vocabulary.
"""

from arabic.rules import RULES, AffixRules

SHORTEST = 2  # letters of a core
_ARTICLES = ("ال", "وال", "بال", "لل")
_ARTICLE_IN_CORE = 0.2

Readings = dict[str, float]
"""Cores with their weights."""


def one_seat(form: str) -> str:
    """The form with every hamza on the line: مسوول written مسؤول or مسئول is one word."""
    return form.replace("ؤ", "ء").replace("ئ", "ء")


def _beginnings(rules: AffixRules) -> dict[str, dict[str, float]]:
    """By letters: the kinds of beginning that they may be, each with its weight."""
    table: dict[str, dict[str, float]] = {}
    for conjunction, often in rules.conjunctions.items():
        for kind, weights in rules.beginnings.items():
            for letters, weight in weights.items():
                table.setdefault(conjunction + letters, {})[kind] = often * weight
    return table


def _pairs(rules: AffixRules) -> dict[str, dict[str, list[tuple[str, float]]]]:
    """By beginning, then by ending: what the ending stands instead of, and the pair's weight."""
    table: dict[str, dict[str, list[tuple[str, float]]]] = {}
    for beginning, kinds in _beginnings(rules).items():
        best: dict[tuple[str, str], float] = {}
        for ending in rules.endings:
            often = max((kinds[kind] for kind in ending.after if kind in kinds), default=0.0)
            for letters, weight in ending.weights.items():
                pair = letters, ending.instead_of
                if often:
                    best[pair] = max(best.get(pair, 0.0), often * weight)
        for (letters, instead_of), weight in best.items():
            table.setdefault(beginning, {}).setdefault(letters, []).append((instead_of, weight))
    return table


_PAIRS = _pairs(RULES.affixes)
_LONGEST_BEGINNING = max(map(len, _PAIRS))
_ENDINGS = frozenset(letters for endings in _PAIRS.values() for letters in endings)
_LONGEST_ENDING = max(map(len, _ENDINGS))


def analyses(form: str) -> Readings:
    """The cores that a folded form may have, with their weights; itself, bare, is among them."""
    form = one_seat(form)
    length = len(form)
    readings: Readings = {form: _PAIRS[""][""][0][1] * _like_a_word(form)}
    ends = [
        (end, letters)
        for end in range(length, max(length - _LONGEST_ENDING, SHORTEST) - 1, -1)
        if (letters := form[end:]) in _ENDINGS
    ]
    for start in range(min(_LONGEST_BEGINNING, length - SHORTEST) + 1):
        endings = _PAIRS.get(form[:start])
        if endings is None:
            continue
        likely = _like_a_word(form[start:])
        for end, letters in ends:
            if end < start + SHORTEST:
                break
            for instead_of, often in endings.get(letters, ()):
                core = form[start:end] + instead_of
                weight = often * likely
                if readings.get(core, 0.0) < weight:
                    readings[core] = weight
    return readings


def _like_a_word(core: str) -> float:
    """Few words begin as the article does."""
    return _ARTICLE_IN_CORE if core.startswith(_ARTICLES) else 1.0
