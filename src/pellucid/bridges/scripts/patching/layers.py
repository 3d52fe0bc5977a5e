"""Layers as they are written in a script, held against those that the network has."""

import ast
import re

from pellucid.bridges.scripts.patching.edits import argument
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced
from pellucid.doctor.anatomy import Layer

_MIXING = {
    "keras": re.compile(r"(Einsum)?Dense|\w*Conv\w+|LSTM|GRU|SimpleRNN|\w*Attention"),
    "torch": re.compile(r"(Lazy)?(Linear|Conv(Transpose)?[123]d)|RNN|LSTM|GRU|MultiheadAttention"),
}
_ACTIVATING = {
    "keras": re.compile(r"Activation|P?ReLU|LeakyReLU|ELU|Softmax"),
    "torch": re.compile(
        r"Identity|Log(Softmax|Sigmoid)|Soft(max|plus|sign)|Sigmoid|Tanh|(Leaky|P|R)?ReLU6?|[SCG]?ELU"
        r"|SiLU|Mish|Hard(tanh|sigmoid|swish)"
    ),
}
_UNITS = {"keras": ("units", "filters"), "torch": ("out_features", "out_channels", "hidden_size")}
_INPUTS = ("in_features", "in_channels", "input_size")


def working(source: Source, known: Known) -> list[ast.Call]:
    """The calls that make the layers which mix their inputs, in order.

    Raises `Unplaced` where they are not, one by one, those of the network.
    """
    found = mixing(source, known.framework)
    if not known.agrees or len(found) != len(known.anatomy.working):
        raise Unplaced
    return found


def mixing(source: Source, library: str) -> list[ast.Call]:
    """The calls that make such layers, whether or not the network has them."""
    return [one for one in source.calls() if _MIXING[library].fullmatch(source.of(library, one))]


def activating(source: Source, library: str) -> list[ast.Call]:
    """The calls that make layers which only apply an activation function."""
    return [
        one for one in source.calls()
        if _ACTIVATING[library].fullmatch(source.of(library, one))
        and not source.dotted(one.func).startswith("torch.nn.functional.")
    ]  # fmt: skip


def following(source: Source, known: Known, call: ast.Call) -> list[ast.Call]:
    """The activation layers written after a layer and before the next that mixes.

    Raises `Unplaced` where any is kept under a name: who knows where, and how often, it is used.
    """
    own, applied = working(source, known), activating(source, known.framework)
    if any(isinstance(source.parents[one], ast.Assign | ast.AnnAssign) for one in applied):
        raise Unplaced
    place = own.index(call)
    start = source.span(call)[0]
    end = source.span(own[place + 1])[0] if place + 1 < len(own) else len(source.raw)
    return [
        one for one in applied
        if start < source.span(one)[0] < end and not _within(source, one, call)
    ]  # fmt: skip


def activation_of(source: Source, known: Known, call: ast.Call) -> str:
    """What the network applies to a layer's outputs, wherever that is written."""
    anatomy = known.anatomy
    return anatomy.activation_of(anatomy.working[working(source, known).index(call)])


def units_of(source: Source, call: ast.Call, library: str) -> ast.expr | None:
    """What a layer's call is given for its units."""
    for name in _UNITS[library]:
        if any(keyword.arg == name for keyword in call.keywords):
            return argument(call, name)
    position = 1 if library == "torch" and not source.of(library, call).startswith("Lazy") else 0
    return call.args[position] if len(call.args) > position else None


def inputs_of(call: ast.Call) -> ast.expr | None:
    """What a layer of PyTorch is given for its inputs."""
    for name in _INPUTS:
        if any(keyword.arg == name for keyword in call.keywords):
            return argument(call, name)
    return call.args[0] if call.args else None


def agree(source: Source, known: Known) -> bool:
    """Whether the layers written are the network's: as many, with the same units, in order."""
    own, layers = mixing(source, known.framework), known.anatomy.working
    return len(own) == len(layers) and all(
        _same(source, known.framework, call, layer) for call, layer in zip(own, layers, strict=True)
    )


def _same(source: Source, library: str, call: ast.Call, layer: Layer) -> bool:
    units = units_of(source, call, library)
    many = None if units is None else source.literal(units)
    dense = source.of(library, call) in ("Dense", "Linear", "LazyLinear")
    kind = dense == (layer.kind == "dense")
    return kind and (not isinstance(many, int) or layer.kind != "dense" or many == layer.units)


def _within(source: Source, node: ast.AST, other: ast.AST) -> bool:
    return any(one is other for one in source.above(node))
