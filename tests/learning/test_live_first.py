"""First weights are the network's own, whichever program draws them."""

import jax
import numpy as np
import pytest

from pellucid.learning.live.first import first_of
from pellucid.learning.live.live import drawn
from pellucid.network import INITIALISERS, Dense, Network


def drawn_alone(network, seed):
    """By a program for this network, compiled as the fitting loop's start is."""
    options = {"xla_backend_optimization_level": 0}
    return jax.jit(lambda seed: drawn(network, seed), compiler_options=options)(np.int32(seed))


@pytest.mark.parametrize("name", INITIALISERS)
def test_they_are_drawn_to_the_bit(name):
    hidden = tuple(Dense(units, "tanh", initialisation=name) for units in (3, 17, 20))
    network = Network((2,), (*hidden, Dense(1, "sigmoid")))
    for seed in (0, 2**31 - 1):
        own, alone = first_of(network, seed), drawn_alone(network, seed)
        assert jax.tree.structure(own) == jax.tree.structure(alone)
        for one, other in zip(jax.tree.leaves(own), jax.tree.leaves(alone), strict=True):
            np.testing.assert_array_equal(one, other)


def test_biases_that_are_drawn_too_are_the_networks_own():
    network = Network((2,), (Dense(3, "relu", bias="uniform"), Dense(1, bias="none")))
    own, alone = first_of(network, 5)[0], drawn_alone(network, 5)[0]
    np.testing.assert_array_equal(own["dense_1"]["bias"], alone["dense_1"]["bias"])
    assert own["dense_2"].keys() == {"weights"}


def test_another_seed_draws_others():
    network = Network((2,), (Dense(3, "relu"),))
    first, second = (first_of(network, seed)[0]["dense_1"]["weights"] for seed in (1, 2))
    assert not np.any(np.asarray(first) == np.asarray(second))
