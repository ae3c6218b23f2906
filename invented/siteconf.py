"""The settings of the demo: the archive's own, with a name and a notice that say what it is."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pelicanconf import *  # noqa: F403

SITENAME = "أرشيف السهل"
SITE_DESCRIPTION = "أرشيف للتجربة: كل ما فيه من أخبار وأسماء وأماكن مختلق."
NOTICE = "كل ما في هذا الأرشيف مختلق للتجربة: الأخبار والأسماء والأماكن والمصادر."
