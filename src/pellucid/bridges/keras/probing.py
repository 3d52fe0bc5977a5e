"""Probing: what layers say to a few of the examples that `fit` was given, between two epochs.

The model predicts, as it may at any time; where that draws or counts anything, it is put back as it
was. So what is trained stays the same to the bit.
"""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.hearing import Heard, hearing
from pellucid.bridges.keras.vitals import measure

_EXAMPLES, _SHARE = 256, 0.03
"""Examples that are asked, and the share of the time that asking may take."""


class Probing:
    """Sees the inputs of one model's `fit`, and asks the model how its layers take them."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._x: Any = None
        self._began, self._spent = perf_counter(), 0.0

    def start(self) -> None:
        """Begins to see what `fit` is given."""
        fit = self._model.fit

        def fitting(x: Any = None, *rest: Any, **settings: Any) -> Any:
            self._x = x[:_EXAMPLES] if hasattr(x, "shape") and len(x.shape) > 1 else None
            self._began = perf_counter()
            return fit(x, *rest, **settings)

        vars(self._model)["fit"] = fitting  # past Keras' own tracking of attributes

    def stop(self) -> None:
        """Leaves the model as it was."""
        vars(self._model).pop("fit", None)

    def look(self, layers: Sequence[Any]) -> np.ndarray | None:
        """Shape (layers, statistics): activations, dead and saturated units; the rest NaN.

        None where the inputs were not seen, or where it would take too much of the time.
        """
        began = perf_counter()
        if self._x is None or self._spent > _SHARE * (began - self._began):
            return None
        heard = self._asked(layers)
        self._spent += perf_counter() - began
        return measure(layers, heard, [[] for _ in layers], [], [], [])

    def _asked(self, layers: Sequence[Any]) -> Heard:
        """What every layer was heard to say; nothing else of the model is changed by it."""
        counted = [(one, _numbers(one)) for one in self._model.non_trainable_variables]
        with hearing(layers) as heard:
            self._model(self._x, training=False)
        for one, before in counted:
            if not np.array_equal(_numbers(one), before):
                one.assign(before)
        return Heard(z=_arrays(heard.z), outputs=_arrays(heard.outputs))


def _numbers(variable: Any) -> np.ndarray:
    return np.array(convert_to_numpy(variable))


def _arrays(said: dict[int, Any]) -> dict[int, np.ndarray]:
    """What is one tensor, as an array."""
    return {
        place: np.asarray(convert_to_numpy(one))
        for place, one in said.items()
        if hasattr(one, "shape")
    }
