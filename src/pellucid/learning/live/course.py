"""The course of a training: what is compiled into its program, and what may be turned at will."""

from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from pellucid.learning.plan import Plan
from pellucid.learning.settings import Settings
from pellucid.network import Network, Task


class Strengths(NamedTuple):
    """What is given to the program anew with every call, and so costs no compiling.

    `l1` and `l2` are the rates of the penalties: they add l1 · sign(w) and l2 · w to the gradient
    of every weight, and nothing to that of a bias. AdamW shrinks weights by `l2` apart from the
    gradient, as is its nature.
    """

    learning_rate: np.float32
    l1: np.float32
    l2: np.float32


class Course(NamedTuple):
    """How a network learns from some moment on."""

    plan: Plan
    strengths: Strengths


def course_of(
    network: Network,
    task: Task,
    examples: int,
    settings: Settings,
    *,
    l1: float = 0.0,
    l2: float = 0.0,
) -> Course:
    """The course of these settings, for so many training examples.

    Only the batch size, the optimiser and the loss are compiled in, so that two trainings that
    differ in nothing else share a program.
    """
    compiled_in = replace(
        Settings(loss=settings.loss),
        batch_size=min(settings.batch_size, examples),
        optimizer=settings.optimizer,
    )
    strengths = Strengths(np.float32(settings.rate), np.float32(l1), np.float32(l2))
    return Course(Plan(network, task, compiled_in, examples), strengths)
