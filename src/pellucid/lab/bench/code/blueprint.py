"""All that code in any library has to say of a network."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.messages import LayerScene
from pellucid.learning.plan import Plan


class Layer(NamedTuple):
    """A layer of weights as it stands, with the weights of this moment."""

    scene: LayerScene
    weights: Float[np.ndarray, "inputs units"]
    bias: Float[np.ndarray, " units"]


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
    def output(self) -> LayerScene:
        """The last layer."""
        return self.layers[-1].scene


def blueprint(journey: Journey) -> Blueprint:
    """The network of this moment. Raises `Mistake` for one whose weights are no numbers."""
    plan, strengths = journey.course
    own = journey.way.live.parameters
    layers = tuple(
        Layer(scene, np.asarray(own[scene.name]["weights"]), np.asarray(own[scene.name]["bias"]))
        for scene in journey.layers
    )
    if not all(np.isfinite(part).all() for layer in layers for part in layer[1:]):
        raise Mistake("network-broken")
    rates = (float(str(rate)) for rate in strengths)
    return Blueprint(journey.moment, journey.material, plan, layers, *rates)
