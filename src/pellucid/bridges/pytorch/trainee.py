"""Trainees: a model, its loss and its optimiser, together, so that they can be copied as one."""

import copy
from dataclasses import dataclass, replace
from typing import Any

from torch import nn, optim

from pellucid.bridges.pytorch.losses import Criterion
from pellucid.errors import BadInput


@dataclass(frozen=True)
class Trainee:
    """What is trained. `clip`: gradients longer than this are shortened to it."""

    model: nn.Module
    criterion: Criterion
    optimizer: optim.Optimizer
    clip: float | None = None
    optimizer_assumed: bool = False

    def copied(self) -> "Trainee":
        """Another, whose optimiser holds the copy's parameters as this one's holds this one's.

        Raises `BadInput` where the model cannot be copied.
        """
        memo: dict[int, Any] = {}  # what both hold, the parameters, is copied once
        try:
            model = copy.deepcopy(self.model, memo)
            optimizer = _optimizer_copied(self.optimizer, memo)
        except Exception as error:  # a module may hold anything, an open file say
            raise BadInput(
                f"this {type(self.model).__name__} cannot be copied ({error})",
                "a model that copy.deepcopy can copy, since the original is never trained",
            ) from error
        return replace(self, model=model, optimizer=optimizer)


def _optimizer_copied(optimizer: optim.Optimizer, memo: dict[int, Any]) -> optim.Optimizer:
    """A copy that has everything: PyTorch's own way leaves out what a class keeps besides groups.

    L-BFGS keeps its parameters so. Functions stay behind: a schedule sets one on its optimiser
    that steps the original.
    """
    twin = copy.deepcopy(optimizer, memo)
    for name, value in vars(optimizer).items():
        if name not in vars(twin) and not callable(value):
            vars(twin)[name] = copy.deepcopy(value, memo)
    return twin
