"""Optimisers by name: how gradients become updates (all from Optax)."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import optax
from jaxtyping import Array, Float

from pellucid.errors import choose

Rate = float | Float[Array, ""]


class Optimizer(NamedTuple):
    """An optimiser by name.

    `direction` turns gradients into a direction of unit learning rate. `rate` is a learning
    rate that suits it. `decoupled`: weight decay shrinks the weights themselves instead of
    being added to the gradient.
    """

    name: str
    direction: Callable[[], optax.GradientTransformation]
    rate: float
    source: str
    decoupled: bool = False


OPTIMIZERS: dict[str, Optimizer] = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer("sgd", optax.identity, 0.1, "Robbins, Monro 1951"),
        Optimizer("momentum", lambda: optax.trace(0.9), 0.01, "Polyak 1964"),
        Optimizer("nesterov", lambda: optax.trace(0.9, nesterov=True), 0.01,
                  "Nesterov 1983; Sutskever, Martens, Dahl, Hinton 2013"),
        Optimizer("rmsprop", optax.scale_by_rms, 0.001, "Tieleman, Hinton 2012"),
        Optimizer("adam", optax.scale_by_adam, 0.001, "Kingma, Ba 2015"),
        Optimizer("adamw", optax.scale_by_adam, 0.001, "Loshchilov, Hutter 2019", True),
        # A shorter memory of squared gradients: surer at the high rates of a short training.
        Optimizer("adamw-fast", lambda: optax.scale_by_adam(b2=0.95), 0.01,
                  "as used by Holzmüller, Grinsztajn, Steinwart 2024", True),
    )
}  # fmt: skip


def optimizer(name: str) -> Optimizer:
    """The optimiser of that name. Raises `BadInput` with the nearest name otherwise."""
    return OPTIMIZERS[choose("optimizer", name, OPTIMIZERS)]


class Decay(NamedTuple):
    """Weight decay: how much, and for which parameters (a pytree of booleans)."""

    rate: Rate
    of: Any


def transformation(
    chosen: Optimizer, rate: Callable[[Any], Any], decay: Decay, clip: float | None, factors: Any
) -> optax.GradientTransformation:
    """The whole update rule: clip, direction, each parameter's own factor, decay, rate.

    `rate` gives the learning rate at each step. Decay is the gradient of `rate / 2 · ‖w‖²` (so
    comes first) unless the optimiser decouples it. `factors`, a pytree like the parameters or
    None, multiply each one's learning rate.
    """
    clipping = [] if clip is None else [optax.clip_by_global_norm(clip)]
    decaying = [optax.add_decayed_weights(decay.rate, mask=decay.of)]
    direction = [chosen.direction(), *([] if factors is None else [_times(factors)])]
    ordered = direction + decaying if chosen.decoupled else decaying + direction
    return optax.chain(*clipping, *ordered, optax.scale_by_learning_rate(rate))


def _times(factors: Any) -> optax.GradientTransformation:
    return optax.stateless(
        lambda updates, _: jax.tree.map(lambda update, factor: update * factor, updates, factors)
    )
