"""Cases: a Keras model, how it is to learn, and the values that its variables had."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from msgspec import structs

from pellucid.bridges.keras.anatomy import read_anatomy
from pellucid.bridges.keras.flow import Flow
from pellucid.bridges.keras.losses import loss_facts
from pellucid.bridges.keras.optimizers import copied, optimizer_facts
from pellucid.bridges.keras.start import Values, given
from pellucid.bridges.keras.workings import Workings
from pellucid.doctor.anatomy import Anatomy


@dataclass(frozen=True, eq=False)
class Case:
    """All that is known of a patient.

    `values` are those of the variables, whatever these hold by now; `rate` is the learning rate
    where it is not the optimiser's own; `x` are a few inputs, `integers` says that targets are
    one number each.
    """

    workings: Workings
    values: Values
    anatomy: Anatomy
    x: np.ndarray
    integers: bool
    rate: float | None = None


def open_case(
    model: Any, flow: Flow, loss: Any, optimizer: Any, x: np.ndarray, *, integers: bool
) -> Case:
    """A case of a built model through which `x` flowed, a loss object and an unused optimiser."""
    anatomy = read_anatomy(model, flow, loss_facts(loss), optimizer_facts(optimizer))
    shapes = tuple(layer.output for layer in anatomy.layers)
    workings = Workings(model, flow.layers, shapes, loss, optimizer)
    return Case(workings, given(model), anatomy, x, integers)


def with_loss(case: Case, loss: Any) -> Case:
    """The same, learning by another loss."""
    anatomy = structs.replace(case.anatomy, loss=loss_facts(loss))
    # An optimiser is built once, for one model; this one shall be free to be.
    workings = replace(
        case.workings, loss=loss, optimizer=copied(case.workings.optimizer), compiled={}
    )
    return replace(case, workings=workings, anatomy=anatomy)


def with_optimizer(case: Case, optimizer: Any) -> Case:
    """The same, learning with another optimiser."""
    anatomy = structs.replace(case.anatomy, optimizer=optimizer_facts(optimizer))
    workings = replace(case.workings, optimizer=optimizer, compiled={})
    return replace(case, workings=workings, anatomy=anatomy, rate=None)


def with_rate(case: Case, rate: float) -> Case:
    """The same, at another learning rate: what was compiled of it still serves."""
    optimizer = structs.replace(case.anatomy.optimizer, rate=rate)
    return replace(case, anatomy=structs.replace(case.anatomy, optimizer=optimizer), rate=rate)
