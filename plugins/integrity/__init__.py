"""Whether captures, articles and copies of the site are what the ledger says they should be.

`python -m integrity` verifies that, and accepts what was changed by hand. As a Pelican plugin it
publishes the root over all articles (`merkle`, `published`), and says at the end of a build which
of them nobody accepted (`plugin`).

Nothing is imported here: the command has to be at work before that can take a second.
"""


def register() -> None:
    """Called by Pelican."""
    from integrity.plugin import connect  # noqa: PLC0415  # see above

    connect()
