"""Modules as people write them around PyTorch's own."""

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor, nn

MODULES: dict[str, Callable[[], nn.Module]] = {
    "relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "leaky-relu": nn.LeakyReLU,
    "elu": nn.ELU, "selu": nn.SELU, "gelu": nn.GELU, "silu": nn.SiLU, "softplus": nn.Softplus,
    "softmax": partial(nn.Softmax, dim=-1), "log-softmax": partial(nn.LogSoftmax, dim=-1),
}  # fmt: skip
FUNCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": F.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "leaky-relu": F.leaky_relu,
    "elu": F.elu, "selu": F.selu, "gelu": F.gelu, "silu": F.silu, "softplus": F.softplus,
    "softmax": partial(F.softmax, dim=-1), "log-softmax": partial(F.log_softmax, dim=-1),
}  # fmt: skip


class Net(nn.Module):
    """A class of one's own: layers as attributes, activation functions called in `forward`."""

    def __init__(self, steps: list[tuple[str, nn.Module, str]]) -> None:
        super().__init__()
        self._steps = [(name, function) for name, _, function in steps]
        for name, module, _ in steps:
            self.add_module(name, module)

    def forward(self, x: Tensor) -> Tensor:
        for name, function in self._steps:
            x = getattr(self, name)(x)
            x = x if function == "linear" else FUNCTIONS[function](x)
        return x


class LastState(nn.LSTM):
    """An LSTM that passes on what it knows at the end."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__(inputs, units, batch_first=True)

    def forward(self, x: Tensor) -> Any:
        return super().forward(x)[0][:, -1]


class Residual(nn.Module):
    """A dense layer with ReLU, added to what came in."""

    def __init__(self, units: int) -> None:
        super().__init__()
        self.linear = nn.Linear(units, units)

    def forward(self, x: Tensor) -> Tensor:
        return x + F.relu(self.linear(x))


class Turned(nn.Module):
    """The mean over a sentence's words."""

    def forward(self, x: Tensor) -> Tensor:
        return x.mean(1)


def batch_norm(shape: tuple[int, ...], momentum: float) -> nn.Module:
    """Batch normalisation for rows, or for pictures."""
    kind = nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d
    return kind(shape[-1], momentum=momentum)
