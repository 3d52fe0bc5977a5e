"""The pass over a plane is the network's own, its points lying the other way."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.lab.bench.over_plane import over_plane
from pellucid.network import Conv, Dense, Dropout, Flatten, Network

POINTS = np.random.default_rng(0).uniform(-3, 3, (50, 2)).astype(np.float32)
NETWORKS = {
    "narrow": Network((2,), (Dense(3, "sigmoid"), Dense(9, "relu"), Dense(1, "tanh"))),
    "several classes": Network((2,), (Dense(4, "tanh"), Dropout(0.5), Dense(3, "softmax"))),
    "wide": Network((2,), (Dense(40, "gelu"), Dense(30, "silu"), Dense(2, "linear"))),
    "without biases": Network((2,), (Dense(5, "elu", bias="none"), Dense(1, bias="none"))),
    "of no layer but its output": Network((2,), (Dense(1, "sigmoid", bias="uniform"),)),
    "over pictures": Network((2, 1, 1), (Conv(3, 1, "relu"), Flatten(), Dense(2, "softmax"))),
}


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_every_layer_answers_as_in_a_usual_pass(network: Network) -> None:
    parameters = network.init(jax.random.key(3))
    found = over_plane(network, parameters, jnp.asarray(POINTS))
    steps = network.forward(parameters, jnp.asarray(POINTS).reshape(-1, *network.inputs))
    assert [*found] == [step.name for step in steps]
    for step in steps:
        expected = np.asarray(step.a).reshape(len(POINTS), -1).T
        np.testing.assert_allclose(found[step.name], expected, rtol=1e-5, atol=1e-6)
