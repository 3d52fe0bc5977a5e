"""What a job leaves free is given back to the system."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from pellucid.lab.server.memory import tidily

BLOCKS, NUMBERS = 400, 12_000  # 38 MB, in parts that are too small to be given back one by one


def held() -> int:
    """Bytes of memory that this process has now."""
    (line,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line
    )
    return int(line.split()[1]) * 1024


def much_for_a_while() -> np.ndarray:
    """Takes much, and keeps the last of it, which lies above all the rest."""
    return [np.ones(NUMBERS) for _ in range(BLOCKS)][-1]


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems' libraries give back by themselves"
)
def test_what_a_job_in_a_thread_leaves_free_is_given_back():
    with ThreadPoolExecutor(1) as pool:
        before = held()
        untidy = pool.submit(much_for_a_while).result()
        kept = held() - before
        tidy = pool.submit(tidily, much_for_a_while).result()
        after = held() - before
    assert untidy.sum() == tidy.sum() == NUMBERS
    assert after < kept / 4


def test_what_fails_fails_all_the_same():
    with pytest.raises(ValueError, match="invalid literal"):
        tidily(lambda: int("x"))
