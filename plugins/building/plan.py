"""What a build is to do, and what it may use of earlier ones: decided once, before it begins."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_PLUGINS = Path(__file__).resolve().parent.parent
_OURS = frozenset(
    {
        *("building", "content_error", "interface", "rebuild", "extra_files", "reader"),
        *("captures", "integrity", "search", "record", "browse"),
    }
)
"""The plugins of which memory knows what they make of articles and pages."""


class Plan:
    """Of a build, by what is as the build before has noted it."""

    def __init__(
        self, before: Mapping[str, str], now: Mapping[str, str], plugins: Iterable[Any]
    ) -> None:
        """`before` and `now` are hashes of the `code`, the `content` and the `site`."""
        same = {name for name, found in now.items() if before.get(name) == found}
        self.strangers = [name for plugin in plugins if (name := _stranger(plugin))]
        """The names of plugins of which nobody knows what they do."""
        self.is_done = before == now
        """Whether there is nothing to do."""
        self.is_of_other_code = "code" not in same
        """Whether all that earlier builds have left is to be forgotten."""
        # what could not be forgotten (in a folder of another user) is no less another's
        self.has_past = "code" in same and not self.strangers
        """Whether what earlier builds have left is what this one would make."""
        self.has_pages = self.has_past and "site" in same
        """Whether the pages that stand are those that the build before has left."""


def _stranger(plugin: Any) -> str:
    """The name of a plugin that is none of the archive's; else nothing."""
    file, name = getattr(plugin, "__file__", None), str(getattr(plugin, "__name__", plugin))
    is_ours = file is not None and Path(file).resolve().is_relative_to(_PLUGINS)
    return "" if is_ours and name.rpartition(".")[2] in _OURS else name
