"""All questions that can be asked about a learner's own network."""

from collections.abc import Callable

from pellucid.course.own.answer_of_row import answer_of_row
from pellucid.course.own.confused import confused
from pellucid.course.own.dead_units import dead_units
from pellucid.course.own.largest_layer import largest_layer
from pellucid.course.own.matters_most import matters_most
from pellucid.course.own.parameters import parameters
from pellucid.course.own.strongest_unit import strongest_unit
from pellucid.course.own.subject import Subject
from pellucid.course.own.without_activation import without_activation
from pellucid.course.own.without_biases import without_biases
from pellucid.course.quiz import Question

Generator = Callable[[Subject], Question | None]

GENERATORS: tuple[Generator, ...] = (
    parameters,
    largest_layer,
    strongest_unit,
    dead_units,
    without_activation,
    without_biases,
    matters_most,
    confused,
    answer_of_row,
)
"""Each makes one question with exactly one right answer, or none where it does not apply."""


def own_questions(subject: Subject) -> tuple[Question, ...]:
    """Every question that applies to this network; the same seed asks the same."""
    return tuple(one for make in GENERATORS if (one := make(subject)) is not None)
