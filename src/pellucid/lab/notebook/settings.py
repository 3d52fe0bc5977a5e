"""The settings that somebody names where a network is shown."""

from typing import Any, get_args

import msgspec

from pellucid.errors import BadInput, choose
from pellucid.lab.protocol.setup import LossName, OptimizerName, Regularisation, TrainingSetup
from pellucid.learning.optimizers import optimizer as known_optimizer

_CHOICES = {"optimizer": OptimizerName, "regularisation": Regularisation}


def training_setup(**chosen: Any) -> TrainingSetup:
    """How the network learns; what is None is as the page begins.

    An optimiser comes with its own usual learning rate. Raises `BadInput` for a value that no
    training can use.
    """
    given = {name: value for name, value in chosen.items() if value is not None}
    for name in _CHOICES.keys() & given.keys():
        choose(name, given[name], get_args(_CHOICES[name]))
    if "optimizer" in given:
        given.setdefault("learning_rate", known_optimizer(given["optimizer"]).rate)
    try:
        return msgspec.convert(given, TrainingSetup)
    except msgspec.ValidationError as error:
        raise BadInput(f"a setting cannot be used: {error}") from error


def checked_loss(loss: str | None) -> str | None:
    """A loss by name; None is the task's own. Raises `BadInput`."""
    return loss and choose("loss", loss, get_args(LossName))


def checked_epochs(epochs: int) -> int:
    """How many epochs to train before anything is shown. Raises `BadInput`."""
    if not 0 <= epochs <= 100_000:
        raise BadInput(f"epochs is {epochs}", "a whole number from 0 to 100,000")
    return epochs
