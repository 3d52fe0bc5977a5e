from functools import cache

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from jax.tree_util import Partial

from pellucid.errors import BadInput
from pellucid.insight import attribution
from pellucid.network import Dense, Network, dense_network


@cache
def a_network(activation: str) -> Network:
    return dense_network(3, 2, "multiclass", (6, 5), activation=activation)


INIT = {name: jax.jit(a_network(name).init) for name in ("tanh", "relu")}
CALL = {name: jax.jit(a_network(name).__call__) for name in INIT}


@pytest.mark.parametrize("activation", INIT)
@given(
    seed=st.integers(0, 1000),
    ends=arrays.arrays(np.float32, (2, 2, 3), elements=st.floats(-3, 3, width=16)),
    output=st.integers(0, 1),
)
def test_parts_sum_to_the_outputs_change(activation: str, seed, ends, output: int) -> None:
    network, parameters = a_network(activation), INIT[activation](jax.random.key(seed))
    predict = Partial(network, parameters)
    found = attribution(predict, ends[0], baseline=ends[1], output=output)
    after, before = (np.asarray(CALL[activation](parameters, x))[:, output] for x in ends)
    np.testing.assert_allclose(found.change, after - before, atol=1e-6)
    np.testing.assert_allclose(found.parts.sum(1) + found.residual, found.change, atol=1e-6)
    # A kink within the path costs exactness: then all the points are used, and few are missed.
    allowed = 1e-3 if found.points < 1024 else 1e-2
    # What adds up and cancels out on the way may be far larger than what is left at its ends.
    size = np.maximum(np.maximum(abs(before), abs(after)), abs(found.parts).sum(1))
    assert (abs(found.residual) <= allowed * size + 1e-6).all()


def test_a_linear_networks_parts_are_weight_times_difference() -> None:
    network = Network((3,), (Dense(2),))
    weights = np.float32([[1, 2], [3, 4], [-5, 6]])
    parameters = {"dense_1": {"weights": jnp.asarray(weights), "bias": jnp.ones(2)}}
    x, baseline = np.float32([[1, 2, 3], [0, 1, 0]]), np.float32([1, 1, 1])
    found = attribution(Partial(network, parameters), x, baseline=baseline, output=1)
    np.testing.assert_allclose(found.parts, (x - baseline) * weights[:, 1], rtol=1e-5)
    np.testing.assert_array_equal(found.baseline, baseline)


@pytest.mark.usefixtures("x64")
def test_parts_are_those_of_pytorchs_gradients_summed_finely() -> None:
    network = a_network("tanh")
    parameters = jax.jit(network.init)(jax.random.key(4))
    x = np.array([1.0, -2.0, 0.5])
    found = attribution(Partial(network, parameters), x[None], output=1)
    path = torch.tensor((np.arange(4000)[:, None] + 0.5) / 4000 * x, requires_grad=True)
    a = path
    for name in ("dense_1", "dense_2", "dense_3"):
        weights, bias = (torch.tensor(np.asarray(v)) for v in _named(parameters[name]))
        a = a @ weights + bias
        a = torch.softmax(a, -1) if name == "dense_3" else torch.tanh(a)
    a[:, 1].sum().backward()
    np.testing.assert_allclose(found.parts[0], x * path.grad.mean(0).numpy(), rtol=1e-5)


def _named(layer: dict) -> tuple:
    return layer["weights"], layer["bias"]


def test_the_average_of_many_networks_gets_the_average_of_their_parts() -> None:
    network = a_network("tanh")
    many = jax.jit(jax.vmap(network.init))(jax.random.split(jax.random.key(0), 3))
    x = np.float32([[1, -1, 2]])

    def average(parameters, x):
        return jax.vmap(network, in_axes=(0, None))(parameters, x).mean(0)

    together = attribution(Partial(average, many), x, output=1)
    alone = [
        attribution(Partial(network, jax.tree.map(lambda leaf, i=i: leaf[i], many)), x, output=1)
        for i in range(3)
    ]
    parts = np.mean([found.parts for found in alone], 0)
    np.testing.assert_allclose(together.parts, parts, rtol=1e-3, atol=1e-5)


def test_many_pictures_by_a_plain_function() -> None:
    picture = lambda x: jnp.tanh(x.sum((1, 2)))[:, None]  # noqa: E731 -- short
    x = np.random.default_rng(0).normal(size=(700, 2, 2)).astype(np.float32)
    found = attribution(picture, x)
    assert found.parts.shape == x.shape
    np.testing.assert_allclose(found.parts.sum((1, 2)), np.tanh(x.sum((1, 2))), atol=2e-3)


@pytest.mark.parametrize(
    ("settings", "message"),
    [({"output": 2}, "output is 2"), ({"baseline": np.zeros(2, np.float32)}, "baseline has shape")],
)
def test_what_does_not_fit_is_refused(settings: dict, message: str) -> None:
    network = a_network("tanh")
    predict = Partial(network, INIT["tanh"](jax.random.key(0)))
    with pytest.raises(BadInput, match=message):
        attribution(predict, np.ones((1, 3), np.float32), **settings)
    with pytest.raises(BadInput, match="no examples"):
        attribution(predict, np.ones((0, 3), np.float32))
