"""Changes: advice carried out on a Keras case, each by its own function."""

from collections.abc import Callable
from typing import Any

from pellucid.bridges.keras.case import Case, with_loss, with_optimizer, with_rate
from pellucid.bridges.keras.depth import set_depth
from pellucid.bridges.keras.losses import named_loss
from pellucid.bridges.keras.names import keras_initialiser
from pellucid.bridges.keras.optimizers import clipped, copied, is_scheduled, named_optimizer
from pellucid.bridges.keras.rebuilding import edited, rebuilt
from pellucid.bridges.keras.reworking import (
    add_normalisation,
    set_activation,
    set_dropout,
    set_output,
    set_running_averages,
    set_units,
)
from pellucid.doctor.change import (
    AddNormalisation,
    AnyChange,
    Clip,
    SetActivation,
    SetDepth,
    SetDropout,
    SetInitialisation,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
    SetOutput,
    SetRegularisation,
    SetRunningAverages,
    SetUnits,
    Unfreeze,
)
from pellucid.doctor.patient import CannotChange


def carried_out(case: Case, change: AnyChange) -> Case:
    """The case with the change. Raises `CannotChange`."""
    if type(change) not in _HOW:
        raise CannotChange("that is no change of a network, its loss or its optimiser")
    return _HOW[type(change)](case, change)


def _set_loss(case: Case, change: SetLoss) -> Case:
    activation, (*_, units) = case.anatomy.output_activation, (1, *case.anatomy.outputs)
    return with_loss(case, named_loss(change.to, activation, units, case.integers))


def _set_rate(case: Case, change: SetLearningRate) -> Case:
    if is_scheduled(case.workings.optimizer):
        return with_optimizer(case, copied(case.workings.optimizer, learning_rate=change.to))
    return with_rate(case, change.to)


def _set_optimizer(case: Case, change: SetOptimizer) -> Case:
    return with_optimizer(case, named_optimizer(change.to, change.rate))


def _clip(case: Case, change: Clip) -> Case:
    return _with_rate_kept(case, clipped(case.workings.optimizer, change.norm))


def _with_rate_kept(case: Case, optimizer: Any) -> Case:
    other = with_optimizer(case, optimizer)
    return other if case.rate is None else with_rate(other, case.rate)


def _set_initialisation(case: Case, change: SetInitialisation) -> Case:
    chosen = change.layers or tuple(layer.index for layer in case.anatomy.working)
    rule = keras_initialiser(change.to)
    begun = {"kernel_initializer": rule, "bias_initializer": "zeros"}
    return rebuilt(case, {at: lambda old: [edited(old, **begun)] for at in chosen}, anew=True)


def _set_regularisation(case: Case, change: SetRegularisation) -> Case:
    """The penalty of layers that have one, and the decay of an optimiser that has one.

    Where neither has, of the weights of all layers.
    """
    from keras.regularizers import L2

    optimizer, rate = case.workings.optimizer, change.rate
    penalised = [layer.index for layer in case.anatomy.layers if layer.l1 or layer.l2]
    decays = bool(case.anatomy.optimizer.weight_decay)
    if not penalised and not decays:
        penalised = [layer.index for layer in case.anatomy.working]
    kernel = {"kernel_regularizer": L2(rate) if rate else None, "bias_regularizer": None}
    if penalised:
        case = rebuilt(case, {at: lambda old: [edited(old, **kernel)] for at in penalised})
    return _with_rate_kept(case, copied(optimizer, weight_decay=rate or None)) if decays else case


def _unfreeze(case: Case, change: Unfreeze) -> Case:
    del change
    frozen = [layer.index for layer in case.anatomy.layers if not layer.trainable]
    return rebuilt(case, {at: lambda old: [edited(old, trainable=True)] for at in frozen})


_HOW: dict[type, Callable[[Case, Any], Case]] = {
    SetActivation: set_activation,
    SetOutput: set_output,
    SetUnits: set_units,
    SetDepth: set_depth,
    SetDropout: set_dropout,
    AddNormalisation: add_normalisation,
    SetRunningAverages: set_running_averages,
    SetLoss: _set_loss,
    SetLearningRate: _set_rate,
    SetOptimizer: _set_optimizer,
    Clip: _clip,
    SetInitialisation: _set_initialisation,
    SetRegularisation: _set_regularisation,
    Unfreeze: _unfreeze,
}
