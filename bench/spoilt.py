"""Queries as people type them: carelessly, and with a slip of the finger. Both by fixed seed."""

import random

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
SHORTEST = 4  # letters of a word that a slip is made in

_HAMZAS = str.maketrans("أإآٱ", "اااا")  # those that people leave out; ؤ ئ ء they write
_FINAL = {"ي": "ى", "ى": "ي", "ة": "ه"}


def careless(query: str, seed: int) -> str:
    """No hamza, ه for ة, final ي and ى exchanged, a third of the leading ال dropped."""
    draw = random.Random(seed)
    return " ".join(_careless_word(word, draw) for word in query.split())


def _careless_word(word: str, draw: random.Random) -> str:
    bare = word.translate(_HAMZAS)
    end = bare.rstrip('؟?!.،,:؛»"')
    tail = bare[len(end) :]
    if end and end[-1] in _FINAL:
        end = end[:-1] + _FINAL[end[-1]]
    if end.startswith("ال") and len(end) > SHORTEST and draw.random() < 1 / 3:
        end = end[2:]
    return (end + tail) or word


def mistyped(query: str, seed: int) -> str:
    """One letter of the longest word substituted, dropped, or exchanged with the next."""
    draw = random.Random(seed)
    words = query.split()
    longest = max(range(len(words)), key=lambda place: len(words[place]), default=0)
    if not words or len(words[longest]) < SHORTEST:
        return query
    words[longest] = _slip(words[longest], draw)
    return " ".join(words)


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    match draw.choice(("substitute", "drop", "transpose")):
        case "substitute":
            return word[:at] + draw.choice(LETTERS.replace(word[at], "")) + word[at + 1 :]
        case "drop":
            return word[:at] + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
