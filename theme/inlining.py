"""Includes of templates taken in when a template is compiled, not again on every page.

Jinja looks an included template up and makes a context for it whenever it is met: some twenty times
an article, a tenth of a large build. What is included here is written into the place of its tag,
within a scope of its own, so that what it sets stays in it as before.
"""

import re
from typing import cast

from jinja2 import BaseLoader
from jinja2.ext import Extension

_INCLUDE = re.compile(r'{% include "([^"{}]+)" %}')


class InlineIncludes(Extension):
    """For Jinja's `extensions`: replaces every `{% include "name" %}`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Called by Jinja, with the source of a template."""
        return _INCLUDE.sub(lambda tag: self._included(tag[1]), source)

    def _included(self, name: str) -> str:
        loader = cast(BaseLoader, self.environment.loader)  # it has read what includes
        source, _, _ = loader.get_source(self.environment, name)
        # a template's last newline is dropped by Jinja, that of a part would stay
        whole = self.preprocess(source.removesuffix("\n"), name)
        return f"{{% with %}}{whole}{{% endwith %}}"
