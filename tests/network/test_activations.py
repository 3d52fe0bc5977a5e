import jax
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pellucid.errors import BadInput
from pellucid.network import ACTIVATIONS, INITIALISERS, Activation, activation

TORCH = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "elu": torch.nn.functional.elu,
    "selu": torch.selu,
    "gelu": torch.nn.functional.gelu,
    "silu": torch.nn.functional.silu,
    "softplus": lambda z: torch.nn.functional.softplus(z, threshold=1000),
    "softmax": lambda z: torch.softmax(z, -1),
}
Z = np.array([[-30.0, -3.0, -0.7, -1e-3], [1e-3, 0.4, 2.5, 30.0]])
COMPILED = {name: jax.jit(of.function) for name, of in ACTIVATIONS.items()}
EVERY = pytest.mark.parametrize("of", ACTIVATIONS.values(), ids=ACTIVATIONS)


def jacobian(of: Activation, z: np.ndarray) -> np.ndarray:
    """The derivative as the activation gives it, as a Jacobian of each row."""
    found = np.asarray(jax.jit(of.derivative)(z))
    return found[..., None] * np.eye(z.shape[-1]) if of.elementwise else found


def jacobian_by_jax(of: Activation, z: np.ndarray) -> np.ndarray:
    return np.asarray(jax.jit(jax.vmap(jax.jacobian(of.function)))(z))


def test_every_activation_has_a_twin_in_torch() -> None:
    assert set(TORCH) == set(ACTIVATIONS)


@EVERY
def test_described(of: Activation) -> None:
    assert ACTIVATIONS[of.name] is of is activation(of.name)
    assert of.initialiser in INITIALISERS
    assert all((of.equation, of.usual, of.source))
    assert of.range[0] < of.range[1]


@EVERY
@pytest.mark.usefixtures("x64")
def test_function_and_derivative_are_torchs_jaxs_and_that_of_finite_differences(
    of: Activation,
) -> None:
    function, twin = jax.jit(of.function), TORCH[of.name]
    # Far below zero a GELU is a difference of almost equal numbers: 1e-12 is all it knows.
    np.testing.assert_allclose(function(Z), twin(torch.tensor(Z)), rtol=1e-9, atol=1e-12)
    found = jacobian(of, Z)
    by_torch = [torch.autograd.functional.jacobian(twin, row).numpy() for row in torch.tensor(Z)]
    np.testing.assert_allclose(found, np.stack(by_torch), atol=1e-12)
    np.testing.assert_allclose(found, jacobian_by_jax(of, Z), atol=1e-12)
    nudges = 1e-6 * np.eye(4)
    columns = [(function(Z + nudge) - function(Z - nudge)) / 2e-6 for nudge in nudges]
    # 30 in float64, over 2e-6, leaves nine digits.
    np.testing.assert_allclose(found, np.stack(columns, -1), atol=1e-8)


@EVERY
def test_at_the_kink_and_far_out_derivative_and_gradient_agree(of: Activation) -> None:
    z = np.array([[0, 0], [-1e4, 1e4]], np.float32)
    assert np.isfinite(jacobian(of, z)).all()
    np.testing.assert_allclose(jacobian(of, z), jacobian_by_jax(of, z), atol=1e-6)


@EVERY
def test_a_nan_is_not_hidden(of: Activation) -> None:
    assert np.isnan(jax.jit(of.function)(np.full((1, 1), np.nan, np.float32))).all()


@EVERY
@given(z=arrays.arrays(np.float32, (3, 4), elements=st.floats(-1e4, 1e4, width=32)))
def test_outputs_stay_in_range(of: Activation, z: np.ndarray) -> None:
    a = np.asarray(COMPILED[of.name](z))
    low, high = of.range
    assert a.shape == z.shape
    assert np.isfinite(a).all()
    assert ((a >= low - 1e-6) & (a <= high + 1e-6)).all()
    if of.name == "softmax":
        np.testing.assert_allclose(a.sum(-1), 1, rtol=1e-6)


def test_a_mistyped_name_is_put_right() -> None:
    with pytest.raises(BadInput, match="Try: relu"):
        activation("rleu")
