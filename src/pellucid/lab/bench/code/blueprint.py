"""All that code in any library has to say of a network."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.scene import LayerScene
from pellucid.learning.plan import Plan
from pellucid.network import Parameters, Shape


class Layer(NamedTuple):
    """A layer as it stands, with its weights of this moment; a pool has none."""

    scene: LayerScene
    weights: Float[np.ndarray, "*reads units"] | None = None
    bias: Float[np.ndarray, " units"] | None = None

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Its weights and biases, if it has them."""
        return tuple(part for part in (self.weights, self.bias) if part is not None)


class Blueprint(NamedTuple):
    """A network, its weights, its examples, and how it learns."""

    moment: int
    material: Material
    plan: Plan
    layers: tuple[Layer, ...]
    learning_rate: float
    l1: float
    l2: float

    @property
    def weighted(self) -> tuple[Layer, ...]:
        """The layers that have weights: they are what numbers of weights count."""
        return tuple(layer for layer in self.layers if layer.arrays)

    @property
    def places(self) -> Shape | None:
        """The shape of a picture as the network reads it; None where it reads rows of numbers."""
        inputs = self.plan.network.inputs
        return inputs if len(inputs) > 1 else None

    @property
    def laid_out(self) -> LayerScene | None:
        """The last layer that goes over a picture: behind it, its numbers stand in one row."""
        return next((one.scene for one in reversed(self.layers) if len(one.scene.shape) > 1), None)

    @property
    def output(self) -> LayerScene:
        """The last layer."""
        return self.layers[-1].scene


def blueprint(journey: Journey) -> Blueprint:
    """The network of this moment. Raises `Mistake` for one whose weights are no numbers."""
    plan, strengths = journey.course
    own = journey.way.live.parameters
    layers = tuple(_layer(scene, own[scene.name]) for scene in journey.layers)
    if not all(np.isfinite(part).all() for layer in layers for part in layer.arrays):
        raise Mistake("network-broken")
    rates = (float(str(rate)) for rate in strengths)
    return Blueprint(journey.moment, journey.material, plan, layers, *rates)


def _layer(scene: LayerScene, own: Parameters) -> Layer:
    return Layer(scene, *(np.asarray(own[name]) for name in ("weights", "bias") if name in own))
