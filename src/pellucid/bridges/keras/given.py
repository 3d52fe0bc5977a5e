"""What is given: a Keras model as a person has it, made ready to be looked at."""

from typing import Any

import numpy as np

from pellucid.bridges.keras.fitting import reason
from pellucid.doctor.patient import Misfit
from pellucid.errors import BadInput


def checked(model: Any) -> Any:
    """The model, if it gives one answer to one input. Raises `BadInput` otherwise.

    Nor does the doctor take one that is made for batches of one size: the last batch is smaller.
    """
    for part in ("inputs", "outputs"):
        several = getattr(model, part, None)
        if isinstance(several, list) and len(several) > 1:
            raise BadInput(
                f"the model has {len(several)} {part}",
                "one",
                "the doctor examines networks that give one answer to one input",
            )
    shape = getattr(model, "input_shape", None)
    if isinstance(shape, tuple) and isinstance(shape[0], int):
        raise BadInput(
            f"the model takes batches of exactly {shape[0]} examples",
            "one that takes batches of any size",
            instead=f"keras.Input({shape[1:]}), without a batch size",
        )
    return model


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
