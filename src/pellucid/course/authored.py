"""A teacher's own experiments: Python files of a folder, run as the teacher's code."""

import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from functools import wraps
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

from pellucid.course.authored_fields import field_problems
from pellucid.course.bench import Bench
from pellucid.course.experiment import Experiment
from pellucid.course.folder import experiment_files
from pellucid.course.problem import Problem
from pellucid.course.reading import refused, told
from pellucid.errors import BadInput


class Authored(NamedTuple):
    """An experiment from a file, or what is wrong with the file."""

    path: Path
    experiment: Experiment[Any] | None
    problems: Sequence[Problem] = ()


def read_experiments(folder: Path) -> list[Authored]:
    """Every experiment of a folder of Python files, whose code runs here.

    What that code prints goes to where notes go, for the answer may be read by a program.
    """
    return [_read(path) for path in experiment_files(folder)]


def raised(path: Path, error: BaseException, line: int = 1) -> Problem:
    """What went wrong, at the last line of the teacher's own file that was run, else at `line`."""
    if isinstance(error, SyntaxError) and _same(error.filename or "", path):
        return Problem(error.lineno or 1, f"this is not Python: {error.msg}")
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno or 1 for frame in frames if _same(frame.filename, path)]
    last = lines[-1] if lines else line
    if isinstance(error, BadInput):
        return told(last, error)
    return Problem(last, f"{type(error).__name__}: {error}")


def _read(path: Path) -> Authored:
    try:
        with redirect_stdout(sys.stderr):
            found = getattr(_module(path), "EXPERIMENT", None)
    except (Exception, SystemExit) as error:  # whatever the teacher's code raises is told
        return Authored(path, None, [raised(path, error)])
    if not isinstance(found, Experiment):
        message = "the file has no EXPERIMENT"
        return Authored(path, None, [Problem(1, message, "EXPERIMENT = Experiment(name=...)")])
    problems = list(field_problems(path, found))
    return Authored(path, None, problems) if problems else Authored(path, _guarded(path, found))


def _module(path: Path) -> Any:
    name = f"pellucid_course_{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # where msgspec and dataclasses look for names of types
    spec.loader.exec_module(module)
    return module


def _guarded(path: Path, experiment: Experiment[Any]) -> Experiment[Any]:
    """The experiment, whose measuring tells by line what its code raises."""

    @wraps(experiment.measure)
    def measure(settings: Any, bench: Bench) -> Any:
        try:
            with redirect_stdout(sys.stderr):
                return experiment.measure(settings, bench)
        except BadInput:  # it says already what a person is to do
            raise
        except (Exception, SystemExit) as error:
            raise refused(path, raised(path, error)) from error

    return replace(experiment, measure=measure)


def _same(name: str, path: Path) -> bool:
    """Whether the name of a file, as Python tells it, is that of the path."""
    return Path(name).absolute() == path.absolute()
