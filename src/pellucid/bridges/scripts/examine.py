"""Examining a script: it is run in a process of its own, and what it trains is diagnosed there."""

import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from pellucid.bridges.scripts import answers
from pellucid.bridges.scripts.answers import Asked, Found
from pellucid.bridges.scripts.process import Program
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.errors import BadInput

_GRACE = 30.0
"""Seconds beyond the budget, for libraries to load and for a diagnosis to come to its end."""


def _nothing(text: str) -> None:
    del text


def examine_script(
    path: Path,
    arguments: Sequence[str] = (),
    *,
    seed: int = 0,
    prove: bool = False,
    budget_seconds: float = 60.0,
    watch: Callable[[str], None] = _nothing,
    hear: Callable[[str], None] = _nothing,
) -> Diagnosis:
    """What is wrong with what a Keras or PyTorch script trains.

    The script runs as `python path arguments` would run it: in its own folder, as `__main__`,
    with nothing to read from. A Keras model is taken from the first `fit`, which is not carried
    out; a PyTorch loop runs for up to a third of the budget, and its model is taken as it was
    before the first step. Whatever files the script itself writes, it writes.

    `watch` is told what is being done, `hear` every line that the script prints. Raises
    `BadInput` where the script hangs, crashes, asks for input, needs what is not there, trains
    nothing, or trains something that cannot be examined.
    """
    path = Path(path).resolve()
    if not path.is_file():
        raise BadInput(f"{path.name} is not there", "the path of a Python script")
    with tempfile.TemporaryDirectory(prefix="pellucid-script-") as folder:
        asked = Asked(
            script=str(path), arguments=tuple(arguments), folder=folder, seed=seed, prove=prove,
            budget_seconds=budget_seconds,
        )  # fmt: skip
        program = Program(_command(asked), path.parent, _surroundings(), hear)
        seconds = budget_seconds * (2 if prove else 1) + _GRACE
        code = program.run(seconds, _Steps(Path(folder), watch).tell)
        answer = answers.read(Path(folder))
    if isinstance(answer, Found):
        return answer.diagnosis
    raise answer.error() if answer else _died(path, code, seconds)


def _command(asked: Asked) -> list[str]:
    module = "pellucid.bridges.scripts.bootstrap"
    return [sys.executable, "-m", module, msgspec.json.encode(asked).decode()]


def _surroundings() -> dict[str, str]:
    """The script's environment: no windows, nothing held back, a Keras that finds an engine."""
    own = {"PYTHONUNBUFFERED": "1", "MPLBACKEND": "Agg"}
    usual = _keras_engine() == "tensorflow" and importlib.util.find_spec("tensorflow") is None
    return {**os.environ, **own, **({"KERAS_BACKEND": "jax"} if usual else {})}


def _keras_engine() -> str:
    """What Keras would compute with: as chosen, else as it writes down when first imported."""
    settings = Path.home() / ".keras" / "keras.json"
    try:
        written = json.loads(settings.read_text("utf-8")).get("backend", "tensorflow")
    except (OSError, ValueError, AttributeError):
        written = "tensorflow"
    return os.environ.get("KERAS_BACKEND", written)


def _died(path: Path, code: int | None, seconds: float) -> BadInput:
    """The process is gone and left no answer."""
    if code is None:
        return BadInput(
            f"{path.name} was still running after {seconds:.0f} seconds and was ended",
            "a script that trains something in that time",
            "It may hang, or need longer before its training starts",
            "--seconds 300",
        )
    return BadInput(
        f"{path.name} ended its own process (code {code}) before anything could be examined",
        "a script that trains a Keras or PyTorch model",
    )


class _Steps:
    """Passes on what the process says it is doing, each line once."""

    def __init__(self, folder: Path, watch: Callable[[str], None]) -> None:
        self._file, self._watch, self._told = folder / answers.STEPS, watch, 0

    def tell(self) -> None:
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        for line in lines[self._told :]:
            self._watch(line)
        self._told = len(lines)
