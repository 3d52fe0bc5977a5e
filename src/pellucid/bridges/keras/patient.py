"""Patients: Keras models that the doctor may train and change. The person's own stays as it is."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from pellucid.bridges.keras.case import Case, open_case
from pellucid.bridges.keras.changes import carried_out
from pellucid.bridges.keras.engine import engine
from pellucid.bridges.keras.fitting import numbers
from pellucid.bridges.keras.flow import flow_of
from pellucid.bridges.keras.given import built, checked, of_any_batch
from pellucid.bridges.keras.handing_over import handed_over
from pellucid.bridges.keras.losses import read_loss
from pellucid.bridges.keras.optimizers import read_optimizer
from pellucid.bridges.keras.start import drawn_anew, start
from pellucid.bridges.keras.training import train
from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange
from pellucid.doctor.patient import Lessons, Own, Regime
from pellucid.doctor.recording import Recording

_FEW = 4


@dataclass(frozen=True, eq=False)
class KerasPatient:
    """A Keras model with its loss and optimiser, on any of Keras' backends."""

    case: Case

    @property
    def anatomy(self) -> Anatomy:
        return self.case.anatomy

    @property
    def own(self) -> Own:
        """A copy of the model, compiled; of one that cannot be copied, the model itself."""
        return handed_over(self.case)

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        workings, values = self.case.workings, self.case.values
        if regime.seed is not None:
            values = drawn_anew(workings, values, regime.seed)
        return train(workings, start(workings, values, self.case.rate), lessons, regime)

    def changed(self, change: AnyChange) -> "KerasPatient":
        return type(self)(carried_out(self.case, change))


def make_patient(
    model: Any, x: np.ndarray, y: np.ndarray, loss: Any, optimizer: Any
) -> KerasPatient:
    """A patient of a model, which is built on a copy if it is not built yet.

    Raises `BadInput` for a model that the doctor cannot train, `Misfit` where it does not take
    `x`.
    """
    few = numbers(x[:_FEW], "inputs")
    loss = getattr(model, "loss", None) if loss is None else loss
    optimizer = getattr(model, "optimizer", None) if optimizer is None else optimizer
    model = of_any_batch(built(checked(model), few))
    flow = flow_of(engine(), model, few)
    integers = y.ndim == 1 or y.shape[1:] == (1,)
    loss, optimizer = read_loss(loss, flow.units, integers), read_optimizer(optimizer)
    return KerasPatient(open_case(model, flow, loss, optimizer, few, integers=integers))
