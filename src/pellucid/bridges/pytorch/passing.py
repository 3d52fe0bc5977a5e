"""Passing: inputs sent through a model, to see what is called.

Modules tell by hooks. What a `forward` computes between them, such as `F.relu(self.layer(x))`, is
seen by PyTorch's own way of watching functions (`TorchFunctionMode`), so nothing needs tracing
and a `forward` may branch as it likes.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from pellucid.bridges.pytorch import activations
from pellucid.bridges.pytorch.calls import Call, Pass, leaves, name_of, tensors
from pellucid.bridges.pytorch.randomness import evaluating

_JOINED = -2  # made of what several calls gave
_CONVOLUTIONS = (
    nn.Conv1d, nn.Conv2d, nn.Conv3d,
    nn.ConvTranspose1d, nn.ConvTranspose2d, nn.ConvTranspose3d,
)  # fmt: skip
_UNITS_LAST = (nn.Linear, nn.RNNBase, nn.MultiheadAttention, nn.LayerNorm, nn.Embedding)


def passed(model: nn.Module, *given: Any, **named: Any) -> Pass:
    """Sends inputs through, in evaluation mode, and tells what was called.

    Gradients stay on: without them PyTorch's transformers take a short way that calls no module.
    """
    witness = _Witness(model, (*given, *named.values()))
    try:
        with evaluating(model), witness, torch.enable_grad():
            output = model(*given, **named)
    finally:
        witness.leave()
    return Pass(tuple(witness.calls), output, witness.sequential)


def passed_by_a_copy(model: nn.Module, args: Any, kwargs: Any) -> Pass:
    """The calls of the model itself, as they were seen in a copy of it.

    Where it cannot be copied or be called once more: its modules, in the order it names them.
    """
    try:
        twin = copy.deepcopy(model)
        for module in twin.modules():
            vars(module)["_forward_hooks"].clear()  # a person's own, which would hear the copy
        seen = passed(twin, *args, **kwargs)
    except Exception:  # a person's own code: watching it must not stop it
        calls = tuple(Call(name_of(path, leaf), path, leaf, ()) for path, leaf in leaves(model))
        return Pass(calls, torch.empty(0), sequential=False)
    for call in seen.calls:
        if call.module is not None:
            call.module = model.get_submodule(call.path)
    return seen


@dataclass
class _Trail:
    """Which call each tensor came from; −1 are the inputs. Tensors are kept, so ids stay theirs."""

    origins: dict[int, int] = field(default_factory=dict[int, int])
    kept: list[Tensor] = field(default_factory=list[Tensor])

    def mark(self, value: Any, call: int) -> None:
        for tensor in tensors(value):
            self.origins[id(tensor)] = call
            self.kept.append(tensor)

    def origins_of(self, value: Any) -> list[int]:
        return [self.origins[id(one)] for one in tensors(value) if id(one) in self.origins]


class _Witness(TorchFunctionMode):
    """Sees every call of a leaf, and every function outside of them."""

    def __init__(self, model: nn.Module, given: Any) -> None:
        super().__init__()
        self.calls: list[Call] = []
        self.sequential = True
        self._inside = 0
        self._trail = _Trail()
        self._trail.mark(given, -1)
        self._hooks: list[Any] = []
        for path, leaf in {id(leaf): (path, leaf) for path, leaf in leaves(model)}.values():
            self._hooks.append(leaf.register_forward_pre_hook(self._enter))
            self._hooks.append(leaf.register_forward_hook(self._closing(path)))

    def leave(self) -> None:
        for hook in self._hooks:
            hook.remove()

    def _enter(self, module: nn.Module, args: Any) -> None:
        del module, args
        self._inside += 1

    def _closing(self, path: str) -> Callable[[nn.Module, Any, Any], None]:
        def close(module: nn.Module, args: Any, output: Any) -> None:
            self._inside -= 1
            # A module that applies a known function may have been called within: it is no layer.
            if self._inside == 0:
                again = any(call.module is module for call in self.calls)
                name = self._free(name_of(path, module))
                self._add(Call(name, path, module, (), again=again), args, output)

        return close

    def _add(self, call: Call, given: Any, output: Any) -> None:
        self.sequential &= self._trail.origins_of(given)[:1] == [len(self.calls) - 1]
        first = next(tensors(output), None)
        call.output = tuple(first.shape[1:]) if first is not None else ()
        call.axis = self._axis(call)
        self.calls.append(call)
        self._trail.mark(output, len(self.calls) - 1)

    def _axis(self, call: Call) -> int:
        """Channels come first in pictures, last everywhere else."""
        if isinstance(call.module, _CONVOLUTIONS):
            return 1
        before = self.calls[-1].axis if self.calls else -1
        return -1 if len(call.output) < 2 or isinstance(call.module, _UNITS_LAST) else before

    def _free(self, name: str) -> str:
        taken = {call.name for call in self.calls}
        if name not in taken:
            return name
        return next(f"{name}:{n}" for n in range(2, 9999) if f"{name}:{n}" not in taken)

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        del types
        kwargs = kwargs or {}
        output = func(*args, **kwargs)
        if self._inside == 0 and isinstance(output, Tensor | tuple | list):
            self._follow(getattr(func, "__name__", ""), args, kwargs, output)
        return output

    def _follow(self, name: str, args: Any, kwargs: Any, output: Any) -> None:
        origins = self._trail.origins_of((*args, *kwargs.values()))
        if not origins:
            return
        if found := applied(name, args, kwargs):
            self._activate(found, args, output, origins)
        elif "dropout" in name:
            rate, always = dropped(args, kwargs)
            call = Call(self._free(name), "", None, (), rate=rate, always=always)
            self._add(call, args, output)
        else:
            self.sequential &= len(origins) == 1
            self._trail.mark(output, origins[0] if len(set(origins)) == 1 else _JOINED)

    def _activate(self, name: str, args: Any, output: Any, origins: list[int]) -> None:
        of = self.calls[origins[0]] if origins[0] >= 0 else None
        if of is not None and of.activation == "linear" and _weighs(of):
            of.activation = name
            self._trail.mark(output, origins[0])
        else:
            call = Call(self._free(name), "", None, (), activation=name)
            self._add(call, args, output)


def _weighs(call: Call) -> bool:
    """Whether a function of its output is its own activation: it is no activation itself."""
    return call.module is not None and activations.of_module(call.module) is None


def applied(name: str, args: Any, kwargs: Any) -> str | None:
    """The activation function that was called; a number that is kept from falling below 0 too."""
    if name in ("clamp", "clamp_", "clamp_min", "clamp_min_", "clip"):
        bounds = (*args[1:], kwargs.get("min"), kwargs.get("max"))
        return "relu" if [bound for bound in bounds if bound is not None] == [0] else None
    return activations.of_function(name)


def dropped(args: Any, kwargs: Any) -> tuple[float, bool]:
    """A dropout function's rate, and whether it drops now, though the model is in evaluation."""
    rate = args[1] if len(args) > 1 else kwargs.get("p", 0.5)
    training = args[2] if len(args) > 2 else kwargs.get("training", True)
    return float(rate), bool(training)
