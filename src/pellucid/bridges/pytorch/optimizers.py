"""Optimisers: read from what a person trains with, made by name, and told in the doctor's words."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from torch import nn, optim

from pellucid.doctor.anatomy import Optimizer
from pellucid.doctor.patient import CannotChange
from pellucid.errors import BadInput, nearest

_MADE: dict[str, tuple[str, dict[str, Any]]] = {
    "sgd": ("SGD", {"momentum": 0.0, "nesterov": False}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "adamw-fast": ("AdamW", {"betas": (0.9, 0.95)}),
}
_CLASSES: dict[str, Callable[..., optim.Optimizer]] = {
    name: cls
    for name, cls in vars(optim).items()
    if inspect.isclass(cls) and issubclass(cls, optim.Optimizer) and cls is not optim.Optimizer
}
_NAMES = {name.lower(): name for name in _CLASSES} | {name: made[0] for name, made in _MADE.items()}


def optimizer_for(model: nn.Module, given: Any) -> optim.Optimizer:
    """What a person gave as the optimiser: one with the model's parameters, a class, or a name.

    Raises `BadInput` for a name that is not known and for what is no optimiser.
    """
    if isinstance(given, str):
        return named(given, model.parameters())
    if isinstance(given, optim.Optimizer):
        return given
    if inspect.isclass(given) and issubclass(given, optim.Optimizer):
        return _of_class(given, model)
    raise BadInput(
        f"optimizer is {given!r}", "an optimiser of torch.optim, its class, or a name",
        instead="optimizer=torch.optim.Adam(model.parameters(), lr=0.001)",
    )  # fmt: skip


def _of_class(cls: Callable[..., optim.Optimizer], model: nn.Module) -> optim.Optimizer:
    """An optimiser of a class, as it is when nobody sets anything."""
    try:
        return cls(model.parameters())
    except Exception as error:  # a person's own class, which may want more than parameters
        name = getattr(cls, "__name__", "")
        raise BadInput(
            f"{name} cannot be made of parameters alone ({error})", "an optimiser",
            instead=f"optimizer={name}(model.parameters(), ...)",
        ) from error  # fmt: skip


def named(
    name: str, parameters: Iterable[nn.Parameter], rate: float | None = None
) -> optim.Optimizer:
    """The optimiser of that name, Pellucid's or PyTorch's, at its usual rate if none is given."""
    known = _NAMES.get(name.lower())
    if known is None:
        listed = ", ".join(sorted(_NAMES))
        raise BadInput(
            f"optimizer {name!r} is not known", f"one of: {listed}",
            instead=nearest(name, _NAMES) or "",
        )  # fmt: skip
    settings = _MADE.get(name.lower(), (known, {}))[1]
    return _CLASSES[known](list(parameters), **settings, **({} if rate is None else {"lr": rate}))


def facts_of(
    optimizer: optim.Optimizer, missing: tuple[str, ...], clip: float | None, *, assumed: bool
) -> Optimizer:
    """What is known of an optimiser: of several groups, the one with the most numbers."""
    groups = optimizer.param_groups
    group = max(groups, key=lambda each: sum(one.numel() for one in each["params"]))
    return Optimizer(
        name=_name(optimizer, group),
        rate=float(group.get("lr", 0.0)),
        usual=_usual_rate(type(optimizer)),
        momentum=float(group.get("momentum", 0.0)),
        weight_decay=float(group.get("weight_decay", 0.0)),
        clip=clip,
        scheduled="initial_lr" in group,
        missing=missing,
        assumed=assumed,
    )


def _name(optimizer: optim.Optimizer, group: dict[str, Any]) -> str:
    name = type(optimizer).__name__.lower()
    if name != "sgd" or not group.get("momentum"):
        return name
    return "nesterov" if group.get("nesterov") else "momentum"


def _usual_rate(cls: type[optim.Optimizer]) -> float:
    rate = inspect.signature(cls).parameters.get("lr")
    known = rate is not None and isinstance(rate.default, int | float)
    return float(rate.default) if rate is not None and known else 1e-3


def held(optimizer: optim.Optimizer) -> set[int]:
    """Which parameters it changes, by identity."""
    return {id(one) for group in optimizer.param_groups for one in group["params"]}


def regrouped(optimizer: optim.Optimizer, model: nn.Module, new: Iterable[nn.Parameter]) -> None:
    """Takes from the optimiser what is no longer the model's, and gives it what is new."""
    alive = {id(one) for one in model.parameters()}
    for group in optimizer.param_groups:
        # In place, for L-BFGS holds the same list.
        group["params"][:] = [one for one in group["params"] if id(one) in alive]
    optimizer.param_groups[0]["params"].extend(new)
    for gone in [one for one in optimizer.state if id(one) not in alive]:
        del optimizer.state[gone]


def set_all(optimizer: optim.Optimizer, setting: str, value: float) -> None:
    """Sets one number in all groups. Raises `CannotChange` where there is no such setting."""
    if any(setting not in group for group in optimizer.param_groups):
        raise CannotChange(f"{type(optimizer).__name__} has no {setting}.")
    for group in optimizer.param_groups:
        group[setting] = value
