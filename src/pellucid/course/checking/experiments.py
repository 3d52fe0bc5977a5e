"""What is wrong with a teacher's experiment beside the rest of the course, and when it is run."""

from collections.abc import Iterator

from pellucid.course.authored import Authored, raised
from pellucid.course.authored_fields import argument_line, source
from pellucid.course.checking.lessons import Known
from pellucid.course.knobs import turned
from pellucid.course.problem import Problem
from pellucid.course.reading import told
from pellucid.errors import BadInput

SEEDS = 6
"""With how many networks each experiment is tried: the fewest that give an interval."""


def experiment_problems(one: Authored, known: Known) -> Iterator[Problem]:
    """Its lesson, the settings that are to make it fail, and what comes of running it once."""
    experiment = one.experiment
    assert experiment is not None
    text = source(one.path)
    if experiment.lesson not in known.lessons:
        there = ", ".join(map(str, known.lessons))
        message = f"lesson {experiment.lesson} is not there"
        yield Problem(argument_line(text, "lesson"), message, f"one of {there}")
    try:
        turned(experiment.settings, experiment.fails.settings)
    except BadInput as error:
        line, message, instead = told(argument_line(text, "fails"), error)
        yield Problem(line, f"the settings of `fails`: {message}", instead)
    try:
        experiment.run(SEEDS)
    except BadInput as error:
        # Where the code raised anything else, that is the cause, and knows its line.
        yield raised(one.path, error.__cause__ or error, argument_line(text, "measure"))
