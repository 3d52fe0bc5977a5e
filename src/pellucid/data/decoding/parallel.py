"""Decoding many files at once, with someone watching."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed

from pellucid.data.decoding.findings import UNUSABLE, Finding, Unusable
from pellucid.data.reading import Watch

CHUNK = 64  # files a task: few enough to watch, many enough that handing out costs nothing
MOST_THREADS = 8


def decode(
    count: int, one: Callable[[int], Iterable[str]], watch: Watch | None = None
) -> list[Finding]:
    """Calls `one` for each of the rows 0, ..., count - 1, on all cores; what it finds, by row.

    `one` puts its example where it belongs, says what it found as codes, and raises `Unusable`
    for a file that is none. Threads, because the decoders let go of Python's lock.
    """
    findings: list[Finding] = []
    done = 0
    pool = ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1))
    try:
        tasks = [
            pool.submit(_chunk, range(start, min(start + CHUNK, count)), one)
            for start in range(0, count, CHUNK)
        ]
        for task in as_completed(tasks):
            rows, found = task.result()
            findings += found
            done += rows
            if watch:
                watch(done, count)
    finally:  # an interruption need not wait for the files that nobody will use
        pool.shutdown(cancel_futures=True)
    return sorted(findings)


def _chunk(rows: range, one: Callable[[int], Iterable[str]]) -> tuple[int, list[Finding]]:
    found: list[Finding] = []
    for row in rows:
        try:
            found += [Finding(row, code) for code in one(row)]
        except Unusable as reason:
            found.append(Finding(row, UNUSABLE, str(reason)))
    return len(rows), found
