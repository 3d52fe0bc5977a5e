"""What is left of a network whose biases are all 0."""

from dataclasses import replace
from typing import Any

import jax
import numpy as np

from pellucid.course.language import sentence
from pellucid.course.own.changed import Change, what_changes
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question

_TAKEN_OUT = Change(
    "without-biases",
    sentence("with every bias set to 0"),
    sentence(
        "A bias is what a unit leans to whatever comes in: without it, every threshold sits at 0."
    ),
    "biases",
)


def without_biases(subject: Subject) -> Question | None:
    """How many answers are right once no unit has a leaning of its own."""
    parameters = subject.model.parameters
    bare = jax.tree_util.tree_map_with_path(_bare, parameters)
    leaves = zip(jax.tree.leaves(parameters), jax.tree.leaves(bare), strict=True)
    if all(np.array_equal(old, new) for old, new in leaves):
        return None
    return what_changes(subject, replace(subject.model, parameters=bare), _TAKEN_OUT)


def _bare(path: Any, leaf: Any) -> Any:
    return leaf * 0 if getattr(path[-1], "key", "") == "bias" else leaf
