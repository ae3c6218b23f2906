"""The pages of the site that stands, of which those stay that would be the same again."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from building.reads import Reads
from building.staging import link

_NONE: Mapping[str, Reads] = MappingProxyType({})


class Kept:
    """The pages that a site has, by their fingerprints, and those that it will have."""

    def __init__(
        self,
        old: Path,
        new: Path,
        known: Mapping[str, bytes],
        reads: Mapping[str, Reads] = _NONE,
    ) -> None:
        """`old` and `new` are the folders of the sites.

        `known` are the fingerprints of the old pages; none, where it is not known what they were
        made of. `reads` is what an earlier build has found out about the templates.
        """
        self._old, self._new = old, new
        self._known = known
        self.found: dict[str, bytes] = {}
        """The fingerprints of the new site's pages, as far as they are known here."""
        self.reads = dict(reads)
        """What is known of templates, by their names."""
        self._is_doubtful = False
        self._folders: set[str] = set()  # of the new site that are there

    def has(self, name: str, fingerprint: bytes | None) -> bool:
        """Whether a page stays; it is noted."""
        self._is_doubtful = False
        if fingerprint is None:
            return False
        self.found[name] = fingerprint
        return self._known.get(name) == fingerprint

    def doubt(self) -> None:
        """What is shown of an article is not what its fingerprint was made of."""
        self._is_doubtful = True

    def made(self, name: str) -> None:
        """A page that does not stay was rendered; in doubt the next build renders it again."""
        if self._is_doubtful:
            self.found.pop(name, None)

    def take(self, place: Path) -> bool:
        """Bring a file from the old site to its place in the new one, for who knows what it is.

        Whether it could be, as only where the old one is as a build left it.
        """
        old = self._old / place.relative_to(self._new)
        if not self._known or not old.is_file():
            return False
        link(old, place)
        return True

    def keep(self, place: str) -> None:
        """Take the page at a path of the new site over from the old one."""
        if not place.startswith(new := f"{self._new}{os.sep}"):
            raise ValueError(f"{place} is not of {self._new}")
        # no Path of each page: that would take longer than the link
        folder, _, _ = place.rpartition(os.sep)
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        link(f"{self._old}{os.sep}{place.removeprefix(new)}", place)
