"""What a person does to a training on its way, kept so that the way can be gone again."""

from typing import NamedTuple

import jax
import numpy as np

from pellucid.learning.live.course import Course
from pellucid.learning.live.live import Live, carried_over
from pellucid.learning.live.programs import Lessons, programs_of


class Edit(NamedTuple):
    """One weight or, where `source` is None, one bias is set by hand.

    `source` counts a unit's weights; those of a filter as they lie in its window.
    """

    layer: str
    unit: int
    source: int | None
    value: float


class Steer(NamedTuple):
    """Another course from here on."""

    course: Course


class Learn(NamedTuple):
    """One step on these rows alone."""

    rows: tuple[int, ...]


Event = Edit | Steer | Learn


class Underway(NamedTuple):
    """A training, and the course it is on."""

    live: Live
    course: Course


def after(event: Event, at: Underway, lessons: Lessons) -> Underway:
    """The training once it has happened."""
    live, course = at
    match event:
        case Edit():
            return Underway(_edited(live, event), course)
        case Steer(course=new):
            return Underway(carried_over(live, course.plan, new.plan, new.strengths), new)
        case Learn(rows=rows):
            program = programs_of(course)
            return Underway(program.learn(live, lessons, course.strengths, rows), course)


def _edited(live: Live, edit: Edit) -> Live:
    layer = live.parameters[edit.layer]
    name = "bias" if edit.source is None else "weights"
    changed = np.array(layer[name])
    # A bias stands in a row of its own, so that weights and biases are found alike.
    changed.reshape(-1, changed.shape[-1])[edit.source or 0, edit.unit] = edit.value
    new = layer | {name: jax.device_put(changed)}
    return live._replace(parameters=live.parameters | {edit.layer: new})
