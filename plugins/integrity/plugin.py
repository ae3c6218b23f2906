"""The integrity of an archive as a Pelican plugin: what a site says of it, and what a build sees.

A build reads the ledger and never writes it. Articles are often corrected by hand before anyone
accepts that, so one that is not as the ledger has it is told at the end and stops nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.log import console

from captures.account import Account
from captures.ledger import NAME
from integrity import published
from telling import number

_SHOWN = 3  # ids


@dataclass(slots=True)
class _Seen:
    """What the last build has to say at its end."""

    line: str = ""


_SEEN = _Seen()


def compare(generators: list[Any]) -> None:
    """When all is read: the context gets `integrity`, if the ledger has articles."""
    context, settings = generators[0].context, generators[0].settings
    account: Account | None = context.get("account")
    _SEEN.line = ""
    if account is None:
        return
    found = {
        article.id: article.digest.hex()
        for article in context["generated_content"].values()
        if isinstance(article, Article)
    }
    _SEEN.line = told(account, found)
    if account.hashes:
        ledger = published.ledger_of(Path(settings["PATH"], NAME))
        context["integrity"] = published.summary(account.hashes, ledger)


def told(account: Account, found: Mapping[str, str]) -> str:
    """One line about the articles that are not as the ledger has them, if there are any."""
    odd = {
        *account.breaks,
        *(id_ for id_, _ in found.items() ^ account.hashes.items()),
    }
    if not odd:
        return ""
    names = ", ".join(sorted(odd)[:_SHOWN]) + (", …" if len(odd) > _SHOWN else "")
    are = "is" if len(odd) == 1 else "are"
    return (
        f"{number(len(odd), 'article')} {are} not as the ledger has them: {names}. "
        'Look with make verify; if so they should be: make accept REASON="why"'
    )


class IntegrityGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes what the site says of its articles' integrity."""

    def generate_output(self, _writer: Any) -> None:
        """Called by Pelican."""
        said = self.context.get("integrity")
        if said:
            published.write(Path(self.output_path), self.context["account"].hashes, said)


def generators(_pelican: Any) -> type[Generator]:
    """Called by Pelican."""
    return IntegrityGenerator


def say(_pelican: Any) -> None:
    """At the end of a build.

    No warning: a build that had one is not remembered, and would be done anew each time.
    """
    if _SEEN.line:
        console.print(_SEEN.line, markup=False, highlight=False, soft_wrap=True)
