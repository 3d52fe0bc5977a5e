"""Where numbers stopped being finite, found once a loss is not."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.layer_stats import parameters_of
from pellucid.bridges.pytorch.steps import Batch
from pellucid.doctor.recording import Broken


def found(step: int, calls: Sequence[Call], model: nn.Module, batch: Batch) -> Broken:
    """What broke, of a step whose loss is not finite; steps count from 1.

    `model` has the gradients of the step before, and the weights that it made.
    """
    if not _finite(batch.x) or not _finite(batch.y):
        return Broken(step, None, "inputs")
    owned = parameters_of(calls)
    for call, parameters in zip(calls, owned, strict=True):
        if not all(_finite(one) for one in parameters):
            # They broke when the step before was taken: by its gradient, or by its size.
            born = any(one.grad is not None and not _finite(one.grad) for one in parameters)
            return Broken(max(1, step - 1), call.name, "gradient" if born else "weights")
    layer = _first_activation(calls, model, batch.x)
    return Broken(step, layer, "activation" if layer else "loss")


def _first_activation(calls: Sequence[Call], model: nn.Module, x: Tensor) -> str | None:
    """The first layer whose output is not finite for these inputs."""
    names: dict[int, str] = {}
    for call in calls:
        names.setdefault(id(call.module), call.name)
    broken: list[str] = []

    def see(module: nn.Module, given: object, output: object) -> None:
        del given
        if isinstance(output, Tensor) and not _finite(output):
            broken.append(names[id(module)])

    modules = {id(call.module): call.module for call in calls if call.module is not None}
    hooks = [module.register_forward_hook(see) for module in modules.values()]
    try:
        with torch.no_grad():
            model(x)
    finally:
        for hook in hooks:
            hook.remove()
    return broken[0] if broken else None


def _finite(numbers: Tensor) -> bool:
    return bool(torch.isfinite(numbers).all())
