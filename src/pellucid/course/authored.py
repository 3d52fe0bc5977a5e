"""A teacher's own experiments: Python files of a folder, run as the teacher's code."""

import sys
import traceback
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

from pellucid.course.experiment import Experiment
from pellucid.course.problem import Problem


class Authored(NamedTuple):
    """An experiment from a file, or what is wrong with the file."""

    path: Path
    experiment: Experiment[Any] | None
    problems: Sequence[Problem] = ()


def read_experiments(folder: Path) -> list[Authored]:
    """Every experiment of a folder of Python files, whose code runs here."""
    return [_read(path) for path in sorted(folder.glob("*.py")) if not path.name.startswith("_")]


def _read(path: Path) -> Authored:
    try:
        found = getattr(_module(path), "EXPERIMENT", None)
    except Exception as error:  # whatever the teacher's code raises is told
        return Authored(path, None, [_raised(path, error)])
    if not isinstance(found, Experiment):
        message = "the file has no EXPERIMENT"
        return Authored(path, None, [Problem(1, message, "EXPERIMENT = Experiment(name=...)")])
    expected = path.stem.replace("_", "-")
    if found.name != expected:
        message = f"the file is called {path.name} and its experiment {found.name!r}"
        return Authored(path, None, [Problem(1, message, f"name={expected!r}")])
    return Authored(path, found)


def _module(path: Path) -> Any:
    name = f"pellucid_course_{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # where msgspec and dataclasses look for names of types
    spec.loader.exec_module(module)
    return module


def _raised(path: Path, error: Exception) -> Problem:
    """What went wrong, at the last line of the teacher's own file that was run."""
    if isinstance(error, SyntaxError):
        return Problem(error.lineno or 1, f"this is not Python: {error.msg}")
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno or 1 for frame in frames if frame.filename == str(path)]
    return Problem(lines[-1] if lines else 1, f"{type(error).__name__}: {error}")
