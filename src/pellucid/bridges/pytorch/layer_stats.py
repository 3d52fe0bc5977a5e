"""Statistics of layers: activations of a batch, and the sizes of weights, gradients, updates."""

import math
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor, nn

from pellucid.bridges.pytorch import activations
from pellucid.bridges.pytorch.calls import Call, tensors
from pellucid.learning import STATISTICS
from pellucid.network.units import DEAD_SLOPE, SATURATED_SLOPE

NAN = float("nan")
ACTIVE = STATISTICS.index("weight_norm")
"""So many statistics are of activations; the others are of parameters."""


SEEN = 256
"""Examples of a batch whose activations are looked at."""


class Gathering:
    """Gathers the activations' statistics of every call, of the passes between start and stop.

    `rows`: mean, standard deviation, dead and saturated units, a row a call; NaN for functions
    that are called outside any module, and for modules that were not called. `seconds` is the
    time that it took.
    """

    def __init__(self, calls: Sequence[Call]) -> None:
        self.rows = [[NAN] * ACTIVE for _ in calls]
        self.seconds = 0.0
        self._calls = calls
        self._waiting: dict[int, list[int]] = {}
        for index, call in enumerate(calls):
            if call.module is not None:
                self._waiting.setdefault(id(call.module), []).append(index)
        self._hooks: list[Any] = []

    def start(self) -> None:
        """Begins to gather."""
        modules = {id(call.module): call.module for call in self._calls if call.module is not None}
        self._hooks = [one.register_forward_hook(self._see) for one in modules.values()]

    def stop(self) -> None:
        """Leaves the model as it was."""
        for hook in self._hooks:
            hook.remove()

    def _see(self, module: nn.Module, args: Any, output: Any) -> None:
        began = time.perf_counter()
        given, found = next(tensors(args), None), next(tensors(output), None)
        if given is not None and found is not None and self._waiting[id(module)]:
            index = self._waiting[id(module)].pop(0)
            self.rows[index] = _of_call(self._calls[index], given[:SEEN], found[:SEEN])
        self.seconds += time.perf_counter() - began


def of_activations(calls: Sequence[Call], model: nn.Module, x: Tensor) -> list[list[float]]:
    """The statistics of every call, for one batch. The model's mode stays as it is."""
    gathering = Gathering(calls)
    gathering.start()
    try:
        with torch.no_grad():
            model(x)
    finally:
        gathering.stop()
    return gathering.rows


def _of_call(call: Call, given: Tensor, output: Tensor) -> list[float]:
    a, z, name = output.detach(), given.detach(), "linear"
    if call.module is not None and (own := activations.of_module(call.module)):
        name, function = own, activations.twin(call.module, own)
    elif call.activation != "linear":
        name, function = call.activation, activations.module_of(call.activation)
        a, z = function(a), a
    else:
        function = nn.Identity()
    sloping = activations.elementwise(name) and z.is_floating_point()
    slope = activations.slopes(function, z) if sloping else None
    wide = a.double()
    return [float(wide.mean()), float(wide.std(correction=0)), *asleep(name, slope, call.axis)]


def asleep(name: str, slope: Tensor | None, axis: int) -> tuple[float, float]:
    """The shares of dead and of saturated units, as `pellucid.network` has them."""
    if slope is None:
        return NAN, NAN
    units = slope.movedim(axis, -1).flatten(0, -2) if slope.ndim > 1 else slope[:, None]
    dead = float((units < DEAD_SLOPE).all(0).double().mean())
    if name not in activations.STEEPEST:
        return dead, NAN
    flat = units < SATURATED_SLOPE * activations.STEEPEST[name]
    return dead, float((flat.double().mean(0) > 0.5).double().mean())


def parameters_of(calls: Sequence[Call]) -> list[list[nn.Parameter]]:
    """The parameters of every call; none for a module that was called before."""
    return [
        [] if call.module is None or call.again else list(call.module.parameters())
        for call in calls
    ]


def norms(groups: Sequence[Sequence[Tensor | None]]) -> Float[np.ndarray, " layers"]:
    """The Euclidean norm of the numbers of each group; NaN for an empty one, 0 for what is None."""
    return np.array([_norm(group) if len(group) else NAN for group in groups])


def _norm(group: Sequence[Tensor | None]) -> float:
    # In double precision, since squares of large gradients would overflow.
    squares = (float(one.detach().double().square().sum()) for one in group if one is not None)
    return math.sqrt(sum(squares))
