"""Arabic letters, words and dates, by the rules of rules.json. Knows no Pelican and no site."""

from arabic.folding import fold
from arabic.rules import RULES, Rules
from arabic.stemming import stem
from arabic.words import Token, is_stop, tokens

__all__ = ["RULES", "Rules", "Token", "fold", "is_stop", "stem", "tokens"]
