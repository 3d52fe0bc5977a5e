"""Activation functions as PyTorch has them: modules and functions, by Pellucid's names."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from pellucid.doctor.patient import CannotChange

MODULES: dict[str, Callable[[], nn.Module]] = {
    "linear": nn.Identity,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "relu": nn.ReLU,
    "leaky-relu": nn.LeakyReLU,
    "elu": nn.ELU,
    "selu": nn.SELU,
    "gelu": nn.GELU,
    "silu": nn.SiLU,
    "softplus": nn.Softplus,
    "softmax": lambda: nn.Softmax(dim=-1),
    "log-softmax": lambda: nn.LogSoftmax(dim=-1),
    "log-sigmoid": nn.LogSigmoid,
    "relu6": nn.ReLU6,
    "celu": nn.CELU,
    "mish": nn.Mish,
    "softsign": nn.Softsign,
    "hard-tanh": nn.Hardtanh,
    "hard-sigmoid": nn.Hardsigmoid,
    "hard-swish": nn.Hardswish,
    "prelu": nn.PReLU,
    "rrelu": nn.RReLU,
}
"""What makes a module of each; the first eleven are Pellucid's own."""

STEEPEST = {
    "sigmoid": 0.25, "tanh": 1.0, "softsign": 1.0, "hard-tanh": 1.0, "hard-sigmoid": 1 / 6,
}  # fmt: skip
"""Functions bounded on both sides, which are the ones that saturate: their slope at 0."""

_ACROSS = ("softmax", "log-softmax")
_RANDOM = ("rrelu",)  # looking at its slope would draw from the person's own generator
_NAMES = {name.replace("-", ""): name for name in MODULES} | {"swish": "silu", "relu_": "relu"}
_BY_CLASS = {type(make()): name for name, make in MODULES.items()} | {nn.Softmax2d: "softmax"}
_SAMPLE = torch.linspace(-8.0, 8.0, 65).reshape(1, -1)


def of_module(module: nn.Module) -> str | None:
    """The name of the function that a module applies; None where it is no activation."""
    if isinstance(module, nn.Identity):
        return None
    return _BY_CLASS.get(type(module)) or _by_values(module)


def of_function(name: str) -> str | None:
    """The name of a function of `torch`, of `torch.nn.functional` or of tensors.

    >>> of_function("leaky_relu"), of_function("relu_"), of_function("matmul")
    ('leaky-relu', 'relu', None)
    """
    found = _NAMES.get(name) or _NAMES.get(name.replace("_", ""))
    return None if found == "linear" else found


def module_of(name: str) -> nn.Module:
    """A module that applies the function. Raises `CannotChange` for a name that is not known."""
    if name not in MODULES:
        raise CannotChange(f"PyTorch has no activation function {name!r}.")
    return MODULES[name]()


def twin(module: nn.Module, name: str) -> Callable[[Tensor], Tensor]:
    """What computes the same without calling a person's own code, or hooks."""
    return module.forward if type(module) in _BY_CLASS else module_of(name)


def elementwise(name: str) -> bool:
    """Whether it is a function of each number alone, and not the straight line."""
    return name not in ("linear", *_ACROSS, *_RANDOM)


def slopes(function: Callable[[Tensor], Tensor], z: Tensor) -> Tensor:
    """|da/dz| of every number, of a function that is applied to each alone."""
    with torch.enable_grad():
        start = z.detach().clone().requires_grad_()
        (slope,) = torch.autograd.grad(function(start).sum(), start)
    return slope.abs()


def _by_values(module: nn.Module) -> str | None:
    """What a person's own module without parameters computes, if it is a known function."""
    own = type(module).__module__.split(".")[0] != "torch"
    if not own or list(module.parameters()) or list(module.children()):
        return None
    try:
        with torch.no_grad():
            values = module.forward(_SAMPLE.clone())
            known = [name for name in MODULES if _same(name, values)]
    except Exception:  # a person's own code: it may want something else than one row of numbers
        return None
    return known[0] if known else None


def _same(name: str, values: Tensor) -> bool:
    if name in ("linear", "prelu", "rrelu"):
        return False
    wanted = MODULES[name]()(_SAMPLE.clone())
    return values.shape == wanted.shape and torch.allclose(values, wanted, atol=1e-6)
