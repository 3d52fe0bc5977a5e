"""What is given: a Keras model as a person has it, made ready to be looked at."""

from typing import Any

import keras
import numpy as np

from pellucid.bridges.keras.fitting import reason
from pellucid.doctor.patient import Misfit
from pellucid.errors import BadInput


def checked(model: Any) -> Any:
    """The model, if it gives one answer to one input. Raises `BadInput` otherwise."""
    for part in ("inputs", "outputs"):
        several = getattr(model, part, None)
        if isinstance(several, list) and len(several) > 1:
            raise BadInput(
                f"the model has {len(several)} {part}",
                "one",
                "the doctor examines networks that give one answer to one input",
            )
    return model


def of_any_batch(model: Any) -> Any:
    """The model, or a copy that takes batches of any size where it is made for one size only.

    Looks and last batches have other sizes. Recurrent layers of such a copy carry no state from
    batch to batch. Raises `BadInput` where it cannot be copied.
    """
    shape = getattr(model, "input_shape", None)
    if not (isinstance(shape, tuple) and isinstance(shape[0], int)):
        return model
    try:
        free = keras.Input(shape[1:], dtype=model.inputs[0].dtype)
        copy: Any = _copied(model, free)
        for old, new in zip(_layers(model), _layers(copy), strict=True):
            new.set_weights(_lasting(old))
    except Exception as error:  # layers of a person's own may refuse in any way
        raise BadInput(
            f"the model takes batches of exactly {shape[0]} examples",
            "one that takes batches of any size",
            instead=f"keras.Input({shape[1:]}), without a batch size",
        ) from error
    return copy


def _copied(model: Any, free: Any) -> Any:
    if isinstance(model, keras.Sequential):
        return keras.Sequential([free, *map(_forgetful, model.layers)])
    return keras.models.clone_model(model, input_tensors=free, clone_function=_forgetful)


def _forgetful(layer: Any) -> Any:
    """A layer like this one that begins each batch anew."""
    config = layer.get_config()
    if "stateful" in config:
        config["stateful"] = False
    return type(layer).from_config(config)


def _layers(model: Any) -> list[Any]:
    return [layer for layer in model.layers if layer.weights]


def _lasting(layer: Any) -> list[Any]:
    """Its weights, without what it only carries from batch to batch."""
    carried = getattr(layer, "states", None) if getattr(layer, "stateful", False) else None
    passing = {id(one) for one in carried or ()}
    return [one.numpy() for one in layer.weights if id(one) not in passing]


def built(model: Any, x: np.ndarray) -> Any:
    """A model that has its variables: itself, or a copy made for inputs like `x`.

    Raises `BadInput` where it can be neither copied nor built.
    """
    if model.built and model.variables:
        return model
    try:
        copy = type(model).from_config(model.get_config())
    except Exception as error:  # a person's own class, and whatever its constructor raises
        raise BadInput(
            "the model has no weights yet",
            "one that was called before",
            "it gets them at its first call, and a class of your own cannot be copied before",
            instead="model(x[:1]), and then this again",
        ) from error
    try:
        copy(x)
    except Exception as error:
        raise Misfit("inputs", x.shape[1:], None, reason(error)) from error
    return copy
