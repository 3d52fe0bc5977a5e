"""What a rule of advice looks at."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pellucid.lab.bench.lessons import Material
from pellucid.lab.protocol.messages import Advice
from pellucid.lab.protocol.setup import Setup
from pellucid.learning.plan import Plan


class Case(NamedTuple):
    """A set-up, and what its network's end is: the last activation, and the loss."""

    setup: Setup
    material: Material
    last: str
    loss: str
    outputs: int


Rule = Callable[[Case], Iterator[Advice]]
"""What one rule has to say of a set-up: mostly nothing."""


def case_of(setup: Setup, material: Material, plan: Plan) -> Case:
    """The case of a set-up."""
    network = plan.network
    return Case(setup, material, network.output_activation, plan.loss, network.shapes[-1][0])
