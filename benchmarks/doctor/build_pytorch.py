"""PyTorch modules of a set-up, with loss and optimiser."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from benchmarks.doctor.built import Built, drawn, told_of
from benchmarks.doctor.material import Material
from benchmarks.doctor.setup import Part, Setup
from benchmarks.doctor.torch_layers import (
    MODULES,
    LastState,
    Net,
    Residual,
    Turned,
    batch_norm,
)
from torch import Tensor, nn

_RULES = {
    "glorot": nn.init.xavier_normal_, "glorot-uniform": nn.init.xavier_uniform_,
    "he": nn.init.kaiming_normal_, "he-uniform": nn.init.kaiming_uniform_,
    "orthogonal": nn.init.orthogonal_, "zeros": nn.init.zeros_,
}  # fmt: skip
_LOSSES: dict[str, type[nn.Module]] = {
    "cross-entropy": nn.CrossEntropyLoss, "binary-cross-entropy": nn.BCELoss,
    "squared-error": nn.MSELoss, "absolute-error": nn.L1Loss, "huber": nn.HuberLoss,
    "poisson": nn.PoissonNLLLoss, "negative-log": nn.NLLLoss,
}  # fmt: skip
_OPTIMIZERS = {
    "sgd": "SGD", "momentum": "SGD", "nesterov": "SGD", "adam": "Adam", "adamw": "AdamW",
    "rmsprop": "RMSprop", "adagrad": "Adagrad", "adadelta": "Adadelta", "nadam": "NAdam",
}  # fmt: skip


def build(setup: Setup, material: Material) -> Built:
    """A module with its loss, and an optimiser that holds its parameters."""
    torch.manual_seed(setup.seed)
    model, names = model_of(setup, material)
    x, held_x = channels_first(material.x), channels_first(material.held_x)
    told = told_of(setup, material._replace(held_x=held_x))
    told |= {"loss": loss(setup), "optimizer": optimizer(setup, model, names)}
    return Built(model, x, material.y, (held_x, material.held_y), told, names)


def channels_first(x: np.ndarray) -> np.ndarray:
    """Pictures as PyTorch has them: channels before rows and columns. Words as long numbers."""
    if x.ndim == 4:
        return np.ascontiguousarray(np.moveaxis(x, 3, 1))
    return x.astype(np.int64) if x.dtype.kind == "i" else x


def model_of(setup: Setup, material: Material) -> tuple[nn.Module, tuple[tuple[str, ...], ...]]:
    """The module, and what its parts are called."""
    shape, steps = material.x.shape[1:], []
    for part in setup.parts:
        module, shape = _module(part, shape)
        _start(part, module)
        steps.append((module, "linear" if part.kind == "residual" else part.activation))
    return _stacked(steps) if setup.style == "sequential" else _classed(steps)


def _stacked(steps: list[tuple[nn.Module, str]]) -> tuple[nn.Module, tuple[tuple[str, ...], ...]]:
    modules, names = [], []
    for module, activation in steps:
        after = [MODULES[activation]()] if activation != "linear" else []
        names.append(tuple(str(len(modules) + at) for at in range(1 + len(after))))
        modules += [module, *after]
    return nn.Sequential(*modules), tuple(names)


def _classed(steps: list[tuple[nn.Module, str]]) -> tuple[nn.Module, tuple[tuple[str, ...], ...]]:
    named = [(f"layer{at}", module, function) for at, (module, function) in enumerate(steps, 1)]
    return Net(named), tuple((name,) for name, _, _ in named)


def _module(part: Part, shape: tuple[int, ...]) -> tuple[nn.Module, tuple[int, ...]]:
    """The part's module, and the shape of one of its outputs, channels last."""
    return _LAYERS[part.kind](part, shape)


_Made = tuple[nn.Module, tuple[int, ...]]
_LAYERS: dict[str, Callable[[Part, tuple[int, ...]], _Made]] = {
    "dense": lambda part, shape: (
        nn.Linear(shape[-1], part.units), (*shape[:-1], part.units)),
    "convolution": lambda part, shape: (
        nn.Conv2d(shape[-1], part.units, 3, padding=1), (*shape[:-1], part.units)),
    "residual": lambda part, shape: (Residual(part.units), shape),
    "recurrent": lambda part, shape: (LastState(shape[-1], part.units), (part.units,)),
    "embedding": lambda part, shape: (
        nn.Embedding(part.entries, part.units), (*shape, part.units)),
    "dropout": lambda part, shape: (nn.Dropout(part.rate), shape),
    "batch-norm": lambda part, shape: (
        batch_norm(shape, momentum=1 - (part.rate or 0.9)), shape),
    "layer-norm": lambda _, shape: (nn.LayerNorm(shape), shape),
    "pooling": lambda _, shape: (
        nn.MaxPool2d(2), (shape[0] // 2, shape[1] // 2, shape[2])),
    "global-pooling": lambda _, shape: (Turned(), shape[-1:]),
    "flatten": lambda _, shape: (nn.Flatten(), (int(np.prod(shape)),)),
}  # fmt: skip


def _start(part: Part, module: nn.Module) -> None:
    """First weights by the part's rule; layers that do not learn are told so."""
    weight: Any = getattr(module, "weight", None)
    rule, number = drawn(part.initialisation)
    if rule == "constant":
        nn.init.constant_(weight, number)
    elif rule == "normal":
        nn.init.normal_(weight, std=number)
    elif part.initialisation:
        _RULES[part.initialisation](weight)
        nn.init.zeros_(module.bias)
    if part.bias is not None:
        nn.init.constant_(module.bias, part.bias)
    if part.frozen:
        module.requires_grad_(False)


def loss(setup: Setup) -> nn.Module:
    """The loss as an object."""
    kind = _LOSSES[setup.loss]
    if setup.logits and kind is nn.BCELoss:
        kind = nn.BCEWithLogitsLoss
    return kind(reduction="sum" if setup.summed else "mean")


def optimizer(
    setup: Setup, model: nn.Module, names: tuple[tuple[str, ...], ...]
) -> torch.optim.Optimizer:
    """The optimiser, with the parameters that it was given."""
    forgotten = tuple(f"{names[at][0]}." for at in setup.missing)
    held = [p for name, p in model.named_parameters() if not name.startswith(forgotten or ("?",))]
    settings: dict[str, Any] = {"lr": setup.rate, "weight_decay": setup.decay}
    if setup.optimizer in ("momentum", "nesterov"):
        settings |= {"momentum": setup.momentum, "nesterov": setup.optimizer == "nesterov"}
    return getattr(torch.optim, _OPTIMIZERS[setup.optimizer])(held, **settings)


def as_tensor(values: np.ndarray) -> Tensor:
    """Arrays as PyTorch code has them."""
    return torch.from_numpy(np.ascontiguousarray(values))
