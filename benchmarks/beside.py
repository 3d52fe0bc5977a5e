"""Measuring peers beside each other: in turns, so that a busy moment hits all of them alike."""

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

Measure = Callable[[], float]


def in_turns(peers: Mapping[str, Measure], repeats: int) -> dict[str, float]:
    """The median of what each peer measures: A B C, A B C, ... after a first round for none."""
    for measure in peers.values():
        measure()
    found: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(repeats):
        for name, measure in peers.items():
            found[name].append(measure())
    return {name: median(values) for name, values in found.items()}


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table, as Markdown."""
    widths = [max(len(line[at]) for line in (head, *rows)) for at in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    print(f"\n## {title}\n")
    print(line(head))
    print(line(["-" * width for width in widths]))
    print("\n".join(map(line, rows)), flush=True)


def show_machine(*packages: str) -> None:
    """Where and when this was measured, and with what."""
    versions = ", ".join(f"{name} {_version(name)}" for name in packages)
    print(
        f"{date.today()}, {os.cpu_count()} cores, {_processor()}, {platform.system()}; {versions}"
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    named = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()
