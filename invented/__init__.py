"""Articles that nobody wrote, for the demo, the tests and the benches.

Two kinds, each the same for the same seed. `words.Inventor` draws words of random roots as
unevenly as real ones are drawn: what an index must bear. `archive.articles` composes news one can
read, with all that front matter may say, by the rules of `grammar`, about the towns, people and
papers of `world`, as the stories of `stories/` go; `python -m invented` writes them into a folder
of content.
"""

from invented.words import Invented, Inventor

__all__ = ["Invented", "Inventor"]
