"""Layers that are at work only while learning."""

import jax

from pellucid.network import AnyLayer, Residual, Shape


def is_idle(layer: AnyLayer, shape: Shape) -> bool:
    """Whether a layer leaves what it is given as it is when predicting: dropout, augmentation.

    So does every layer that has no parameters, no activation function, and keeps the shape.

    >>> from pellucid.network import Dense, Dropout
    >>> is_idle(Dropout(), (8,)), is_idle(Dense(8), (8,))
    (True, False)
    """
    if isinstance(layer, Residual) or layer.activation != "linear":
        return False
    if layer.output_shape(shape) != shape:
        return False
    return not jax.eval_shape(lambda key: layer.init(key, shape), jax.random.key(0))
