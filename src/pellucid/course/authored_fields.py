"""What is wrong with an experiment of a teacher's as it is written, before it is run."""

import re
import tokenize
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pellucid.course.experiment import MOST_SEEDS, Experiment, Failing
from pellucid.course.knobs import knobs
from pellucid.course.names import as_name, is_name
from pellucid.course.outcome import Rule
from pellucid.course.problem import Problem
from pellucid.course.reading import told
from pellucid.course.registry import experiments
from pellucid.course.statistics import Comparison
from pellucid.errors import BadInput

_RUN_TAKES = ("seeds", "seed", "watch")
"""What `Experiment.run` takes beside settings, so that no setting can be called so."""


class _Field(NamedTuple):
    kind: type | tuple[type, ...]
    said: str


_FIELDS = {
    "name": _Field(str, "text"),
    "lesson": _Field(int, "a whole number"),
    "claim": _Field(str, "text"),
    "varied": _Field(str, "text"),
    "measured": _Field(str, "text"),
    "refuted": _Field(str, "text"),
    "comparisons": _Field((list, tuple), "a list of Comparison(...)"),
    "fails": _Field(Failing, "Failing(settings, because)"),
    "seeds": _Field(int, f"a whole number from 1 to {MOST_SEEDS:,}"),
}


def field_problems(path: Path, experiment: Experiment[Any]) -> Iterator[Problem]:
    """Everything wrong with its fields, each at its line."""
    text = source(path)
    for field, expected in _FIELDS.items():
        value = getattr(experiment, field)
        if not isinstance(value, expected.kind):
            message = f"{field} is {value!r}, not {expected.said}"
            yield Problem(argument_line(text, field), message)
    yield from _of_name(path, text, experiment.name)
    yield from _of_settings(text, experiment.settings)
    yield from _of_comparisons(text, experiment.comparisons)
    if not isinstance(getattr(experiment.fails, "settings", {}), Mapping):
        message = "the settings of `fails` are no dictionary"
        yield Problem(argument_line(text, "fails"), message, 'Failing({"name": 1}, "because ...")')


def source(path: Path) -> str:
    """The text of a Python file, in the encoding that it says it has."""
    with tokenize.open(path) as file:
        return file.read()


def argument_line(text: str, argument: str) -> int:
    """The line of an argument of the last `Experiment(...)`, 1 where it is not found."""
    at = text.rfind("Experiment(")
    found = re.compile(rf"\b{argument}\s*=").search(text, max(at, 0))
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _of_name(path: Path, text: str, name: object) -> Iterator[Problem]:
    expected = path.stem.replace("_", "-")
    if "-" in path.stem or not is_name(expected):
        message = f"the file is called {path.name}, not lower-case words joined by underscores"
        better = as_name(expected).replace("-", "_") or "my_claim"
        yield Problem(1, message, f"{better}.py")
    elif name != expected:
        message = f"the file is called {path.name} and its experiment {name!r}"
        yield Problem(1, message, f"name={expected!r}")
    elif name in experiments:
        message = f"there is an experiment {name!r} already"
        yield Problem(argument_line(text, "name"), message, "another name")


def _of_settings(text: str, settings: Any) -> Iterator[Problem]:
    line = argument_line(text, "settings")
    try:
        names = knobs(settings)
    except BadInput as error:
        yield told(line, error)
        return
    for name in names:
        if name in _RUN_TAKES:
            message = f"a setting is called {name!r}, as what every experiment takes is"
            yield Problem(line, message, f"{name}_of_mine")


def _of_comparisons(text: str, comparisons: Any) -> Iterator[Problem]:
    line = argument_line(text, "comparisons")
    if isinstance(comparisons, list | tuple) and not comparisons:
        yield Problem(line, "nothing is compared, so nothing can be refuted")
    for one in comparisons if isinstance(comparisons, list | tuple) else ():
        if not isinstance(one, Comparison):
            yield Problem(line, f"a comparison is {one!r}", 'Comparison("gap", "a minus b")')
        elif one.rule not in get_args(Rule):
            yield Problem(
                line, f"the rule of {one.name!r} is {one.rule!r}", " or ".join(get_args(Rule))
            )
