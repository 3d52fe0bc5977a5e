"""Private training: what one example can change is limited, and drowned in noise.

The gradient of every example is cut to a length, their sum is covered with noise, and only that
is learned from (DP-SGD: Abadi et al. 2016). Here every step takes all examples, so that what is
given away in all can be said exactly.
"""

from functools import partial
from typing import Any, NamedTuple, cast

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int, Key
from scipy.optimize import brentq
from scipy.stats import norm

from pellucid.network import Network, Parameters


class Limits(NamedTuple):
    """How private a training is: `clip` is the longest that the gradient of one example may be.

    The noise added to the sum of them has a standard deviation of `noise` times `clip` in every
    direction. An infinite `clip` and no noise is ordinary gradient descent.
    """

    clip: float
    noise: float


ORDINARY = Limits(float("inf"), 0.0)


class Shown(NamedTuple):
    """Examples and their answers; side by side, those of every network."""

    x: Float[Array, "... n inputs"]
    y: Int[Array, "... n"]


@partial(jax.jit, static_argnums=0)
def private_training(
    network: Network,
    keys: Key[Array, " networks"],
    shown: Shown,
    marks: Int[Array, " marks"],
    rate: Float[Array, ""] | float,
    limits: Limits,
) -> Parameters:
    """Every network's parameters after so many steps as each of the marks says.

    The networks come first in every array, then the marks.
    """

    def one(key: Key[Array, ""], own: Shown) -> Parameters:
        first, noise = jax.random.split(key)

        def step(at: Any, parameters: Parameters) -> Parameters:
            gradient = private_gradient(
                network, parameters, own, limits, jax.random.fold_in(noise, at)
            )
            return jax.tree.map(lambda old, slope: old - rate * slope, parameters, gradient)

        def stretch(parameters: Parameters, ends: Any) -> tuple[Parameters, Parameters]:
            after = jax.lax.fori_loop(ends[0], ends[1], step, parameters)
            return after, after

        stretches = (jnp.concatenate([jnp.zeros(1, marks.dtype), marks[:-1]]), marks)
        return jax.lax.scan(stretch, network.init(first), stretches)[1]

    return jax.vmap(one)(keys, shown)


def private_gradient(
    network: Network, parameters: Parameters, shown: Shown, limits: Limits, key: Key[Array, ""]
) -> Parameters:
    """The mean of the examples' gradients, each cut to `clip`, with noise.

    (Σ gᵢ · min(1, clip / ‖gᵢ‖) + noise · clip · N(0, 1)) / n
    """
    gradients = jax.vmap(jax.grad(partial(_loss, network)), (None, 0, 0))(parameters, *shown)
    leaves, tree = jax.tree.flatten(gradients)
    count = len(shown.y)
    lengths = jnp.sqrt(sum((leaf**2).reshape(count, -1).sum(1) for leaf in leaves))
    kept = jnp.minimum(1.0, limits.clip / jnp.maximum(lengths, 1e-12))
    # An infinite clip comes with no noise, and infinity times nothing is no number.
    spread = jnp.where(limits.noise > 0, limits.noise * limits.clip, 0.0)
    noised = [
        (jnp.tensordot(kept, leaf, 1) + spread * jax.random.normal(own, leaf.shape[1:])) / count
        for own, leaf in zip(jax.random.split(key, len(leaves)), leaves, strict=True)
    ]
    return jax.tree.unflatten(tree, noised)


def _loss(
    network: Network, parameters: Parameters, x: Float[Array, " inputs"], y: Int[Array, ""]
) -> Float[Array, ""]:
    return -_log_shares(network, parameters, x[None])[0, y]


def _log_shares(
    network: Network, parameters: Parameters, x: Float[Array, "n inputs"]
) -> Float[Array, "n classes"]:
    return jax.nn.log_softmax(network.forward(parameters, x)[-1].z)


@partial(jax.jit, static_argnums=0)
def losses_and_hits(
    network: Network, parameters: Parameters, shown: Shown
) -> tuple[Float[Array, "networks marks n"], Float[Array, "networks marks"]]:
    """The loss on every example at every mark, and the share of right answers."""

    def at_mark(parameters: Parameters, own: Shown) -> tuple[Array, Array]:
        shares = _log_shares(network, parameters, own.x)
        losses = -jnp.take_along_axis(shares, own.y[:, None], 1)[:, 0]
        return losses, (shares.argmax(-1) == own.y).mean()

    return jax.vmap(jax.vmap(at_mark, (0, None)))(parameters, shown)


def epsilon(noise: float, steps: int, delta: float) -> float:
    """How much one example, there or not, can change what is learned: (ε, δ)-private, exactly.

    Steps that each add Gaussian noise are together one with `noise / √steps` (Dong, Roth, Su
    2022), and of one the trade of ε for δ is known (Balle, Wang 2018):

        δ = Φ(μ/2 − ε/μ) − exp(ε) Φ(−μ/2 − ε/μ),   μ = √steps / noise

    >>> round(epsilon(noise=1.0, steps=1, delta=1e-5), 2)
    4.38
    """
    if noise == 0:
        return float("inf")
    strength = steps**0.5 / noise

    def beyond(bound: float) -> float:
        at, away = bound / strength, strength / 2
        rest = np.exp(bound + norm.logcdf(-away - at))
        return float(norm.cdf(away - at) - rest - delta)

    if beyond(0.0) <= 0:
        return 0.0
    most = strength**2 / 2 + strength * 40
    return cast(float, brentq(beyond, 0.0, most))
