"""A network of one's own on the bench: built in Python, with its data, and perhaps trained."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
from msgspec.structs import replace

from pellucid.lab.bench.change import only_steers
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.network import network_of
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import DataSetup, Setup
from pellucid.network import Conv, Dense, MaxPool, Network, Parameters


@dataclass(frozen=True)
class Own:
    """What a bench begins with instead of what its set-up would make.

    `setup` describes it: its network has the layers of `network` but for how they begin. The
    first parameters are `parameters`, or, where those are None, follow from the seed.
    """

    setup: Setup
    material: Material
    network: Network
    parameters: Parameters | None = None

    def material_of(self, data: DataSetup) -> Material:
        """The examples, which stay as they are. Raises `Mistake` for others."""
        if data != self.setup.data:
            raise Mistake("data-fixed")
        return self.material

    def is_for(self, setup: Setup) -> bool:
        """Whether a set-up still means this network: all that differs only steers."""
        return only_steers(replace(self.setup, training=setup.training), setup)

    def network_for(self, setup: Setup) -> Network:
        """This network with the dropout of a set-up."""
        shown = Dense | Conv | MaxPool
        own = iter(layer for layer in self.network.layers if isinstance(layer, shown))
        plain = network_of(setup, self.material)
        layers = (next(own) if isinstance(layer, shown) else layer for layer in plain.layers)
        return Network(plain.inputs, tuple(layers))

    def first(self) -> Parameters | None:
        """The first parameters as the training reads them."""
        if self.parameters is None:
            return None
        floats: Any = jax.tree.map(lambda leaf: jnp.asarray(leaf, jnp.float32), self.parameters)
        return floats
