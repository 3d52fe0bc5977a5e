"""Beginnings: weights drawn anew, by a rule of that name or as the model's own were drawn."""

import copy
import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from pellucid.doctor.patient import CannotChange

_INITIALISERS: dict[str, Callable[[Tensor], Any]] = {
    "he": lambda w: nn.init.trunc_normal_(w, std=_spread(w, 2.0), a=-_far(w, 2.0), b=_far(w, 2.0)),
    "he-uniform": lambda w: nn.init.kaiming_uniform_(w, nonlinearity="relu"),
    "glorot": nn.init.xavier_normal_,
    "glorot-uniform": nn.init.xavier_uniform_,
    "lecun": lambda w: nn.init.trunc_normal_(
        w, std=_spread(w, 1.0), a=-_far(w, 1.0), b=_far(w, 1.0)
    ),
    "lecun-uniform": lambda w: nn.init.kaiming_uniform_(w, nonlinearity="linear"),
    "orthogonal": nn.init.orthogonal_,
    "zeros": nn.init.zeros_,
}


def begin(module: nn.Module, name: str) -> None:
    """Draws a module's weights by the rule of that name; its biases begin at 0.

    Raises `CannotChange` for a rule that is not known.
    """
    if name not in _INITIALISERS:
        raise CannotChange(f"PyTorch has no initialisation {name!r}.")
    with torch.no_grad():
        for parameter in module.parameters():
            (_INITIALISERS[name] if parameter.ndim > 1 else nn.init.zeros_)(parameter)


def redraw(model: nn.Module) -> None:
    """Draws every parameter anew, as it was drawn.

    What looks like the module's own first draw is drawn by the module again. What a person
    began otherwise keeps its numbers, in another order: their spread says how they were drawn.
    """
    with torch.no_grad():
        for module in model.modules():
            fresh = _first_draw(module)
            for name, parameter in module.named_parameters(recurse=False):
                drawn = fresh.get(name)
                usual = drawn is not None and _alike(parameter, drawn)
                parameter.copy_(drawn if usual and drawn is not None else _reordered(parameter))
            for name, buffer in module.named_buffers(recurse=False):
                buffer.copy_(fresh.get(name, buffer))


def _first_draw(module: nn.Module) -> dict[str, Tensor]:
    """What the module would begin with; nothing where it has no such thing."""
    if not hasattr(module, "reset_parameters"):
        return {}
    fresh: Any = copy.deepcopy(module)
    fresh.reset_parameters()
    return {**dict(fresh.named_parameters()), **dict(fresh.named_buffers())}


def _alike(given: Tensor, drawn: Tensor) -> bool:
    """Whether two sets of numbers may come from the same distribution, by size and spread."""
    if not torch.isfinite(given).all() or given.numel() < 2:
        return bool(torch.equal(given, drawn)) or given.numel() == 1
    sizes = [float(one.double().square().mean().sqrt()) for one in (given, drawn)]
    if min(sizes) == 0 or float(given.std()) == 0:
        return sizes[0] == sizes[1]
    # Four standard errors of a uniform distribution's size, for each of the two.
    slack = 4 * (0.4 / given.numel()) ** 0.5
    return abs(math.log(sizes[0] / sizes[1])) < max(0.1, slack)


def _reordered(numbers: Tensor) -> Tensor:
    flat = numbers.flatten()
    return flat[torch.randperm(len(flat)).to(flat.device)].reshape(numbers.shape)


def _spread(weights: Tensor, scale: float) -> float:
    """The standard deviation before truncation; a normal cut at two of them keeps .88 of it."""
    inputs = weights[0].numel()
    return (scale / inputs) ** 0.5 / 0.87962566103423978


def _far(weights: Tensor, scale: float) -> float:
    return 2 * _spread(weights, scale)
