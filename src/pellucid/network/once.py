"""A value that is computed once, however many read it."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array


def once(made: Callable[..., Array], *of: Array) -> Array:
    """`made(*of)`, computed once and kept in memory for all that reads it.

    XLA puts sums and products into the loops of whatever reads them, and so computes them anew
    for each reader: a convolution by sums, for ReLU and pooling and for the gradients of both. It
    takes no operation out of a branch. So this is one, always taken: the barrier hides that from
    the compiler, and where it learns of it, only speed is lost. Measured with JAX 0.10.2, two x86
    cores, 28x28, 1→32, ReLU, pooling and the gradients, ms: 2.9, without `once` 4.8.
    """
    like = jax.eval_shape(made, *of)
    always = lax.optimization_barrier(jnp.array(True))
    return lax.cond(always, made, lambda *_: jnp.zeros(like.shape, like.dtype), *of)
