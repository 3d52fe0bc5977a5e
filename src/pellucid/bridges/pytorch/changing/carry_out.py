"""Carries out a change on a model, its loss and its optimiser."""

from collections.abc import Callable
from typing import Any

from torch import Tensor

from pellucid.bridges.pytorch import optimizers, randomness
from pellucid.bridges.pytorch.changing import activations, settings, sizes
from pellucid.bridges.pytorch.looks import outputs
from pellucid.bridges.pytorch.passing import passed
from pellucid.bridges.pytorch.steps import REFUSED, first_line
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor import change as changes
from pellucid.doctor.change import AnyChange
from pellucid.doctor.patient import CannotChange

_CARRIED_OUT: dict[type, Callable[[Any, Trainee, Tensor], Trainee]] = {
    changes.SetActivation: activations.set_activation,
    changes.SetOutput: activations.set_output,
    changes.SetLoss: activations.set_loss,
    changes.SetLearningRate: settings.set_learning_rate,
    changes.SetOptimizer: settings.set_optimizer,
    changes.SetInitialisation: settings.set_initialisation,
    changes.SetDropout: settings.set_dropout,
    changes.SetRegularisation: settings.set_regularisation,
    changes.AddNormalisation: settings.add_normalisation,
    changes.SetRunningAverages: settings.set_running_averages,
    changes.SetUnits: sizes.set_units,
    changes.SetDepth: sizes.set_depth,
    changes.Unfreeze: settings.unfreeze,
    changes.Clip: settings.clip,
}


def carry_out(change: AnyChange, trainee: Trainee, x: Tensor) -> Trainee:
    """The trainee (a copy: it is changed) with the change carried out; `x` are a few inputs.

    Its optimiser is given what is new. What must be drawn is drawn alike every time. Raises
    `CannotChange`.
    """
    if type(change) not in _CARRIED_OUT:
        raise CannotChange(f"{type(change).__name__} is no change of a network.")
    old = {id(one) for one in trainee.model.parameters()}
    try:
        with randomness.own(0, trainee.model):
            changed = _CARRIED_OUT[type(change)](change, trainee, x)
        outputs(changed.model, x)
        passed(changed.model, x)
    except REFUSED as error:
        raise CannotChange(f"The changed network does not run: {first_line(error)}") from error
    new = [one for one in changed.model.parameters() if id(one) not in old]
    optimizers.regrouped(changed.optimizer, changed.model, new)
    return changed
