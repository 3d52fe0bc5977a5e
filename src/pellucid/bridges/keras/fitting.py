"""Fitting: whether inputs and targets are such as a Keras network and its loss can take."""

from functools import partial
from typing import Any

import numpy as np

from pellucid.bridges.keras.engine import Engine
from pellucid.bridges.keras.names import kind_of
from pellucid.bridges.keras.workings import State, Workings
from pellucid.doctor.patient import Misfit
from pellucid.errors import BadInput


def numbers(array: np.ndarray, part: str) -> np.ndarray:
    """The array as `fit` hands it on: floats of Keras' own width, whole numbers as they are."""
    import keras

    if array.dtype.kind not in "buif":
        raise BadInput(f"{part} of type {array.dtype}", "numbers", "a network computes with them")
    if array.dtype.kind == "f":
        return np.ascontiguousarray(array, keras.config.floatx())
    return array


def reason(error: Exception) -> str:
    """The first line of what Keras says, which may say much more."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__


def wanted(model: Any) -> tuple[int | None, ...] | None:
    """The shape of one input as the model declares it, where it does."""
    shape = getattr(model, "input_shape", None)
    return tuple(shape[1:]) or None if isinstance(shape, tuple) else None


def check_fit(
    engine: Engine, workings: Workings, values: State, x: np.ndarray, y: np.ndarray
) -> None:
    """Raises `Misfit` where the network cannot take `x`, or the loss `y` beside the answers."""
    answers = _answers(engine, workings, values, x)
    try:
        engine.imagine(workings.loss, y, answers)
    except Exception as error:  # whatever Keras or the backend raises, it does not fit
        given = tuple(answers.shape[1:])
        raise Misfit("targets", y.shape[1:], given, reason(error)) from error


def is_by_example(
    engine: Engine, workings: Workings, values: State, x: np.ndarray, y: np.ndarray
) -> bool:
    """Whether the loss of a batch is put together of one number an example, and nothing else.

    Then an example can be made to count nothing. Not where layers normalise over the batch.
    """
    if any(_normalises_batches(layer) for layer in workings.layers):
        return False
    answers = _answers(engine, workings, values, x)
    return tuple(engine.imagine(workings.loss.call, y, answers).shape) == (len(x),)


def _normalises_batches(layer: Any) -> bool:
    return kind_of(layer) == "normalisation" and bool(layer.non_trainable_variables)


def _answers(engine: Engine, workings: Workings, values: State, x: np.ndarray) -> Any:
    try:
        return engine.imagine(partial(workings.answers, values), x)
    except Exception as error:  # as above
        raise Misfit("inputs", x.shape[1:], wanted(workings.model), reason(error)) from error
