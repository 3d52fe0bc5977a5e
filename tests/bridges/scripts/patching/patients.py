"""Networks in words, as the doctor knows them, for scripts that are to be patched."""

import ast
import io
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from pellucid.bridges.scripts.patching import Known, patch_of
from pellucid.doctor.anatomy import Anatomy, Layer, Loss, Optimizer
from pellucid.doctor.change import AnyChange
from pellucid.doctor.problem import problem_of


def known(
    framework: str, layers: list[tuple[str, int, str]], *, y: np.ndarray, loss: str = "other",
    logits: bool = False, epochs: int = 5, batch: int = 32, decay: float = 0.0,
) -> Known:  # fmt: skip
    """What is known of a network of these layers: kind, units, activation function."""
    made = tuple(
        Layer(index=at, name=str(at), kind=kind, units=units, activation=name, output=(units,))
        for at, (kind, units, name) in enumerate(layers)
    )  # fmt: skip
    anatomy = Anatomy(
        framework=framework, inputs=(4,), outputs=made[-1].output or (made[-2].units,),
        layers=made, parameters=1,
        loss=Loss(name=loss, given=loss, logits=logits),
        optimizer=Optimizer(name="adam", rate=1e-7, usual=1e-3, weight_decay=decay),
    )  # fmt: skip
    x = np.zeros((len(y), 4), np.float32)
    return Known(anatomy, problem_of(y, anatomy), epochs, batch, x, y)


def patched(script: str, what: Known, *changes: AnyChange, mistakes: Iterable = ()) -> set[str]:
    """The lines that come and go by these changes, once Git has carried the patch out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "train.py").write_bytes(script.encode())
        patch = patch_of(folder / "train.py", what, changes, mistakes)
        assert patch.by_hand == ()
        assert (folder / "train.py").read_bytes() == script.encode()
        git = ("git", "apply", "--whitespace=nowarn")
        subprocess.run(git, input=patch.diff.encode(), cwd=folder, check=True)
        ast.parse((folder / "train.py").read_bytes())
    lines = [line.rstrip("\n") for line in io.StringIO(patch.diff, newline="\n")]
    return {line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")}
