import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import RidgeCV

from pellucid.errors import BadInput
from pellucid.insight import probe
from pellucid.insight.probe import MOST_NUMBERS, parts_of, pooled, ridge
from pellucid.network import Conv, Dense, Flatten, MaxPool, Network


@pytest.mark.parametrize("shape", [(60, 7), (20, 50)])
def test_ridge_is_scikit_learns_with_rows_left_out(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(0)
    x = random.normal(size=shape)
    x -= x.mean(0)
    y = x @ random.normal(size=(shape[1], 3)) + random.normal(size=(shape[0], 3))
    y -= y.mean(0)
    penalties = 10.0 ** np.arange(-4, 3) * len(x)
    theirs = RidgeCV(alphas=penalties, fit_intercept=True).fit(x, y)
    np.testing.assert_allclose(ridge(x, y), theirs.coef_.T, rtol=1e-6, atol=1e-9)


def test_a_layer_that_makes_the_classes_plain_is_seen() -> None:
    """Whether two numbers have one sign no straight line can tell; after one layer it can."""
    x = np.random.default_rng(0).normal(size=(800, 2)).astype(np.float32)
    targets = (x[:, 0] * x[:, 1] > 0).astype(np.int64)
    network = Network((2,), (Dense(4, "relu"), Dense(2, "softmax")))
    corners = jnp.array([[1.0, -1, 1, -1], [1, -1, -1, 1]])
    last = {"weights": jnp.zeros((4, 2)), "bias": jnp.zeros(2)}
    parameters = {"dense_1": {"weights": corners, "bias": jnp.zeros(4)}, "dense_2": last}
    inputs, hidden, output = probe(network, parameters, x, targets)
    assert (inputs.layer, hidden.layer, output.layer) == ("inputs", "dense_1", "dense_2")
    assert inputs.accuracy < 0.6
    assert hidden.accuracy > 0.95
    assert output.accuracy == pytest.approx(output.baseline, abs=0.06)


def test_every_layer_of_a_picture_network_but_the_idle_ones() -> None:
    network = Network((16, 16, 1), (Conv(8, 3, "relu"), MaxPool(2), Flatten(), Dense(3, "softmax")))
    x = np.random.default_rng(0).normal(size=(40, 16, 16, 1))
    found = probe(network, network.init(jax.random.key(0)), x, np.arange(40) % 3)
    assert [one.layer for one in found] == ["inputs", "conv_1", "max-pool_1", "dense_1"]
    assert [one.numbers for one in found] == [256, 240, 240, 3]
    assert all(one.baseline == found[0].baseline for one in found)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=2), st.integers(1, 700))
def test_pooling_keeps_the_mean_and_the_limit(places: list[int], channels: int) -> None:
    shape = (*places, channels)
    parts = parts_of(shape)
    assert all(part <= size for part, size in zip(parts, shape, strict=True))
    a = np.random.default_rng(0).normal(size=(3, *shape)).astype(np.float32)
    found = np.asarray(pooled(jnp.asarray(a)))
    assert found.shape[1] <= MOST_NUMBERS
    if channels <= MOST_NUMBERS and all(s % p == 0 for s, p in zip(shape, parts, strict=True)):
        np.testing.assert_allclose(found.mean(1), a.reshape(3, -1).mean(1), atol=1e-4)


def test_too_few_examples_are_refused() -> None:
    network = Network((2,), (Dense(2, "softmax"),))
    with pytest.raises(BadInput, match="four or more"):
        probe(network, network.init(0), np.ones((3, 2)), np.array([0, 1, 0]))
