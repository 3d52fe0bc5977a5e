"""Starts: the values that a training begins with, as given or drawn anew."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.drawing import draw, seeds
from pellucid.bridges.keras.names import inside
from pellucid.bridges.keras.workings import State, Workings

Values = dict[int, np.ndarray]
"""The value of each variable of a model, by the variable's identity."""


def given(model: Any) -> Values:
    """The values of all variables as they are now."""
    # Copied, for a backend may hand out the memory that it goes on learning in.
    return {id(one): np.array(convert_to_numpy(one)) for one in model.variables}


def start(workings: Workings, values: Values, rate: float | None) -> State:
    """The state with these values, an optimiser that has done nothing, and this learning rate."""
    optimizer, model = workings.built, workings.model
    of_optimizer = [np.array(convert_to_numpy(variable)) for variable in optimizer.variables]
    if rate is not None:
        place = [id(one) for one in optimizer.variables].index(id(optimizer._learning_rate))
        of_optimizer[place] = np.asarray(rate, of_optimizer[place].dtype)
    trainable = [values[id(variable)] for variable in model.trainable_variables]
    other = [values[id(variable)] for variable in model.non_trainable_variables]
    return State(trainable, other, of_optimizer)


def drawn_anew(workings: Workings, values: Values, seed: int) -> Values:
    """Values drawn by the layers' own initialisers, and other seeds for their chances.

    What does not learn, and what has no known initialiser, keeps the value that it has.
    """
    following = seeds(seed)
    layers = [layer for layer in workings.layers if layer.trainable_weights]
    drawn = {
        id(variable): draw(initialiser, tuple(variable.shape), variable.dtype, next(following))
        for layer in layers
        for variable, initialiser in _initialised(layer)
    }
    return {**values, **drawn, **_chances(workings.model, following)}


def _initialised(layer: Any) -> Iterator[tuple[Any, Any]]:
    """A layer's variables, those of layers inside it too, each with its initialiser."""
    for holder in (layer, *layer._flatten_layers(include_self=False)):
        for variable in holder._trainable_variables + holder._non_trainable_variables:
            initialiser = _initialiser(inside(holder), variable.name)
            if initialiser is not None:
                yield variable, initialiser


def _initialiser(layer: Any, name: str) -> Any:
    """`kernel_initializer` for `kernel`; for `depthwise_kernel`, `depthwise_initializer`.

    A recurrent bias may begin partly at 1: then none is known.
    """
    if name == "bias" and getattr(layer, "unit_forget_bias", False):
        return None
    names = (name, name.removesuffix("_kernel"))
    found = (getattr(layer, f"{one}_initializer", None) for one in names)
    return next((one for one in found if one is not None), None)


def _chances(model: Any, following: Iterator[int]) -> Values:
    """Other states for the generators from which dropout and its like draw."""
    states = (one for one in model.non_trainable_variables if one.name == "seed_generator_state")
    return {id(one): np.array([next(following), 0]).astype(one.dtype) for one in states}
