"""Pictures and sound: how good the default recipes are, and how long they take.

.venv/bin/python benchmarks/seeing_and_hearing.py [NAME ...]

MNIST and the spoken digits are read from the folder that PELLUCID_DATA names, else downloaded.
"""

import sys
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

import numpy as np

from beside import show, show_machine
from pellucid.data import Reading
from pellucid.learning import Run, train


class Work(NamedTuple):
    """What is trained, what of it is reported, and what was asked for and hoped for."""

    name: str
    run: Callable[[], Run]
    score: Callable[[Run], float]
    least: float
    hoped: float


def of_test(run: Run) -> float:
    assert run.record.scores.test is not None
    return run.record.scores.test


def of_folds(run: Run) -> float:
    return float(np.mean(run.record.scores.folds))


AT_RANDOM = Reading(by="random")
WORKS = (
    Work("mnist", lambda: train("mnist"), of_test, 0.994, 0.997),
    Work("digits, 5 folds", lambda: train("digits", folds=5), of_folds, 0.990, 0.994),
    Work("spoken-digits, a new speaker (4 folds)", lambda: train("spoken-digits", folds=4),
         of_folds, 0.90, 0.97),
    Work("spoken-digits, random split", lambda: train("spoken-digits", reading=AT_RANDOM),
         of_test, 0.99, 0.998),
    Work("vowels, new speakers", lambda: train("vowels"), of_test, 0.95, 0.99),
)  # fmt: skip


def main() -> None:
    show_machine("pellucid", "jax")
    asked = sys.argv[1:]
    rows = [measured(work) for work in WORKS if not asked or work.name.split(",")[0] in asked]
    head = ["work", "share right", "each fold", "asked", "hoped for", "seconds", "networks"]
    show("The default recipes on pictures and sound", head, rows)


def measured(work: Work) -> list[str]:
    began = perf_counter()
    run = work.run()
    seconds = perf_counter() - began
    folds = " ".join(f"{fold:.3f}" for fold in run.record.scores.folds)
    return [
        work.name, f"{work.score(run):.4f}", folds, f"{work.least:.3f}", f"{work.hoped:.3f}",
        f"{seconds:.0f}", str(run.model.networks),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
