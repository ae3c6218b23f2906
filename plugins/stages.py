"""Moments of a build for which Pelican has no signals; plugins connect to them as to its own.

They are sent where the class `building.Archive` is at work and the plugin `building` is on; then
the context has `beside` (`processes.Beside`) from `reading` on.
"""

from pelican.plugins.signals import signal

reading = signal("archive_reading")
"""By the generator of articles, which is about to read the first one: memory is empty yet."""

relating = signal("archive_relating")
"""By the list of generators, of which the next ones may lead from one article to another."""

IMPORTED = "archive_imported"
"""Of the context: true where this build has written articles before it reads them."""
