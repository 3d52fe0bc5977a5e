"""What a script trains with PyTorch: its model before the first step, its batches, its habits."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn, optim
from torch.nn.modules.module import (
    register_module_forward_hook,
    register_module_forward_pre_hook,
)
from torch.optim.optimizer import register_optimizer_step_pre_hook

from pellucid.bridges.pytorch import losses, optimizers
from pellucid.bridges.pytorch.calls import tensors
from pellucid.bridges.pytorch.listening import Heard, Listener
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.bridges.pytorch.watch import TorchWatch
from pellucid.bridges.scripts.taking import Enough, Rows, Say, Taken
from pellucid.errors import BadInput

_ENDS: tuple[Callable[[], nn.Module], ...] = (
    nn.Sigmoid, nn.Tanh, nn.ReLU, lambda: nn.Softmax(dim=-1), lambda: nn.LogSoftmax(dim=-1),
)  # fmt: skip
"""What a script may do to the outputs between the model and the loss."""


class TorchTaking:
    """Watches every module, optimiser and loss of PyTorch in this process."""

    def __init__(self, seconds: float, say: Say) -> None:
        self._seconds, self._say = seconds, say
        self._until: float | None = None
        self._hooks: list[Any] = []
        self._listener = Listener(self._hear)
        self._inside: list[nn.Module] = []
        self._roots: dict[int, tuple[nn.Module, Any, Any]] = {}  # module, inputs, output
        self._pending: list[tuple[Heard, Any, Any]] = []
        self._pair: Trainee | None = None
        self._watch: TorchWatch | None = None
        self._model: nn.Module | None = None
        self._end: nn.Module | None = None
        self._loss: Any = None
        self._rows, self._held = Rows(), Rows()

    def start(self) -> None:
        """Begins to watch."""
        self._hooks = [
            register_module_forward_pre_hook(self._enter),
            register_module_forward_hook(self._leave, always_call=True),
            register_optimizer_step_pre_hook(self._step),
        ]
        self._listener.start()

    def stop(self) -> None:
        """Leaves PyTorch as it was."""
        if self._watch is not None:
            self._watch.__exit__(None, None, None)
        self._listener.stop()
        for hook in self._hooks:
            hook.remove()

    def taken(self) -> Taken | None:
        """What was seen to be trained; None where nothing was.

        Raises `BadInput` where it was seen, but not all that is needed.
        """
        if self._pair is None:
            return None
        rows = self._rows.arrays()
        if rows is None:
            raise BadInput(
                "the script trains a PyTorch model, but how it compares outputs with targets "
                "was not seen",
                "a model of one tensor of inputs, and a loss of torch.nn or torch.nn.functional",
                instead="pellucid.diagnose(model, x, y, loss=..., optimizer=...)",
            )
        model = self._pair.model
        whole = model if self._end is None else nn.Sequential(model, self._end)
        return Taken(
            model=whole, x=rows[0], y=rows[1], epochs=self._rows.epochs,
            batch_size=min(self._rows.largest, len(rows[0])), loss=self._loss,
            optimizer=self._pair.optimizer, held=self._held.arrays(),
            loop=None if self._watch is None else self._watch.loop(),
        )  # fmt: skip

    def _enter(self, module: nn.Module, args: Any) -> None:
        self._inside.append(module)
        if len(self._inside) == 1:
            self._roots.pop(id(module), None)  # so that the one called last stands last
            self._roots[id(module)] = (module, args, None)

    def _leave(self, module: nn.Module, args: Any, output: Any) -> None:
        if module in self._inside:
            del self._inside[self._inside.index(module) :]
        if not self._inside:
            self._roots[id(module)] = (module, args, output)

    def _step(self, optimizer: optim.Optimizer, args: Any, kwargs: Any) -> None:
        del args, kwargs
        if self._model is None:
            self._first(optimizer)
        if self._until is not None and time.perf_counter() > self._until:
            raise Enough

    def _first(self, optimizer: optim.Optimizer) -> None:
        """The first step is about to be taken: the model is as it began."""
        held = optimizers.held(optimizer)
        trained = [
            module for module, _, _ in self._roots.values()
            if any(id(one) in held for one in module.parameters())
        ]  # fmt: skip
        trained = trained or [module for module, _, _ in self._roots.values() if _learns(module)]
        if not trained:
            return
        self._model = max(trained, key=lambda one: sum(p.numel() for p in one.parameters()))
        self._pair = Trainee(self._model, losses.named("mse"), optimizer).copied()
        self._until = time.perf_counter() + self._seconds
        self._say(f"watching its loop train a {type(self._model).__name__}")
        self._watch = TorchWatch(self._model, optimizer).__enter__()
        for heard, given, output in self._pending:
            self._take(heard, given, output)

    def _hear(self, heard: Heard) -> None:
        called = [one for one in self._roots.values() if _learns(one[0])]
        if called and self._model is None:
            self._pending = [*self._pending[-9:], (heard, *called[-1][1:])]
        elif called and called[-1][0] is self._model:
            self._take(heard, *called[-1][1:])

    def _take(self, heard: Heard, given: Any, output: Any) -> None:
        """Takes a batch, if it is one tensor of inputs and as many targets."""
        inputs = list(tensors(given))
        if len(inputs) != 1 or not isinstance(output, Tensor) or not len(inputs[0]):
            return
        x, y = inputs[0].detach(), _as_answered(heard, output)
        if len(x) != len(y):
            return
        if heard.value.requires_grad:
            self._loss = heard.loss
            self._end = self._end or _between(output, heard.outputs)
            self._rows.add(_array(x), _array(y))
        else:
            self._held.add(_array(x), _array(y))


def _learns(module: nn.Module) -> bool:
    return any(one.requires_grad for one in module.parameters())


def _as_answered(heard: Heard, output: Tensor) -> Tensor:
    """Targets for the model's own outputs, where the script reshaped those for its loss."""
    y = heard.targets.detach()
    reshaped = heard.outputs.shape != output.shape and heard.outputs.numel() == output.numel()
    return y.reshape(output.shape) if reshaped and y.shape == heard.outputs.shape else y


def _between(output: Tensor, heard: Tensor) -> nn.Module | None:
    """The function that a script applied to the outputs before the loss, if it did."""
    if output.numel() != heard.numel():
        return None
    z, a = output.detach(), heard.detach().reshape(output.shape)
    if torch.equal(z, a):
        return None
    for make in _ENDS:
        if torch.allclose(make()(z), a, atol=1e-6):
            return make()
    return None


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.cpu().numpy()
