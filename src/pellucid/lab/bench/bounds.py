"""What one learner may ask of the machine that all share."""

from dataclasses import dataclass

from pellucid.lab.bench.layers import weights_of, work_of
from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.learning.live import Course
from pellucid.network import Network


@dataclass(frozen=True)
class Bounds:
    """The most that a bench takes on; more is refused, kindly.

    `parameters` of the network; `rows` and `inputs` of the data; `step` and `picture`:
    multiplications for one step, and for one look at all examples; `memory` for the moments
    kept of a way, in bytes; `changes` that can be undone, and the `past`, in bytes, kept for them;
    `many`: parameters of all networks that learn side by side.
    """

    parameters: int = 2_000_000
    rows: int = 20_000
    inputs: int = 1_000
    step: int = 200_000_000
    picture: int = 1_000_000_000
    memory: int = 6 << 20
    changes: int = 30
    past: int = 64 << 20
    many: int = 5_000_000

    def check_material(self, material: Material) -> None:
        """Raises `Mistake` for more data than the bench takes on."""
        rows, inputs = material.x.shape
        _at_most("too-many-rows", rows, self.rows)
        _at_most("too-many-inputs", inputs, self.inputs)

    def check_network(self, network: Network, material: Material) -> None:
        """Raises `Mistake` for a network that is too large, by itself or for so many rows."""
        _at_most("too-many-parameters", weights_of(network), self.parameters)
        _at_most("too-much-to-look-at", work_of(network) * len(material.x), self.picture)

    def check_course(self, course: Course) -> None:
        """Raises `Mistake` where one step alone would take too long."""
        plan = course.plan
        _at_most("batch-too-large", work_of(plan.network) * plan.batch, self.step)

    def check_many(self, network: Network, seeds: int) -> None:
        """Raises `Mistake` for too many networks side by side."""
        most = self.many // max(weights_of(network), work_of(network))
        if seeds > most:
            raise Mistake("too-many-seeds", given=seeds, most=max(most, 1))


def _at_most(code: str, given: int, most: int) -> None:
    if given > most:
        raise Mistake(code, given=given, most=most)
