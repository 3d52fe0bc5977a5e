import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.insight import boundary
from pellucid.network import Network, dense_network

KEY = jax.random.key(0)
FLAT = dense_network(4, 2, "multiclass", (3,), activation="tanh")
PICTURE = dense_network((2, 2), 1, "binary", (3,), activation="tanh")


@pytest.mark.parametrize("network", [FLAT, PICTURE], ids=["row", "picture"])
def test_it_is_what_the_network_predicts(network: Network) -> None:
    parameters = network.init(KEY)
    base = np.array([0.5, -0.5, 0.25, 1.0]).reshape(network.inputs)
    found = boundary(network, parameters, (-1, 2), (1, 5), 7, axes=(3, 1), base=base)
    assert found.outputs.shape == (7, 7, network.shapes[-1][0])
    np.testing.assert_allclose(found.xs, np.linspace(-1, 1, 7), rtol=1e-6)
    np.testing.assert_allclose(found.ys, np.linspace(2, 5, 7), rtol=1e-6)
    for i, j in ((0, 0), (0, 6), (6, 0), (2, 5)):
        point = base.reshape(-1).copy()
        point[3], point[1] = found.xs[j], found.ys[i]
        direct = network(parameters, jnp.asarray(point.reshape(1, *network.inputs)))
        np.testing.assert_allclose(found.outputs[i, j], direct[0], rtol=1e-5)


def test_without_a_base_the_others_are_zero() -> None:
    parameters = FLAT.init(KEY)
    found = boundary(FLAT, parameters, -1, 1, resolution=3)
    direct = FLAT(parameters, jnp.array([[-1.0, 1, 0, 0]]))
    np.testing.assert_allclose(found.outputs[2, 0], direct[0], rtol=1e-5)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"low": 1, "high": 1}, "the low one below"),
        ({"low": 0, "high": np.inf}, "finite"),
        ({"low": (0, 0), "high": (1, float("nan"))}, "finite"),
        ({"low": 0, "high": 1, "resolution": 1}, "resolution is 1"),
        ({"low": 0, "high": 1, "axes": (0, 4)}, "axis is 4"),
        ({"low": 0, "high": 1, "axes": (1, 1)}, "two different"),
        ({"low": 0, "high": 1, "base": [1.0, 2]}, "base has 2"),
    ],
)
def test_a_plane_that_is_none_is_refused(settings: dict, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        boundary(FLAT, {}, **settings)
