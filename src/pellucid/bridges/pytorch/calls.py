"""Calls: which modules and functions an input goes through, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

_WHOLE = (nn.MultiheadAttention,)  # they have parts, but never call them


@dataclass
class Call:
    """One use of a module (or of a function between modules, then `module` is None).

    `path` is the module's place in the model, `name` one of its own for every call. `activation`
    is the function that its output goes through outside any module, `linear` where
    none does. `axis` is the axis of the output along which its units lie. `rate` and `always` are
    a dropout function's. `again`: the module was called before in the same pass.
    """

    name: str
    path: str
    module: nn.Module | None
    output: tuple[int, ...]
    axis: int = -1
    activation: str = "linear"
    rate: float | None = None
    always: bool = False
    again: bool = False


@dataclass(frozen=True)
class Pass:
    """One pass of inputs through a model: the calls in order, and what came out.

    `sequential`: each call read only what the one before it gave.
    """

    calls: tuple[Call, ...]
    output: Any
    sequential: bool


def leaves(model: nn.Module) -> Iterator[tuple[str, nn.Module]]:
    """Modules that are one layer each, with their paths: those without parts."""
    yield from _leaves(model, "")


def _leaves(module: nn.Module, path: str) -> Iterator[tuple[str, nn.Module]]:
    parts = list(module.named_children())
    if not parts or isinstance(module, _WHOLE):
        if not isinstance(module, (nn.Sequential, nn.ModuleList, nn.ModuleDict)):
            yield path, module
        return
    for name, part in parts:
        yield from _leaves(part, f"{path}.{name}" if path else name)


def name_of(path: str, leaf: nn.Module) -> str:
    """What a leaf is called: its path; by its class where it is the whole model."""
    return path or type(leaf).__name__.lower()


def tensors(value: Any) -> Iterator[Tensor]:
    """All tensors in nested tuples and lists."""
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from tensors(one)
