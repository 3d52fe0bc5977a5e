import jax
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.network import ACTIVATIONS, INITIALISERS, Dense, Embedding, initialiser

INPUTS, UNITS = 300, 500
VARIANCE = {
    "he": 2 / INPUTS,
    "he-uniform": 2 / INPUTS,
    "glorot": 2 / (INPUTS + UNITS),
    "glorot-uniform": 2 / (INPUTS + UNITS),
    "lecun": 1 / INPUTS,
    "lecun-uniform": 1 / INPUTS,
    # Each of its rows has length 1, spread over the units.
    "orthogonal": 1 / UNITS,
    "zeros": 0,
}
KEY = jax.random.key(3)


def test_every_initialiser_has_its_formula() -> None:
    assert set(VARIANCE) == set(INITIALISERS)


@pytest.mark.parametrize("name", INITIALISERS)
def test_variance_is_the_formulas(name: str) -> None:
    weights = np.asarray(initialiser(name)(KEY, (INPUTS, UNITS)))
    assert weights.shape == (INPUTS, UNITS)
    # 150,000 numbers: their variance scatters by about 0.4 %, their mean by 0.26 % of a std.
    np.testing.assert_allclose(weights.var(), VARIANCE[name], rtol=0.02)
    assert abs(weights.mean()) <= 0.015 * weights.std()
    if name.endswith("uniform"):
        assert abs(weights).max() <= (3 * VARIANCE[name]) ** 0.5
    if name == "orthogonal":
        np.testing.assert_allclose(weights @ weights.T, np.eye(INPUTS), atol=1e-5)


@pytest.mark.parametrize("name", ["relu", "tanh", "selu"])
def test_dense_starts_as_suits_its_activation(name: str) -> None:
    suits = initialiser(ACTIVATIONS[name].initialiser)(KEY, (4, 5))
    np.testing.assert_array_equal(Dense(5, name).init(KEY, (4,))["weights"], suits)
    chosen = Dense(5, name, initialisation="zeros").init(KEY, (4,))
    assert not np.any(chosen["weights"])
    assert not np.any(chosen["bias"])


def test_an_embeddings_rows_have_length_one_on_the_average() -> None:
    rows = np.asarray(Embedding(2000, 16).init(jax.random.key(0), (1,))["table"])
    # A row scatters by sqrt(2 / 16), their mean by 0.8 %.
    np.testing.assert_allclose((rows**2).sum(1).mean(), 1, rtol=0.03)


def test_a_mistyped_name_is_put_right() -> None:
    with pytest.raises(BadInput, match="Try: glorot"):
        initialiser("glorott")
