"""How long a person has waited since they pressed Enter."""

import os
import time
from pathlib import Path

_LOADED = time.perf_counter()


def since_start() -> float:
    """Seconds since this process began.

    Python takes a while to start before it runs the first line of ours. Linux knows when the
    process began; elsewhere it is the moment this file was loaded.
    """
    try:
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        after_boot = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - after_boot
    except (OSError, ValueError, IndexError, AttributeError):
        return time.perf_counter() - _LOADED
