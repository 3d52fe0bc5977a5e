"""Habits: how a loop goes about its steps, counted as it goes."""

import torch
from torch import nn

from pellucid.doctor.loop import LoopFacts

_CLOSELY = 64
"""So many steps are looked at closely; afterwards one in as many."""

_TWO_MODES = (
    nn.modules.dropout._DropoutNd,  # pyright: ignore[reportPrivateUsage] - the base of them all
    nn.modules.batchnorm._BatchNorm,  # pyright: ignore[reportPrivateUsage] - likewise
)


class Habits:
    """Counts what a loop does with one model and one optimiser."""

    def __init__(self, model: nn.Module) -> None:
        self._model = model
        self._two_modes = any(isinstance(one, _TWO_MODES) for one in model.modules())
        learning = [one for one in model.parameters() if one.requires_grad]
        self._telltale = learning[-1] if learning else None
        self._steps = self._looked = self._not_reset = self._without = self._passes = 0
        self._in_evaluation = self._predictions = self._in_training_mode = 0
        self._backwards = 0  # since the last step
        self._open: bool | None = None  # the mode of a pass that nothing went back through yet

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return self._steps

    def forward(self) -> None:
        """A pass begins."""
        self._close()
        if torch.is_grad_enabled():
            self._open = self._model.training
        else:
            self._predicted(training=self._model.training)

    def backward(self) -> None:
        """A gradient begins its way back."""
        if self._open is not None:
            self._in_evaluation += self._two_modes and not self._open
            self._open = None
        if self._backwards == 0 and self._steps and self._closely():
            self._looked += 1
            self._not_reset += self._left_over()
        self._backwards += 1

    def step(self) -> None:
        """A step has been taken."""
        self._steps += 1
        self._passes += self._backwards
        self._without += self._backwards == 0
        self._backwards = 0

    def facts(self, never_reached: tuple[str, ...]) -> LoopFacts:
        """What was counted so far."""
        steps = max(1, self._steps)
        return LoopFacts(
            steps=self._steps,
            not_reset=self._not_reset / max(1, self._looked),
            without_gradient=self._without / steps,
            passes_a_step=self._passes / steps,
            in_evaluation=min(1.0, self._in_evaluation / max(1, self._passes)),
            predictions=self._predictions,
            in_training_mode=self._in_training_mode,
            never_reached=never_reached,
        )

    def _close(self) -> None:
        """A pass that nothing went back through until the next one was a prediction."""
        if self._open is not None:
            self._predicted(training=self._open)
            self._open = None

    def _predicted(self, *, training: bool) -> None:
        self._predictions += 1
        self._in_training_mode += self._two_modes and training

    def _closely(self) -> bool:
        return self._steps < _CLOSELY or self._steps % _CLOSELY == 0

    def _left_over(self) -> bool:
        """Whether a gradient is there, though none has come back since the last step."""
        grad = self._telltale.grad if self._telltale is not None else None
        return grad is not None and bool(grad.any())
