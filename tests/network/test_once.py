"""What is computed once is what would have been computed each time."""

import jax
import jax.numpy as jnp
import numpy as np

from pellucid.network.once import once

X = jnp.linspace(-1, 2, 12).reshape(3, 4)


def total(x: jax.Array, y: jax.Array) -> jax.Array:
    return x * y + 2 * x


def test_it_is_the_same_value_alone_and_over_many() -> None:
    np.testing.assert_allclose(once(total, X, X + 1), total(X, X + 1), rtol=1e-6)
    many = jnp.stack([X, X + 1, 3 * X])
    over = jax.vmap(lambda one: once(total, X, one))(many)
    np.testing.assert_allclose(over, [total(X, one) for one in many], rtol=1e-6)


def test_the_compiler_keeps_the_branch() -> None:
    # Without it nothing would be wrong, and a step of a convolutional network a tenth slower.
    def several(x: jax.Array) -> list[jax.Array]:
        made = once(total, x, x + 1)
        return [jnp.maximum(made, 0), made[::2] * 3, made > 1]

    assert " conditional(" in jax.jit(several).lower(X).compile().as_text()
    over = jax.vmap(lambda x, y: once(total, x, y), (None, 0))
    text = jax.jit(over).lower(X, jnp.stack([X, X])).compile().as_text()
    assert " conditional(" in text
