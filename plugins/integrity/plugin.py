"""The integrity of an archive as a Pelican plugin: what a site says of it, and what a build sees.

A build reads the ledger and never writes it. Articles are often corrected by hand before anyone
accepts that, so one that is not as the ledger has it is told at the end and stops nothing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.log import console
from pelican.plugins import signals

from captures.account import Account
from captures.ledger import NAME
from integrity import published
from telling import number

_SHOWN = 3  # ids


class _Build:
    """What one build has found; signals do not say whose they are, so of the last to begin."""

    def __init__(self) -> None:
        self._line = ""
        self._hashes: dict[str, str] = {}

    def compare(self, generators: list[Any]) -> None:
        """When all is read. The context gets `integrity`, if the ledger has articles."""
        context, settings = generators[0].context, generators[0].settings
        self._line, self._hashes = "", {}
        account: Account | None = context.pop("account", None)
        if account is None:  # the ledger could not be read, of which the import has warned
            return
        found = {
            article.id: article.digest.hex()
            for article in context["generated_content"].values()
            if isinstance(article, Article)
        }
        self._line, self._hashes = told(account, found), account.hashes
        if self._hashes:
            ledger = published.ledger_of(Path(settings["PATH"], NAME))
            context["integrity"] = published.summary(self._hashes, ledger)

    def write(self, output: Path, said: published.Summary) -> None:
        """Write what the site says of its articles' integrity."""
        published.write(output, self._hashes, said)

    def say(self, _pelican: Any) -> None:
        """At the end.

        No warning: a build that had one is done again, to say it once more.
        """
        if self._line:
            console.print(self._line, markup=False, highlight=False, soft_wrap=True)


_BUILD = _Build()


def told(account: Account, found: Mapping[str, str]) -> str:
    """One line about the articles that are not as the ledger has them, if there are any."""
    odd = {
        *account.breaks,
        *(id_ for id_, _ in found.items() ^ account.hashes.items()),
    }
    if not odd:
        return ""
    names = ", ".join(sorted(odd)[:_SHOWN])
    return (
        f"{number(len(odd), 'article')} differ{'s' if len(odd) == 1 else ''} from the ledger: "
        f"{names}{'.' if len(odd) <= _SHOWN else ' …'} "
        'Look with make verify; if it should be so: make accept REASON="why"'
    )


class IntegrityGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes it, while other pages are written."""

    comes_first = True  # of all that is written, before articles are related

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        if said := self.context.get("integrity"):
            _BUILD.write(Path(self.output_path), said)


def _generators(_pelican: Any) -> type[Generator]:
    return IntegrityGenerator


def connect() -> None:
    """Called by `register`."""
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_BUILD.compare)
    signals.finalized.connect(_BUILD.say)
