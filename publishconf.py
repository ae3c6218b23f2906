"""The settings for the web: `make publish SITEURL=https://…`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

if not os.environ.get("SITEURL", "").startswith(("http://", "https://")):
    sys.exit(
        f"publishconf.py: found SITEURL={os.environ.get('SITEURL', '')!r}; "
        "expected the site's address, such as https://name.github.io/archive"
    )
