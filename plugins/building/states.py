"""An article as bytes: its attributes as they are before other articles decide anything of it."""

import io
import pickle
from collections.abc import Callable, Collection
from typing import Any
from zoneinfo import ZoneInfo

from pelican.urlwrappers import URLWrapper
from pelican.utils import SafeDatetime

TORN = (
    *(pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError, AttributeError),
    *(OSError, MemoryError, OverflowError),
)
"""What `attributes` raises of bytes that are no article's."""

_CLASSES = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("pelican.utils", "SafeDatetime"),
    }
)
_NEEDED: dict[str, type] = {
    **dict.fromkeys(("title", "id", "slug", "lang"), str),
    "date": SafeDatetime,
    "digest": bytes,
    "metadata": dict,
}

Key = tuple[str, str]
"""What stands for a name or a zone of time: its class and what it is called."""


def state(article: Any, left_out: Collection[str]) -> bytes:
    """An article without some of its attributes, of which its metadata are one."""
    attributes = {key: value for key, value in vars(article).items() if key not in left_out}
    attributes["metadata"] = {
        key: value for key, value in article.metadata.items() if key not in left_out
    }
    written = io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(attributes)
    return written.getvalue()


def attributes(kept: bytes, of_key: Callable[[Key], Any]) -> dict[str, Any]:
    """The attributes in a state; `of_key` makes names and zones. Raises one of TORN."""
    found: dict[str, Any] = _Unpickler(io.BytesIO(kept), of_key).load()
    if not all(isinstance(found[name], kind) for name, kind in _NEEDED.items()):
        raise pickle.UnpicklingError
    return found


class _Pickler(pickle.Pickler):
    """Of names only the names, for each has all settings; of zones of time too."""

    def persistent_id(self, value: Any) -> Key | None:
        match value:
            case URLWrapper():
                return type(value).__name__, value.name
            case ZoneInfo():
                return ZoneInfo.__name__, value.key
        return None


class _Unpickler(pickle.Unpickler):
    """Makes nothing but days and moments: whoever can add files to an archive adds no code."""

    def __init__(self, file: io.BytesIO, of_key: Callable[[Key], Any]) -> None:
        super().__init__(file)
        self._of_key = of_key

    def persistent_load(self, key: Key) -> Any:
        return self._of_key(key)

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
