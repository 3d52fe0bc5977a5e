"""One look at a network, in one compiled call: losses, health, its answers over the plane."""

from functools import partial
from math import prod
from threading import Lock
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.lab.bench.judging import Judged, judged
from pellucid.lab.bench.quantise import as_bytes, as_shares, is_large
from pellucid.learning.live import Lessons, Live, Shared
from pellucid.learning.live.live import key_of, without_dropout
from pellucid.learning.plan import Examples, Plan, evenly
from pellucid.learning.step import batch_of, gradients_of
from pellucid.network import Dense, Network, Parameters, Step

_UNITS, _SIDE, _LEAST_SIDE, _BYTES = 2048, 30, 8, 1 << 18

# Gradients are taken over so many training examples, evenly from first to last.
_SAMPLE = 1024


class Sight(NamedTuple):
    """What is compiled into a look.

    The plane is passed through the network at `resolution` points a side (0: it is not), its
    outputs are shown if `plane` says so, and every unit's picture has every so-manieth point of
    it (0: there are none).
    """

    plan: Plan
    resolution: int
    plane: bool
    every: int


class Ground(NamedTuple):
    """The plane that is looked at: two inputs vary, the others keep their value in `base`."""

    axes: Int[np.ndarray, "2"]
    low: Float[np.ndarray, "2"]
    high: Float[np.ndarray, "2"]
    base: Float[np.ndarray, " features"]
    targets: Float[np.ndarray, "2"]


class Picture(NamedTuple):
    """What a look shows.

    `norms` are of each layer's gradient and of its parameters. Arrays by the layer's name:
    `weights` and `units` hold numbers with their scale where they are whole numbers.
    """

    judged: Judged
    norms: Float[Array, "2 layers"]
    weights: dict[str, Any]
    bias: dict[str, Any]
    units: dict[str, Any]
    plane: Array | None
    epoch: Int[Array, ""]
    step: Int[Array, ""]


def every_for(network: Network, resolution: int) -> int:
    """Which points of the plane a unit's picture has: fewer where there are many units."""
    units = sum(layer.units for layer in network.layers if isinstance(layer, Dense))
    if units > _UNITS:
        return 0
    side = max(_LEAST_SIDE, min(_SIDE, int((_BYTES / units) ** 0.5)))
    return max(1, round(resolution / side))


class Looks:
    """The compiled looks of one sight."""

    def __init__(self, sight: Sight) -> None:
        self._lock = Lock()
        self._ready: set[tuple[int, ...]] = set()
        self._look = jax.jit(partial(_picture, sight))

    def look(self, live: Live, lessons: Lessons, ground: Ground) -> Picture:
        """What there is to see now, as NumPy arrays."""
        return jax.tree.map(np.asarray, self._look(live, lessons.examples, ground))

    def prepared(self, lessons: Lessons) -> bool:
        """Whether a look needs no compiling first."""
        return _shape(lessons) in self._ready

    def prepare(self, live: Live, lessons: Lessons, ground: Ground) -> None:
        """Compiles what a look needs; one thread at a time."""
        with self._lock:
            if not self.prepared(lessons):
                self.look(live, lessons, ground)
                self._ready.add(_shape(lessons))


looks = Shared(Looks, recent=32)
"""The compiled looks of a sight; who wants to find them compiled again later holds them."""


def _shape(lessons: Lessons) -> tuple[int, ...]:
    return (*lessons.examples.x.shape, lessons.training)


def _picture(sight: Sight, live: Live, examples: Examples, ground: Ground) -> Picture:
    plan, parameters = sight.plan, live.parameters
    dense = {name: parameters[name] for name in parameters if parameters[name]}
    seen = _over_plane(plan.network, parameters, ground, sight.resolution)
    pictured = [step for step in seen if step.name in dense] if sight.every else []
    return Picture(
        judged(plan, parameters, examples),
        _norms(plan, live, examples, tuple(dense)),
        {name: _sent(own["weights"]) for name, own in dense.items()},
        {name: own["bias"] for name, own in dense.items()},
        {step.name: as_bytes(_maps(step.a, sight)) for step in pictured},
        _shares(sight, seen, ground) if sight.plane else None,
        live.epoch,
        live.step,
    )


def _sent(weights: Float[Array, "inputs units"]) -> Any:
    """The weights themselves, or, where they are very many, about."""
    return as_bytes(weights) if is_large(weights) else (weights, None)


def _norms(
    plan: Plan, live: Live, examples: Examples, names: tuple[str, ...]
) -> Float[Array, "2 layers"]:
    """Each layer's norm of the loss's gradient over training examples, and of its parameters."""
    sample = evenly(examples.training, min(_SAMPLE, plan.examples))
    still = plan._replace(network=without_dropout(plan.network))
    own = {name: live.parameters[name] for name in names}
    _, gradients, _ = gradients_of(still, own, batch_of(plan, examples, sample), key_of(live))
    both = [[_norm(tree[name]) for name in names] for tree in (gradients, own)]
    return jnp.stack([jnp.stack(norms) for norms in both])


def _norm(layer: Parameters) -> Float[Array, ""]:
    return jnp.sqrt(sum((jnp.sum(leaf**2) for leaf in layer.values()), start=jnp.zeros(())))


def _over_plane(
    network: Network, parameters: Parameters, ground: Ground, side: int
) -> tuple[Step, ...]:
    """The pass over a square of points, rows going up the second axis; nothing of no points."""
    if not side:
        return ()
    along = [jnp.linspace(ground.low[axis], ground.high[axis], side) for axis in (0, 1)]
    inputs = jnp.arange(prod(network.inputs))
    # Chosen, not written into place: so building the points fuses with reading them.
    points = jnp.where(
        inputs == ground.axes[0],
        jnp.tile(along[0], side)[:, None],
        jnp.where(inputs == ground.axes[1], jnp.repeat(along[1], side)[:, None], ground.base),
    )
    return network.forward(parameters, points)


def _maps(a: Float[Array, "points units"], sight: Sight) -> Float[Array, "units side side"]:
    side, every = sight.resolution, sight.every
    # From the middle of the square of points that each stands for.
    return a.T.reshape(-1, side, side)[:, every // 2 :: every, every // 2 :: every]


def _shares(sight: Sight, steps: tuple[Step, ...], ground: Ground) -> Array:
    """The outputs over the plane as bytes: shares as they are, all else between its ends."""
    outputs = steps[-1].a.reshape(sight.resolution, sight.resolution, -1)
    if sight.plan.network.output_activation in ("sigmoid", "softmax"):
        return as_shares(outputs)
    low, high = ground.targets
    return as_shares((outputs - low) / (high - low))
