"""A value that is computed once, however many read it."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array


def once(made: Callable[..., Array], *of: Array) -> Array:
    """`made(*of)`, computed once and kept in memory for all that reads it.

    XLA puts sums and products into the loops of whatever reads them, and so computes them anew
    for each reader: a convolution by sums seven times in a step, for ReLU and pooling and their
    gradients. It takes no operation out of a branch. So this is one, always taken: the barrier
    hides that from the compiler, and where it learns of it, only speed is lost.
    """
    like = jax.eval_shape(made, *of)
    always = lax.optimization_barrier(jnp.array(True))
    return lax.cond(always, made, lambda *_: jnp.zeros(like.shape, like.dtype), *of)
