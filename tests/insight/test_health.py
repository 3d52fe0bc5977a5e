import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.insight import LayerHealth, health
from pellucid.network import Dense, LayerNorm, Network, Residual


def with_biases(activation: str, biases: list[float]) -> tuple[Network, dict]:
    """A layer whose units differ only in their bias: z = x + bias."""
    weights, bias = jnp.ones((1, len(biases))), jnp.array(biases)
    network = Network((1,), (Dense(len(biases), activation),))
    return network, {"dense_1": {"weights": weights, "bias": bias}}


def of(activation: str, biases: list[float], x: list[float]) -> LayerHealth:
    return health(*with_biases(activation, biases), np.array(x)[:, None])[0]


def test_a_relu_unit_silent_for_every_example_is_dead() -> None:
    # The second fires for one example only, and so lives.
    found = of("relu", [-9, -2.5, 0, 9], [1, 2, 3])
    assert found.dead == 0.25
    assert found.saturated is None


@pytest.mark.parametrize(("activation", "edge"), [("tanh", 2.18), ("sigmoid", 4.36)])
def test_saturated_is_flat_for_more_than_half(activation: str, edge: float) -> None:
    # tanh: 1 − a² = 0.05 at z = 2.178; sigmoid's slope is a twentieth of 1/4 at twice that.
    x = [0.0, 0.0, 0.0, 50.0]
    assert of(activation, [edge - 0.01, edge + 0.01], x).saturated == 0.5
    assert of(activation, [edge + 0.01], [0.0, -edge, -edge]).saturated == 0
    assert of(activation, [0.0], [0.0, 50.0]).saturated == 0


def test_a_bounded_unit_far_out_for_every_example_is_dead_too() -> None:
    assert of("tanh", [0, 20, -20], [-1, 1]).dead == pytest.approx(2 / 3)


def test_linear_and_softmax_layers_cannot_fall_asleep() -> None:
    for activation in ("linear", "softmax"):
        found = of(activation, [99.0, 0], [1.0])
        assert found.dead is None
        assert found.saturated is None


def test_leaky_units_do_not_die() -> None:
    assert of("leaky-relu", [-1000], [1, 2]).dead == 0


def test_mean_and_std_over_more_examples_than_a_chunk() -> None:
    x = np.random.default_rng(0).normal(size=9000)
    found = of("linear", [0, 3], list(x))
    both = np.concatenate([x, x + 3])
    assert found.mean == pytest.approx(both.mean(), rel=1e-4)
    assert found.std == pytest.approx(both.std(), rel=1e-4)


def test_one_entry_a_layer_inner_ones_too() -> None:
    network = Network((2, 3), (LayerNorm(), Residual((LayerNorm(), LayerNorm()))))
    found = health(network, network.init(jax.random.key(0)), np.ones((5, 2, 3)))
    assert [layer.path for layer in found] == [
        "layer-norm_1", "residual_1", "residual_1/layer-norm_1", "residual_1/layer-norm_2",
    ]  # fmt: skip
    assert {layer.units for layer in found} == {3}
