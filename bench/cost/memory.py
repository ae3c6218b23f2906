"""The most memory that a process has had."""

import resource
import sys


def peak(usage: resource.struct_rusage) -> int:
    """Bytes of the greatest resident set; Linux counts it in KiB, macOS in bytes."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
