"""What was witnessed of somebody else's training: losses, looks, and where it broke."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from torch import Tensor, nn

from pellucid.bridges.pytorch import broken
from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.layer_stats import NAN, Gathering
from pellucid.bridges.pytorch.looks import Sizes
from pellucid.bridges.pytorch.randomness import evaluating
from pellucid.bridges.pytorch.steps import Batch
from pellucid.doctor.recording import CURVES, Broken, Recording, Vitals
from pellucid.learning import STATISTICS

_REACHED = STATISTICS.index("gradient_norm")


class Witnessed:
    """Gathers a training's recording while it goes on."""

    def __init__(self) -> None:
        self.broken: Broken | None = None
        self._losses: dict[int, Tensor] = {}
        self._at: list[int] = []
        self._rows: list[Any] = []

    def loss(self, step: int, value: Tensor) -> bool:
        """Takes the loss of a step; False where it is not finite."""
        self._losses[step] = value.detach()
        return value.ndim > 0 or value.device.type != "cpu" or math.isfinite(value.item())

    def break_at(self, step: int, calls: Sequence[Call], model: nn.Module, batch: Batch) -> None:
        """Finds out, once, where a loss came from that is not finite."""
        if self.broken is None:
            with evaluating(model):
                self.broken = broken.found(step, calls, model, batch)

    def look(self, step: int, gathering: Gathering, sizes: Sizes) -> None:
        """Takes what was seen around a step."""
        self._at.append(step)
        self._rows.append(np.column_stack([np.array(gathering.rows), sizes.columns()]))

    def never_reached(self, calls: Sequence[Call]) -> tuple[str, ...]:
        """Layers that may learn but never had a gradient other than 0, if any look was taken."""
        if not self._rows:
            return ()
        most = np.nanmax(np.nan_to_num(np.array(self._rows)[..., _REACHED]), 0)
        return tuple(
            call.name for call, norm in zip(calls, most, strict=True)
            if norm == 0 and not call.again and _learns(call.module)
        )  # fmt: skip

    def recording(self, steps: int, calls: Sequence[Call], seconds: float) -> Recording:
        """All of it. Losses are the loop's own, of its batches; there are no scores."""
        losses = {step: float(value.double().mean()) for step, value in self._losses.items()}
        curves = np.full((len(self._at), len(CURVES)), NAN)
        curves[:, 0] = [losses.get(step, NAN) for step in self._at]
        names = tuple(call.name for call in calls)
        return Recording(
            at=np.array(self._at, int),
            curves=curves,
            losses=np.array([losses.get(step, NAN) for step in range(steps)]),
            steps_an_epoch=max(1, steps),
            steps=steps,
            vitals=Vitals(np.array(self._at), names, np.array(self._rows)) if self._rows else None,
            broken=self.broken,
            ended="broken" if self.broken else "done",
            seconds=seconds,
        )


def _learns(module: nn.Module | None) -> bool:
    return module is not None and any(one.requires_grad for one in module.parameters())
