"""Other sizes: more or fewer units, more or fewer hidden layers."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from torch import Tensor, nn

from pellucid.bridges.pytorch.anatomy import kind_of, kind_of_module
from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.changing.surgery import MIXING, hidden, mixing, put
from pellucid.bridges.pytorch.passing import passed
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor.change import SetDepth, SetUnits
from pellucid.doctor.patient import CannotChange


def set_units(change: SetUnits, trainee: Trainee, x: Tensor) -> Trainee:
    """Every hidden layer has so many units; what reads it reads as many."""
    seen = passed(trainee.model, x)
    if not seen.sequential or any(call.again and _owns(call) for call in seen.calls):
        raise CannotChange("Its layers are no simple chain.")
    last, model = mixing(seen.calls)[-1], trainee.model
    hidden(seen.calls)
    grown = Fraction(1)  # how many times as many numbers come in as before
    for call in seen.calls:
        if call.module is None or not (_owns(call) or "num_features" in vars(call.module)):
            continue
        mixes = kind_of(call) in MIXING
        units = change.units if mixes and call is not last else None
        model = put(model, call, resized(call.module, grown, units))
        if units is not None:
            grown = Fraction(units, call.output[0] if call.axis == 1 else call.output[-1])
    return replace(trainee, model=model)


def _owns(call: Call) -> bool:
    return call.module is not None and any(True for _ in call.module.parameters())


def resized(module: nn.Module, grown: Fraction, units: int | None) -> nn.Module:
    """A fresh module of the same kind that reads `grown` times as much and has other units.

    Raises `CannotChange` for kinds that cannot be made anew so.
    """
    has = vars(module)
    if kind_of_module(module) not in _MAKERS or has.get("groups", 1) != 1:
        if grown == 1 and units is None:
            return module
        raise CannotChange(f"A {type(module).__name__} cannot be made in another size.")
    new = _MAKERS[kind_of_module(module)](module, has, grown, units)
    # Batch normalisation may have nothing to learn, but averages to keep.
    like = next((one for one in module.state_dict().values() if one.is_floating_point()), None)
    return new if like is None else new.to(like.device, like.dtype)


def _biased(module: nn.Module) -> bool:
    return any(name == "bias" for name, _ in module.named_parameters())


def _dense(module: nn.Module, has: Any, grown: Fraction, units: int | None) -> nn.Module:
    reads, gives = int(has["in_features"] * grown), units or has["out_features"]
    return type(module)(reads, gives, bias=_biased(module))


def _convolution(module: nn.Module, has: Any, grown: Fraction, units: int | None) -> nn.Module:
    same = ("kernel_size", "stride", "padding", "dilation", "padding_mode")
    return type(module)(
        int(has["in_channels"] * grown), units or has["out_channels"],
        bias=_biased(module), **{name: has[name] for name in same},
    )  # fmt: skip


def _recurrent(module: nn.Module, has: Any, grown: Fraction, units: int | None) -> nn.Module:
    same = ("num_layers", "bias", "batch_first", "dropout", "bidirectional")
    sides = 2 if has["bidirectional"] else 1
    return type(module)(
        int(has["input_size"] * grown), (units or has["hidden_size"] * sides) // sides,
        **{name: has[name] for name in same},
    )  # fmt: skip


def _normalisation(module: nn.Module, has: Any, grown: Fraction, units: int | None) -> nn.Module:
    del units
    kept = ("eps", "momentum", "affine", "track_running_stats", "elementwise_affine")
    same = {name: has[name] for name in kept if name in has}
    if "num_features" in has:
        return type(module)(int(has["num_features"] * grown), **same)
    if "num_groups" in has:
        return type(module)(has["num_groups"], int(has["num_channels"] * grown), **same)
    *others, last = has["normalized_shape"]
    return type(module)([*others, int(last * grown)], **same)


_MAKERS: dict[str, Any] = {
    "dense": _dense,
    "convolution": _convolution,
    "recurrent": _recurrent,
    "normalisation": _normalisation,
}


def set_depth(change: SetDepth, trainee: Trainee, x: Tensor) -> Trainee:
    """So many hidden layers, in a plain `nn.Sequential` of dense layers."""
    model = trainee.model
    if type(model) is not nn.Sequential or any(
        kind_of(call) in MIXING and (kind_of(call) != "dense" or "." in call.path)
        for call in passed(model, x).calls
    ):
        raise CannotChange("Only a plain nn.Sequential of dense layers can be made deeper.")
    return replace(trainee, model=nn.Sequential(*_of_depth(list(model), change.hidden)))


def _of_depth(modules: Sequence[nn.Module], wanted: int) -> list[nn.Module]:
    starts = [place for place, one in enumerate(modules) if isinstance(one, nn.Linear)]
    blocks = [
        list(modules[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    *inner, output = blocks
    first = _width(output if not inner else inner[0], into=True)
    inner = inner or [[nn.Linear(first, 32), nn.ReLU()]]
    inner = inner[:wanted] + [_another(inner[-1]) for _ in range(wanted - len(inner))]
    read = _width(inner[-1], into=False) if inner else first
    last: Any = output[0]
    if last.in_features != read:
        output = [resized(last, Fraction(read, last.in_features), None), *output[1:]]
    return [*modules[: starts[0]], *(one for block in inner for one in block), *output]


def _width(block: Sequence[nn.Module], *, into: bool) -> int:
    layer: Any = block[0]
    return layer.in_features if into else layer.out_features


def _another(block: Sequence[nn.Module]) -> list[nn.Module]:
    """The same block once more, reading as many numbers as it has units."""
    layer: Any = block[0]
    same = Fraction(layer.out_features, layer.in_features)
    return [resized(layer, same, None), *(copy.deepcopy(one) for one in block[1:])]
