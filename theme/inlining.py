"""What is known when a template is compiled, written into it then and not again on every page.

Jinja looks an included template up and makes a context for it whenever it is met, some twenty times
an article, and looks up and escapes each string of the interface as often as a page shows it.
Here an include becomes the text of what it includes, in a scope of its own, so that what is set
there stays there; and `{{ t.site.home }}` becomes the string.
"""

import re
from typing import Any, cast

from jinja2 import BaseLoader
from jinja2.ext import Extension
from markupsafe import escape

_INCLUDE = re.compile(r'{% include "([^"{}]+)" %}')
_STRING = re.compile(r"{{(-?) t((?:\.\w+)+) (-?)}}")


class WrittenIn(Extension):
    """For Jinja's `extensions`. The strings are the global `t`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Called by Jinja, with the source of a template."""
        return self._written(source, (name,))

    def _written(self, source: str, within: tuple[str | None, ...]) -> str:
        """A source without its tags; what it stands within includes itself when it is rendered."""
        whole = _INCLUDE.sub(
            lambda tag: tag[0] if tag[1] in within else self._included(tag[1], within), source
        )
        return _STRING.sub(self._string, whole)

    def _included(self, name: str, within: tuple[str | None, ...]) -> str:
        loader = cast(BaseLoader, self.environment.loader)  # it has read what includes
        source, _, _ = loader.get_source(self.environment, name)
        # a template's last newline is dropped by Jinja, that of a part would stay
        whole = self._written(source.removesuffix("\n"), (*within, name))
        return f"{{% with %}}{whole}{{% endwith %}}"

    def _string(self, tag: re.Match[str]) -> str:
        value: Any = self.environment.globals.get("t")
        for name in tag[2].split(".")[1:]:
            value = value.get(name) if isinstance(value, dict) else None
        if not isinstance(value, str):
            return tag[0]  # Jinja says what is wrong with it
        # as an expression, so that a brace in it is no tag and blanks around it are as they were
        return f"{{{{{tag[1]} {str(escape(value))!r}|safe {tag[3]}}}}}"

    def origin(self, file: str, line: int) -> tuple[str, int]:
        """The file and line that a line comes from, of a template as it is compiled."""
        loader = cast(BaseLoader, self.environment.loader)
        for name in loader.list_templates():
            if loader.get_source(self.environment, name)[1] == file:
                rows = self._rows(name, ())
                return rows[line - 1] if 0 < line <= len(rows) else (file, line)
        return file, line

    def _rows(self, name: str, within: tuple[str, ...]) -> list[tuple[str, int]]:
        """Where each line comes from: the first of what is included is on that of its tag."""
        loader = cast(BaseLoader, self.environment.loader)
        source, file, _ = loader.get_source(self.environment, name)
        rows: list[tuple[str, int]] = []
        for number, text in enumerate(source.removesuffix("\n").split("\n"), 1):
            rows.append((file or name, number))
            for included in _INCLUDE.findall(text):
                if included not in (*within, name):
                    first, *others = self._rows(included, (*within, name))
                    is_alone = text.lstrip().startswith("{% include")
                    rows[-1:] = [first if is_alone else rows[-1], *others]
        return rows
