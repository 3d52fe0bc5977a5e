"""What does a person learn? Lessons, quizzes, and experiments that prove every claim."""

from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.outcome import Judgement, Outcome, Verdict
from pellucid.course.registry import experiments
from pellucid.course.statistics import Comparison

__all__ = [
    "Comparison",
    "Experiment",
    "Failing",
    "Judgement",
    "Measured",
    "Outcome",
    "Verdict",
    "experiments",
]
