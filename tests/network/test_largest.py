import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pellucid.learning.plan import BRIEF
from pellucid.network import Conv, Dense, GlobalAveragePool, MaxPool, Network
from pellucid.network.largest import largest

# What people's programs are compiled with.
USUAL = {"xla_cpu_use_fusion_emitters": True, "xla_cpu_parallel_codegen_split_count": 32}


@given(st.integers(2, 9), st.integers(2, 9), st.integers(1, 3), st.integers(2, 4), st.booleans())
@settings(max_examples=12, deadline=None)
def test_values_and_gradients_are_pytorchs_ties_too(height, width, channels, size, tied):
    size = min(size, height, width)
    chance = np.random.default_rng(height * 100 + width)
    x = chance.integers(0, 3, (2, height, width, channels)).astype(np.float32)
    x += 0 if tied else chance.random(x.shape).astype(np.float32)
    found, back = jax.vjp(lambda x: largest(x, size), jnp.asarray(x))
    error = chance.normal(size=found.shape).astype(np.float32)

    theirs = torch.tensor(x.transpose(0, 3, 1, 2), requires_grad=True)
    pooled = torch.nn.functional.max_pool2d(theirs, size)
    pooled.backward(torch.tensor(error.transpose(0, 3, 1, 2)))
    np.testing.assert_array_equal(found, pooled.detach().numpy().transpose(0, 2, 3, 1))
    assert theirs.grad is not None
    np.testing.assert_array_equal(
        back(jnp.asarray(error))[0], theirs.grad.numpy().transpose(0, 2, 3, 1)
    )


def test_sound_is_pooled_along_its_length():
    x = jnp.asarray([[[1.0], [3.0], [2.0], [2.0], [9.0]]])
    found, back = jax.vjp(lambda x: largest(x, 2), x)
    np.testing.assert_array_equal(found[0, :, 0], [3, 2])
    np.testing.assert_array_equal(back(jnp.ones((1, 2, 1)))[0][0, :, 0], [0, 1, 1, 0, 0])


# Compiled in brief, XLA computes a convolution anew for the gradient, rounded otherwise: where
# the place of the largest was looked for by being equal to it, a third of the errors were lost.
@pytest.mark.parametrize("options", [USUAL, BRIEF], ids=["usually", "in brief"])
def test_after_a_convolution_the_gradient_is_that_of_twice_the_bits(options):
    layers = (Conv(6, 3, "gelu", groups=2), MaxPool(2), GlobalAveragePool(), Dense(3, "softmax"))
    network = Network((9, 8, 2), layers)
    chance = np.random.default_rng(0)
    p = jax.tree.map(lambda leaf: chance.uniform(-1, 1, leaf.shape), network.init(0))
    x = chance.normal(size=(64, *network.inputs))

    def gradient(bits, **how):
        given = jax.tree.map(lambda array: jnp.asarray(array, bits), (p, x))
        first = jax.grad(lambda p, x: network.forward(p, x)[-1].a[:, 1].sum(), argnums=1)
        return np.asarray(jax.jit(first, **how)(*given))

    with jax.enable_x64(True):
        exact = gradient("float64")
    found = gradient("float32", compiler_options=options)
    np.testing.assert_allclose(found, exact, atol=1e-5 * abs(exact).max())
