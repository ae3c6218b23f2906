"""Moments of a build for which Pelican has no signals; plugins connect to them as to its own.

Where the plugin `building` is off, nobody sends them.
"""

from blinker import Signal

reading = Signal()
"""The generator of articles is about to read the first one: only now is there little in memory."""

writing = Signal()
"""The generators are about to write whatever may lead from one article to another."""
