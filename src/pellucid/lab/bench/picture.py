"""What one look at a network shows: losses, health, its answers over the plane."""

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.insight.boundary import plane_points
from pellucid.lab.bench.judging import Judged, judged
from pellucid.lab.bench.layers import layers_of
from pellucid.lab.bench.over_plane import Columns, over_plane
from pellucid.lab.bench.quantise import as_bytes, as_shares, is_large
from pellucid.learning.live import Live
from pellucid.learning.live.live import key_of, without_dropout
from pellucid.learning.plan import Examples, Plan, evenly
from pellucid.learning.step import batch_of, gradients_of
from pellucid.learning.vitals import norm
from pellucid.network import Dense, Network, Parameters

_UNITS, _SIDE, _LEAST_SIDE, _BYTES = 2048, 30, 8, 1 << 18

# Gradients are taken over so many training examples, evenly from first to last: fewer where each
# costs a thousand times as much.
_SAMPLE, _SAMPLE_OF_PICTURES = 1024, 256


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
    """The plane that is looked at: two inputs vary, the others keep their value in `base`.

    Of a network that goes over pictures, `example` is the one whose way through it is shown.
    """

    axes: Int[np.ndarray, "2"]
    low: Float[np.ndarray, "2"]
    high: Float[np.ndarray, "2"]
    base: Float[np.ndarray, " features"]
    targets: Float[np.ndarray, "2"]
    example: Float[np.ndarray, " features"] | None = None


class Picture(NamedTuple):
    """What a look shows.

    `norms` are of each layer's gradient and of its parameters. Arrays by the layer's name:
    `weights` (inputs, units), `units` and `maps` hold numbers with their scale where they are
    whole numbers.
    """

    judged: Judged
    norms: Float[Array, "2 layers"]
    weights: dict[str, Any]
    bias: dict[str, Any]
    units: dict[str, Any]
    maps: dict[str, Any]
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


def pictured(sight: Sight, live: Live, examples: Examples, ground: Ground) -> Picture:
    """What there is to see of a network now; to be compiled, or computed by NumPy."""
    plan, parameters = sight.plan, live.parameters
    weighted = {name: parameters[name] for name in plan.network.names if parameters[name]}
    seen = _over_plane(plan.network, parameters, ground, sight.resolution)
    shown = [name for name in seen if name in weighted] if sight.every else []
    return Picture(
        judged(plan, parameters, examples),
        _norms(plan, live, examples, tuple(weighted)),
        {name: _sent(_by_unit(own["weights"])) for name, own in weighted.items()},
        {name: own["bias"] for name, own in weighted.items()},
        {name: as_bytes(_maps(seen[name], sight)) for name in shown},
        _of_example(plan.network, parameters, ground),
        _shares(sight, seen[plan.network.names[-1]], ground) if sight.plane else None,
        live.epoch,
        live.step,
    )


def _by_unit(weights: Float[Array, "*reads units"]) -> Float[Array, "inputs units"]:
    """The weights of a filter laid out as one row, by its window's places and channels."""
    return weights.reshape(-1, weights.shape[-1])


def _sent(weights: Float[Array, "inputs units"]) -> Any:
    """The weights themselves, or, where they are very many, about."""
    return as_bytes(weights) if is_large(weights) else (weights, None)


def _norms(
    plan: Plan, live: Live, examples: Examples, names: tuple[str, ...]
) -> Float[Array, "2 layers"]:
    """Each layer's norm of the loss's gradient over training examples, and of its parameters."""
    most = _SAMPLE if len(plan.network.inputs) == 1 else _SAMPLE_OF_PICTURES
    sample = evenly(examples.training, min(most, plan.examples))
    still = plan._replace(network=without_dropout(plan.network))
    own = {name: live.parameters[name] for name in still.network.names}
    _, gradients, _ = gradients_of(still, own, batch_of(plan, examples, sample), key_of(live))
    both = [[norm(tree[name]) for name in names] for tree in (gradients, own)]
    return jnp.stack([jnp.stack(norms) for norms in both])


def _over_plane(
    network: Network, parameters: Parameters, ground: Ground, side: int
) -> dict[str, Columns]:
    """The pass over a square of points, rows going up the second axis; nothing of no points."""
    if not side:
        return {}
    xs, ys = (jnp.linspace(ground.low[axis], ground.high[axis], side) for axis in (0, 1))
    return over_plane(network, parameters, plane_points(ground.axes, xs, ys, ground.base))


def _of_example(network: Network, parameters: Parameters, ground: Ground) -> dict[str, Any]:
    """Every shown layer's activations for the one example, (units, rows, columns)."""
    if ground.example is None or len(network.inputs) == 1:
        return {}
    example = jnp.asarray(ground.example).reshape(1, *network.inputs)
    steps = network.forward(parameters, example)
    shown = {layer.name for layer in layers_of(network)}
    return {step.name: as_bytes(_placed(step.a[0])) for step in steps if step.name in shown}


def _placed(a: Float[Array, "*places units"]) -> Float[Array, "units rows columns"]:
    places = a if a.ndim > 1 else a[None, None]
    return places.transpose(2, 0, 1)


def _maps(a: Columns, sight: Sight) -> Float[Array, "units side side"]:
    side, every = sight.resolution, sight.every
    # From the middle of the square of points that each stands for.
    return a.reshape(-1, side, side)[:, every // 2 :: every, every // 2 :: every]


def _shares(sight: Sight, outputs: Columns, ground: Ground) -> Array:
    """The outputs over the plane as bytes: shares as they are, all else between its ends."""
    outputs = jnp.moveaxis(outputs.reshape(-1, sight.resolution, sight.resolution), 0, -1)
    if sight.plan.network.output_activation in ("sigmoid", "softmax"):
        return as_shares(outputs)
    low, high = ground.targets
    return as_shares((outputs - low) / (high - low))
