"""The settings for the web: `make publish SITEURL=https://…`."""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", os.environ.get("SITEURL", "")):
    sys.exit(
        f"publishconf.py: found SITEURL={os.environ.get('SITEURL', '')!r}; "
        "expected the site's address, such as https://name.github.io/archive"
    )
