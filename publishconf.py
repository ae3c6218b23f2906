"""The settings for the web: `make publish SITEURL=https://…`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

# No address of this machine in place of one that was not said
ARCHIVE_URL = os.environ.get("SITEURL", "").rstrip("/")
SITEURL = ARCHIVE_URL
