"""What is wrong with a teacher's experiment, beyond what Python itself finds."""

import re
from collections.abc import Iterator

from pellucid.course.authored import Authored
from pellucid.course.checking.lessons import Known
from pellucid.course.knobs import turned
from pellucid.course.problem import Problem
from pellucid.course.registry import experiments
from pellucid.errors import BadInput


def experiment_problems(one: Authored, known: Known) -> Iterator[Problem]:
    """Its name, its lesson, and the settings that are to make it fail."""
    experiment = one.experiment
    assert experiment is not None
    text = one.path.read_text(encoding="utf-8")
    if experiment.name in experiments:
        message = f"there is an experiment {experiment.name!r} already"
        yield Problem(_line(text, "name"), message, "another name")
    if experiment.lesson not in known.lessons:
        there = ", ".join(map(str, known.lessons))
        message = f"lesson {experiment.lesson} is not there"
        yield Problem(_line(text, "lesson"), message, f"one of {there}")
    try:
        turned(experiment.settings, experiment.fails.settings)
    except BadInput as error:
        yield Problem(_line(text, "fails"), f"the settings of `fails`: {error}")
    if not experiment.comparisons:
        yield Problem(_line(text, "comparisons"), "nothing is compared, so nothing can be refuted")


def _line(text: str, argument: str) -> int:
    """The line of an argument of the last `Experiment(...)`, 1 where it is not found."""
    at = text.rfind("Experiment(")
    found = re.compile(rf"\b{argument}\s*=").search(text, max(at, 0))
    return text.count("\n", 0, found.start()) + 1 if found else 1
