import jax.numpy as jnp
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pellucid.learning.calibration import fitted_temperature, tempered


@given(st.integers(0, 2**32 - 1), st.floats(0.2, 5), st.integers(1, 4))
def test_tempering_is_a_softmax_of_divided_logits(seed, temperature, outputs):
    z = np.random.default_rng(seed).normal(0, 2, (6, max(outputs, 2))).astype(np.float32)
    shares = torch.softmax(torch.tensor(z), 1).numpy()
    expected = torch.softmax(torch.tensor(z) / temperature, 1).numpy()
    given_, wanted = (shares, expected) if outputs > 1 else (shares[:, 1:], expected[:, 1:])
    np.testing.assert_allclose(tempered(given_, temperature), wanted, rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(
        tempered(jnp.asarray(given_), temperature, jnp), wanted, rtol=1e-3, atol=1e-5
    )


@pytest.mark.parametrize("classes", [2, 5])
@pytest.mark.parametrize("truth", [0.5, 1.0, 2.0])
def test_the_temperature_that_blurred_the_answers_is_found(classes, truth):
    draw = np.random.default_rng(0)
    z = draw.normal(0, 1.5, (4000, classes))
    shares = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    targets = (shares.cumsum(1) < draw.random((4000, 1))).sum(1)
    blurred = tempered(shares, 1 / truth)
    given_ = blurred[:, 1:] if classes == 2 else blurred
    assert fitted_temperature(given_, targets) == pytest.approx(truth, rel=0.12)


def test_few_examples_change_nothing():
    assert fitted_temperature(np.full((10, 1), 0.9), np.ones(10, int)) == 1.0
