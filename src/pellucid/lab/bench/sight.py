"""What a learner wants to see in every frame."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pellucid.lab.bench.answers.checks import check_rows
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.layers import work_of
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.looks import Looks, looks
from pellucid.lab.bench.picture import Ground, Sight, every_for
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.commands import Look
from pellucid.network import Network

RESOLUTION = 100

# Multiplications for one look at the plane: some 30 ms. A larger network is asked at fewer places.
_MOST, _COARSEST = 500_000_000, 20


@dataclass(frozen=True)
class Wanted:
    """The plane and the units' pictures, as a `Look` asked for them, of these examples.

    Of pictures, `row` is the one whose way through the network is shown.
    """

    material: Material
    plane: bool
    units: bool
    resolution: int = RESOLUTION
    axes: tuple[int, int] = (0, 1)
    row: int = 0

    @staticmethod
    def first(material: Material) -> "Wanted":
        """What is shown of new examples before anybody asks: the plane, where they are on one."""
        axes = (0, min(1, len(material.features) - 1))
        return Wanted(material, material.plane, material.plane, axes=axes)

    @staticmethod
    def asked(material: Material, look: Look) -> "Wanted":
        """What a `Look` asks for. Raises `Mistake` for axes that are none, or no example."""
        inputs = len(material.features)
        check_rows(material, [look.row])
        if look.plane and (look.axes[0] == look.axes[1] or max(look.axes) >= inputs):
            raise Mistake("no-such-axes", inputs=inputs)
        axes = look.axes if look.plane else (0, min(1, inputs - 1))
        plane = look.plane and inputs > 1
        units = look.units and material.plane
        return Wanted(material, plane, units, look.resolution, axes, look.row)

    @cached_property
    def ground(self) -> Ground:
        """The plane that is looked at."""
        axes = np.array(self.axes, np.int32)
        own = self.material
        ends = np.array(own.target_range, np.float32)
        example = own.x[self.row] if own.image else None
        return Ground(axes, own.low[axes], own.high[axes], own.middle, ends, example)

    def looks(self, journey: Journey) -> Looks:
        """The compiled looks at a journey's network as it is now."""
        plan = journey.course.plan
        resolution = self._fine_enough(plan.network) if self.plane or self.units else 0
        every = every_for(plan.network, resolution) if self.units else 0
        return looks(Sight(plan, resolution, self.plane, every))

    def _fine_enough(self, network: Network) -> int:
        """The resolution that was asked for, or the finest that a network of its size allows."""
        finest = int((_MOST / work_of(network)) ** 0.5)
        return min(self.resolution, max(_COARSEST, finest))
