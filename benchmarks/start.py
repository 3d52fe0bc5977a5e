"""Whole processes: the first `pellucid train digits` there ever was, beside the same in Keras.

.venv/bin/python benchmarks/start.py

What digits trains (filters, epochs, batch size) is read from the recipe, and handed to
`keras_digits.py`, which trains the same network in Keras on JAX. Every process starts with empty
caches of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from beside import in_turns, show, show_machine

HERE = Path(__file__).parent
PELLUCID = Path(sys.executable).parent / "pellucid"
REPEATS = 3


def main() -> None:
    show_machine("pellucid", "jax", "keras")
    described = what_digits_trains()
    print(f"digits trains {json.dumps(described)}")
    seconds = in_turns(
        {
            "pellucid train digits, first ever": lambda: cold(str(PELLUCID), "train", "digits"),
            "Keras on JAX": lambda: cold_keras(described),
        },
        REPEATS,
    )
    with tempfile.TemporaryDirectory() as home:
        once(home, str(PELLUCID), "train", "digits")
        again = median(once(home, str(PELLUCID), "train", "digits") for _ in range(REPEATS))
    seconds["pellucid train digits, again"] = again
    mine = seconds["pellucid train digits, first ever"]
    rows = [[name, f"{one:.2f}", f"{mine / one:.2f}"] for name, one in seconds.items()]
    show("digits, whole process", ["process", "seconds", "Pellucid's first takes of it"], rows)
    show_help()


def show_help() -> None:
    """The shortest command there is."""
    with tempfile.TemporaryDirectory() as home:
        runs = [once(home, str(PELLUCID), "--help") for _ in range(11)]
    show("pellucid --help", ["first", "median"], [[f"{runs[0]:.3f} s", f"{median(runs):.3f} s"]])


def what_digits_trains() -> dict[str, int | list[int]]:
    """The recipe for digits, in the words that `keras_digits.py` understands."""
    from pellucid.learning import train
    from pellucid.network import Conv

    run = train("digits")
    settings, layers = run.record.settings, run.model.network.layers
    return {
        "filters": [layer.filters for layer in layers if isinstance(layer, Conv)],
        "epochs": settings.epochs,
        "batch_size": settings.batch_size,
    }


def cold_keras(described: dict[str, int | list[int]]) -> float:
    """Seconds of one run of the Keras script, from nothing."""
    return cold(sys.executable, str(HERE / "keras_digits.py"), json.dumps(described))


def cold(*command: str) -> float:
    """Seconds of one process whose home and caches are empty."""
    with tempfile.TemporaryDirectory() as home:
        return once(home, *command)


def once(home: str, *command: str) -> float:
    """Seconds of one process from its start to its end."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("JAX", "XDG"))}
    environment = clean | {"HOME": home, "KERAS_BACKEND": "jax", "TF_CPP_MIN_LOG_LEVEL": "3"}
    began = perf_counter()
    done = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return perf_counter() - began


if __name__ == "__main__":
    main()
