"""`python -m integrity`: the commands verify and accept."""

import sys

from integrity.command import main

if __name__ == "__main__":
    sys.exit(main())
