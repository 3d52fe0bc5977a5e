"""Keras 3 as a framework that the doctor knows."""

from typing import Any

import numpy as np

from pellucid.doctor.patient import Patient
from pellucid.doctor.watch import Watch
from pellucid.errors import BadInput


class KerasFramework:
    """Claims Keras 3's models; Keras itself is imported when one of them has come."""

    def claims(self, model: Any) -> bool:
        """Whether the model's class, or one that it was made from, is Keras' own."""
        return any(
            base.__module__.startswith("keras.src.models") and base.__name__ == "Model"
            for base in type(model).__mro__
        )

    def patient(
        self, model: Any, x: np.ndarray, y: np.ndarray, *, loss: Any = None, optimizer: Any = None
    ) -> Patient:
        """A patient of a compiled model, or of one with the loss and the optimiser given."""
        from pellucid.bridges.keras.patient import make_patient

        return make_patient(model, x, y, loss, optimizer)

    def watch(self, model: Any, optimizer: Any = None) -> Watch:
        """A callback for `fit` that is also a context."""
        from pellucid.bridges.keras.watch import KerasWatch

        if optimizer is not None and optimizer is not model.optimizer:
            raise BadInput(
                "an optimiser beside a Keras model", "the one it was compiled with",
                instead="watch(model)",
            )  # fmt: skip
        return KerasWatch(model)
