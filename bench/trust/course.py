"""What the parts of the bench share: a folder to work in, a browser, how much is asked."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser


@dataclass(frozen=True, slots=True)
class Course:
    """`generated` captures are made by chance; fuzzing takes so many `seconds`.

    Of what a browser opens it is one in `every`, evenly drawn, where not all is asked; an honest
    site has so many `articles`.
    """

    folder: Path
    browser: Browser
    generated: int
    seconds: int
    every: int = 1
    articles: int = 200

    @property
    def content(self) -> Path:
        """The content folder of the site under attack."""
        return self.folder / "content"

    @property
    def output(self) -> Path:
        """Where it is built."""
        return self.folder / "output"
