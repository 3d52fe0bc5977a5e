"""Patients: PyTorch's modules, as the doctor asks of them."""

from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from pellucid.bridges.pytorch import anatomy, losses, optimizers, tensors
from pellucid.bridges.pytorch.calls import Pass
from pellucid.bridges.pytorch.passing import passed
from pellucid.bridges.pytorch.steps import REFUSED, first_line
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.bridges.pytorch.training import trained
from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange
from pellucid.doctor.patient import Lessons, Misfit, Own, Regime
from pellucid.doctor.recording import Recording
from pellucid.errors import BadInput

_EXAMPLES = 8


class TorchPatient:
    """A module with its loss and optimiser: a private copy, so the person's own stay as they are.

    `example` are a few inputs, for whoever must send some through. `whole`: inputs are whole
    numbers, as embeddings want them.
    """

    def __init__(self, trainee: Trainee, example: np.ndarray, *, whole: bool) -> None:
        self._trainee, self._example, self._whole = trainee, example, whole

    @property
    def own(self) -> Own:
        """Copies of the module, its loss and its optimiser, not trained."""
        copied = self._trainee.copied()
        return Own(copied.model, copied.criterion.function, copied.optimizer)

    @property
    def anatomy(self) -> Anatomy:
        """What it is made of, with the weights as given."""
        return self._anatomy

    @cached_property
    def _anatomy(self) -> Anatomy:
        return anatomy.anatomy_of(self._trainee, self._seen, self._inputs)

    @cached_property
    def _inputs(self) -> Tensor:
        return tensors.inputs(self._example, self._trainee.model, whole=self._whole)

    @cached_property
    def _seen(self) -> Pass:
        return passed(self._trainee.model, self._inputs)

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """A copy of it, trained as it would be, and watched. The original stays as it is.

        Raises `Misfit` where the model refuses the inputs, or the loss the targets.
        """
        copied = self._trainee.copied()
        calls = passed(copied.model, self._inputs).calls
        return trained(copied, calls, lessons, regime, whole=self._whole)

    def changed(self, change: AnyChange) -> "TorchPatient":
        """Another, with the change carried out. Raises `CannotChange`."""
        from pellucid.bridges.pytorch.changing.carry_out import carry_out

        trainee = carry_out(change, self._trainee.copied(), self._inputs)
        return TorchPatient(trainee, self._example, whole=self._whole)


def patient_of(
    model: nn.Module, x: np.ndarray, y: np.ndarray, loss: Any, optimizer: Any
) -> TorchPatient:
    """A patient made of a module that is meant for these examples.

    A loss or an optimiser that is not given is the usual one for such targets: cross-entropy for
    classes, squared error for quantities, and Adam. Raises `BadInput` for what cannot be used,
    `Misfit` where the model does not take the inputs.
    """
    model = as_written(model)
    if not any(True for _ in model.parameters()):
        raise BadInput(f"this {type(model).__name__} has no parameters", "a model that can learn")
    chosen = optimizers.optimizer_for(model, "adam" if optimizer is None else optimizer)
    original = Trainee(model, losses.named("mse"), chosen)
    copied = replace(original.copied(), optimizer_assumed=optimizer is None)
    example = np.asarray(x[:_EXAMPLES])
    whole = _whole_numbers(copied.model, example)
    if loss is not None:
        return TorchPatient(replace(copied, criterion=losses.criterion(loss)), example, whole=whole)
    draft = TorchPatient(copied, example, whole=whole).anatomy
    assumed = losses.usual(np.asarray(y), draft.outputs, draft.output_activation)
    return TorchPatient(replace(copied, criterion=assumed), example, whole=whole)


def as_written(model: nn.Module) -> nn.Module:
    """The module itself, out of what `torch.compile` made of it: the same parameters.

    Compiling it again for every trial would take longer than the trials. Raises `BadInput` for a
    scripted one, which lets nobody listen.
    """
    if isinstance(model, torch.jit.ScriptModule):
        raise BadInput(
            "a scripted module", "the one it was made of", "a scripted one cannot be looked into",
            instead="diagnose(model, ...) before torch.jit.script(model)",
        )  # fmt: skip
    return getattr(model, "_orig_mod", model)


def _whole_numbers(model: nn.Module, x: np.ndarray) -> bool:
    """Whether the model takes its inputs as whole numbers; tried, since only it knows.

    Raises `Misfit` where it takes them neither way, `BadInput` where it gives back something else
    than a tensor.
    """
    looks_up = any(isinstance(one, nn.Embedding | nn.EmbeddingBag) for one in model.modules())
    tries = (True, False) if looks_up else (False,)
    reason = ""
    for whole in tries:
        given = tensors.inputs(x, model, whole=whole)
        try:
            output = passed(model, given).output
        except REFUSED as error:
            reason = reason or first_line(error)
            continue
        if isinstance(output, torch.Tensor):
            return whole
        raise BadInput(
            f"the model gives back a {type(output).__name__}", "one tensor",
            "the doctor examines networks that give one answer to one input",
        )  # fmt: skip
    raise Misfit("inputs", np.shape(x)[1:], None, reason)
