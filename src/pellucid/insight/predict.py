"""What answers: any function from inputs to outputs, of one network or of many together."""

from collections.abc import Callable

from jax.tree_util import Partial
from jaxtyping import Array, Float

Predict = Callable[[Float[Array, "batch ..."]], Float[Array, "batch ..."]]
"""Inputs to outputs, row by row, made of JAX functions.

`jax.tree_util.Partial(network, parameters)` is one; so is the average of many. With `Partial`
the parameters are arguments, not constants, of what is compiled, which is then not compiled
again for other parameters.
"""


def as_partial(predict: Predict) -> Partial:
    """The function as something a compiled function takes as an argument."""
    return predict if isinstance(predict, Partial) else Partial(predict)
