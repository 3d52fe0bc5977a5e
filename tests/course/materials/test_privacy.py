"""Private training against PyTorch, and its epsilon against the definition."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch
from scipy.integrate import quad
from scipy.stats import norm

from pellucid.course.materials.privacy import (
    ORDINARY,
    Limits,
    Shown,
    epsilon,
    losses_and_hits,
    private_gradient,
    private_training,
)
from pellucid.network import Parameters, dense_network

NETWORK = dense_network(5, 3, "multiclass", (4,), activation="tanh")
RANDOM = np.random.default_rng(3)
SHOWN = Shown(
    jnp.asarray(RANDOM.standard_normal((7, 5)), jnp.float32), jnp.asarray(np.arange(7) % 3)
)
PARAMETERS = NETWORK.init(0)


def by_torch(clip: float) -> dict[str, np.ndarray]:
    """The mean of clipped gradients, one example after another."""
    leaves = {
        (layer, name): torch.tensor(np.asarray(value), requires_grad=True)
        for layer, own in PARAMETERS.items()
        for name, value in own.items()
    }
    total = {key: torch.zeros_like(leaf) for key, leaf in leaves.items()}
    for x, y in zip(np.asarray(SHOWN.x), np.asarray(SHOWN.y), strict=True):
        hidden = torch.tensor(x) @ leaves["dense_1", "weights"] + leaves["dense_1", "bias"]
        out = hidden.tanh() @ leaves["dense_2", "weights"] + leaves["dense_2", "bias"]
        loss = torch.nn.functional.cross_entropy(out, torch.tensor(int(y)))
        gradients = torch.autograd.grad(loss, list(leaves.values()))
        length = torch.cat([one.flatten() for one in gradients]).norm()
        for key, one in zip(leaves, gradients, strict=True):
            total[key] += one * min(1.0, clip / float(length)) / len(SHOWN.y)
    return {" ".join(key): value.numpy() for key, value in total.items()}


@pytest.mark.parametrize("clip", [0.3, 1.0, 1e6, float("inf")])
def test_clipped_gradients_are_those_of_torch(clip: float) -> None:
    found = private_gradient(NETWORK, PARAMETERS, SHOWN, Limits(clip, 0.0), jax.random.key(0))
    for name, value in by_torch(clip).items():
        layer, part = name.split()
        np.testing.assert_allclose(found[layer][part], value, atol=1e-6)


def test_noise_is_as_wide_as_asked() -> None:
    limits = Limits(0.5, 4.0)
    quiet = private_gradient(NETWORK, PARAMETERS, SHOWN, Limits(0.5, 0.0), jax.random.key(0))

    def noised(key: jax.Array) -> Parameters:
        return private_gradient(NETWORK, PARAMETERS, SHOWN, limits, key)

    many = jax.vmap(noised)(jax.random.split(jax.random.key(1), 4000))
    for found, without in zip(jax.tree.leaves(many), jax.tree.leaves(quiet), strict=True):
        np.testing.assert_allclose(found.std(0) * len(SHOWN.y), 0.5 * 4.0, rtol=0.08)
        np.testing.assert_allclose(found.mean(0), without, atol=0.025)


def test_ordinary_training_is_gradient_descent() -> None:
    alone = Shown(SHOWN.x[None], SHOWN.y[None])
    keys = jax.random.split(jax.random.key(5), 1)
    trained = private_training(NETWORK, keys, alone, jnp.array([10, 300]), 0.5, ORDINARY)
    losses, hits = losses_and_hits(NETWORK, trained, alone)
    assert losses.shape == (1, 2, 7)
    assert losses[0, 1].mean() < losses[0, 0].mean() < np.log(3)
    assert hits[0, 1] == 1.0


@pytest.mark.parametrize(("noise", "steps"), [(1.0, 1), (10.0, 150), (3.0, 4), (0.5, 2)])
def test_epsilon_is_where_the_definition_gives_delta(noise: float, steps: int) -> None:
    """δ = ∫ max(0, p − exp(ε) q) over everything that may come out, with and without one."""
    delta, apart = 1e-3, np.sqrt(steps) / noise
    bound = epsilon(noise, steps, delta)

    def beyond(at: float) -> float:
        return max(0.0, float(norm.pdf(at, apart) - np.exp(bound) * norm.pdf(at)))

    kink = bound / apart + apart / 2
    area, _ = quad(beyond, kink, apart + 12 + kink)
    assert area == pytest.approx(delta, rel=1e-4)


def test_without_noise_nothing_is_private() -> None:
    assert epsilon(0.0, 10, 1e-3) == float("inf")
    assert epsilon(1e9, 1, 1e-3) == 0.0
