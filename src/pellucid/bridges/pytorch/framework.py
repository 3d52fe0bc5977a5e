"""PyTorch as a framework whose models the doctor can take: see `pellucid.doctor.frameworks`."""

import sys
from typing import Any

import numpy as np

from pellucid.doctor.patient import Patient
from pellucid.doctor.watch import Watch


class PyTorch:
    """Claims every `torch.nn.Module`; PyTorch is imported only where it is already in use."""

    def claims(self, model: Any) -> bool:
        """Whether it is a module. Who has one has imported torch."""
        torch = sys.modules.get("torch")
        return torch is not None and isinstance(model, torch.nn.Module) and not _is_keras(model)

    def patient(
        self, model: Any, x: np.ndarray, y: np.ndarray, *, loss: Any = None, optimizer: Any = None
    ) -> Patient:
        """A patient made of the module, which `x` and `y` are meant for."""
        from pellucid.bridges.pytorch.patient import patient_of

        return patient_of(model, x, y, loss, optimizer)

    def watch(self, model: Any, optimizer: Any = None) -> Watch:
        """What watches the module while its own training loop runs."""
        from pellucid.bridges.pytorch.watch import TorchWatch

        return TorchWatch(model, optimizer)


def _is_keras(model: Any) -> bool:
    # With PyTorch as its backend, a Keras model is a module too.
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(model, keras.Model)
