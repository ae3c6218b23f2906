"""The import: a raw capture becomes a cleaned article.

`python -m captures` imports what a maintainer points to. As a Pelican plugin it imports what lies
in content/captures and is not imported yet, before the articles are read.

The way of a capture: `recognise` says who reads a file; `learning` compares the pages saved as text
(`outline`, `grouping`, `template`) before any is cleaned; `textfile`, `web`, `jsonl` and
`containers` read captures and clean them (`page`, `ends`, `remainder`, `boilerplate`, `dating`,
`cleaning`); `archive` writes them (`ids`, `frontmatter`, `markdown`, `storage`), or merges them
(`merging`, `waiting`) with what they are copies of (`texts` on `wording`, `fingerprints` and
`likeness`, kept by `textcache`), unless they are `gone`; `history` has what the `ledger` tells;
`session` lets one import write at a time and `recovery` puts right what one that was killed left;
`importer` leads them through; `progress` shows how far it is, `report` counts what happened, and
`printed` and `reportfile` tell it to people and to programs.
`command` and `plugin` begin it.

Nothing is imported here: the command has to be at work before that can take a second.
"""


def register() -> None:
    """Called by Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415  # see above

    from captures.plugin import import_new  # noqa: PLC0415

    signals.article_generator_init.connect(import_new)
