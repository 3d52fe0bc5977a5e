"""Watching a loop: vitals of a module while somebody's own code trains it.

Only reads: hooks that return nothing, on modules, on the model's output and on optimisers. No
number is drawn, no parameter or buffer touched, so training goes on bit for bit as it would
unwatched. The hooks are PyTorch's global ones, so that the model itself carries nothing of ours:
a person may copy or save it while it is watched.
"""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

import torch
from msgspec.structs import replace
from torch import Tensor, nn, optim
from torch.nn.modules.module import (
    register_module_forward_hook,
    register_module_forward_pre_hook,
)
from torch.optim.optimizer import (
    register_optimizer_step_post_hook,
    register_optimizer_step_pre_hook,
)

from pellucid.bridges.pytorch import anatomy, losses, optimizers
from pellucid.bridges.pytorch.calls import Call, tensors
from pellucid.bridges.pytorch.habits import Habits
from pellucid.bridges.pytorch.layer_stats import Gathering
from pellucid.bridges.pytorch.listening import Heard, Listener
from pellucid.bridges.pytorch.looks import Sizes
from pellucid.bridges.pytorch.pace import Pace
from pellucid.bridges.pytorch.passing import passed_by_a_copy
from pellucid.bridges.pytorch.steps import Batch
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.bridges.pytorch.witnessed import Witnessed
from pellucid.doctor.anatomy import Anatomy, Loss
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.recording import Recording
from pellucid.errors import BadInput

_UNHEARD = Loss(name="other", given="a loss that was not seen")


class TorchWatch:
    """Watches one model, and the optimiser that is given or else the first that trains it.

    Raises `BadInput` for what is no module, or no optimiser.
    """

    def __init__(self, model: nn.Module, optimizer: Any = None) -> None:
        if not isinstance(optimizer, optim.Optimizer | None):
            raise BadInput(
                f"optimizer is {optimizer!r}", "an optimiser of torch.optim, or none",
                instead="pellucid.doctor.watch(model, optimizer)",
            )  # fmt: skip
        self._model = model
        self._optimizer: optim.Optimizer | None = optimizer
        self._began = time.perf_counter()
        self._habits, self._pace, self._witnessed = Habits(model), Pace(), Witnessed()
        self._listener = Listener(self._hear)
        self._hooks: list[Any] = []
        self._anatomy: Anatomy | None = None
        self._calls: tuple[Call, ...] = ()
        self._sizes: Sizes | None = None
        self._gathering: Gathering | None = None  # while a step is looked at
        self._loss: Callable[..., Tensor] | None = None  # the one heard last
        self._given: Tensor | None = None
        self._busy = False

    def __enter__(self) -> "TorchWatch":
        self._hooks = [
            register_module_forward_pre_hook(self._forward),
            register_module_forward_hook(self._answered, with_kwargs=True),
            register_optimizer_step_pre_hook(self._before_step),
            register_optimizer_step_post_hook(self._after_step),
        ]
        self._listener.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.stop()
        self._look_no_more()
        for hook in self._hooks:
            hook.remove()

    def anatomy(self) -> Anatomy:
        """What the model is made of, with its weights at the first pass.

        The loss is the one that was computed last. Raises `BadInput` where no pass was seen.
        """
        if self._anatomy is None:
            raise BadInput(
                "nothing was seen of this model", "a loop that calls it while it is watched"
            )
        loss = _UNHEARD if self._loss is None else losses.facts_of(self._loss)
        seen = replace(self._anatomy, loss=loss)
        if self._optimizer is None:
            return seen
        missing = anatomy.missing(self._model, self._optimizer)
        facts = optimizers.facts_of(self._optimizer, missing, None, assumed=False)
        return replace(seen, optimizer=facts)

    def recording(self) -> Recording:
        """What was seen so far: losses of the loop's own batches, vitals of those looked at."""
        seconds = time.perf_counter() - self._began
        return self._witnessed.recording(self._habits.steps, self._calls, seconds)

    def loop(self) -> LoopFacts:
        """How the loop went about it, so far."""
        return self._habits.facts(self._witnessed.never_reached(self._calls))

    def _forward(self, module: nn.Module, args: Any) -> None:
        if module is not self._model or self._busy:
            return
        if self._anatomy is None and args:
            self._first(args, {})
        self._given = next(tensors(args), None)
        self._habits.forward()
        self._look_no_more()
        if torch.is_grad_enabled() and self._pace.due(self._habits.steps):
            self._gathering = Gathering(self._calls)
            self._gathering.start()

    def _first(self, args: Any, kwargs: Any) -> None:
        """Sees what is called, by sending the first inputs through a copy too."""
        began = time.perf_counter()
        seen = passed_by_a_copy(self._model, args, kwargs)
        self._calls = seen.calls
        self._sizes = Sizes(seen.calls)
        steps = optim.SGD(self._model.parameters()) if self._optimizer is None else self._optimizer
        trainee = Trainee(self._model, losses.named("mse"), steps, None, self._optimizer is None)
        x = next(tensors((*args, *kwargs.values())), torch.empty(0))
        self._anatomy = anatomy.anatomy_of(trainee, seen, x)
        self._pace.looked(-1, time.perf_counter() - began)

    def _answered(self, module: nn.Module, args: Any, kwargs: Any, output: Any) -> None:
        if module is not self._model or self._busy:
            return
        if self._anatomy is None:
            self._first(args, kwargs)  # of a model that is given everything by name
        if self._gathering is not None:
            self._gathering.stop()
        for tensor in tensors(output if not isinstance(output, dict) else tuple(output.values())):
            if tensor.requires_grad:
                tensor.register_hook(self._backward)
                return

    def _backward(self, gradient: Tensor) -> None:
        del gradient
        self._habits.backward()

    def _mine(self, optimizer: optim.Optimizer) -> bool:
        if self._optimizer is None:
            held = optimizers.held(optimizer)
            if any(id(one) in held for one in self._model.parameters()):
                self._optimizer = optimizer
        return optimizer is self._optimizer

    def _before_step(self, optimizer: optim.Optimizer, args: Any, kwargs: Any) -> None:
        del args, kwargs
        if self._mine(optimizer) and self._gathering is not None and self._sizes is not None:
            began = time.perf_counter()
            self._sizes.before()
            self._gathering.seconds += time.perf_counter() - began

    def _after_step(self, optimizer: optim.Optimizer, args: Any, kwargs: Any) -> None:
        del args, kwargs
        if optimizer is not self._optimizer:
            return
        if self._gathering is not None and self._sizes is not None:
            began, step = time.perf_counter(), self._habits.steps
            self._sizes.after()
            self._witnessed.look(step, self._gathering, self._sizes)
            spent = self._gathering.seconds + time.perf_counter() - began
            self._gathering = None
            self._pace.looked(step, spent)
        self._habits.step()

    def _look_no_more(self) -> None:
        if self._gathering is not None:
            self._gathering.stop()
            self._gathering = None

    def _hear(self, heard: Heard) -> None:
        if self._busy or not heard.value.requires_grad:
            return
        self._loss = heard.loss
        step = self._habits.steps
        if self._witnessed.loss(step, heard.value) or self._given is None:
            return
        self._busy = True
        try:
            batch = Batch(self._given, heard.targets)
            self._witnessed.break_at(step + 1, self._calls, self._model, batch)
        finally:
            self._busy = False
