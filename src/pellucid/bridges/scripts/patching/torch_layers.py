"""The layers of a PyTorch script written otherwise: activations, output, weights, dropout."""

import ast

from pellucid.bridges.pytorch.activations import of_function
from pellucid.bridges.scripts.patching.edits import Edit, before, replaced, set_argument
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.layers import (
    activation_of,
    following,
    inputs_of,
    units_of,
    working,
)
from pellucid.bridges.scripts.patching.placing import layers_after
from pellucid.bridges.scripts.patching.reach import reach
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.torch_loop import model_name, optimizing
from pellucid.bridges.scripts.patching.torch_losses import loss_for
from pellucid.bridges.scripts.patching.unplaced import Unplaced, nowhere
from pellucid.doctor.change import (
    AddNormalisation,
    SetActivation,
    SetDropout,
    SetInitialisation,
    SetOutput,
    SetRunningAverages,
    SetUnits,
)

_MODULES = {
    "linear": "Identity()", "sigmoid": "Sigmoid()", "tanh": "Tanh()", "relu": "ReLU()",
    "leaky-relu": "LeakyReLU()", "elu": "ELU()", "selu": "SELU()", "gelu": "GELU()",
    "silu": "SiLU()", "softplus": "Softplus()", "softmax": "Softmax(dim=-1)",
}  # fmt: skip
_AVERAGING = ("BatchNorm1d", "BatchNorm2d", "BatchNorm3d")
_FUNCTIONS = {"relu": "relu", "leaky-relu": "nn.functional.leaky_relu", "tanh": "tanh"}
_RULES = {
    "he": 'kaiming_normal_({}, nonlinearity="relu")', "glorot": "xavier_normal_({})",
    "he-uniform": 'kaiming_uniform_({}, nonlinearity="relu")',
    "glorot-uniform": "xavier_uniform_({})", "orthogonal": "orthogonal_({})",
}  # fmt: skip


def set_activation(source: Source, known: Known, change: SetActivation) -> list[Edit]:
    """Another activation function of hidden layers: modules in their order, or functions."""
    applied = _functions(source)
    if applied:
        return _other_functions(source, known, change, applied)
    edits = list[Edit]()
    for call, layer in zip(working(source, known)[:-1], known.anatomy.hidden, strict=True):
        activating = {one.index for one in known.anatomy.layers[layer.index + 1 :][:1]}
        if not change.layers or ({layer.index} | activating) & set(change.layers):
            edits += _activate(source, known, call, change.to)
    return edits or nowhere()


def set_output(source: Source, known: Known, change: SetOutput) -> list[Edit]:
    """Another end, and the loss that goes with it: PyTorch's own way, logits and their loss."""
    last, layer, loss = working(source, known)[-1], known.anatomy.last, known.anatomy.loss
    if layer is None or layer.kind != "dense":
        raise Unplaced
    end = change.activation
    if change.loss is not None and "entropy" in change.loss:
        # A sigmoid that is there stays: what the script makes of its answers hangs on it.
        stays = end == "sigmoid" == known.anatomy.output_activation
        end = "linear" if end in ("softmax", "sigmoid") and not stays else end
    elif change.loss is None and loss.logits:
        own = "softmax" if loss.name == "cross-entropy" else "sigmoid"
        end = "linear" if end == own else end
    edits = _ending(source, known, last, end)
    units = units_of(source, last, "torch")
    if layer.units != change.units:
        edits += [replaced(source, units, str(change.units))] if units else nowhere()
    if change.loss is None:
        return edits
    return [*edits, *loss_for(source, known, change.loss, end, change.units)]


def set_initialisation(source: Source, known: Known, change: SetInitialisation) -> list[Edit]:
    """Weights drawn by a rule before the optimiser is made."""
    if change.to not in _RULES:
        raise Unplaced
    if change.layers:
        raise Unplaced
    text, edits = reach(source, "torch.nn.init")
    kinds = dict.fromkeys(source.written(one.func) for one in working(source, known))
    rule = _RULES[change.to].format("parameter")
    lines = (
        f"for layer in {model_name(source)}.modules():",
        f"    if isinstance(layer, ({', '.join(kinds)},)):",
        "        for parameter in layer.parameters():",
        f"            {text}.{rule} if parameter.ndim > 1 else {text}.zeros_(parameter)",
    )
    return [before(source, source.statement(optimizing(source)), *lines), *edits]


def set_dropout(source: Source, known: Known, change: SetDropout) -> list[Edit]:
    """Another share in every dropout; where there is none, one after every hidden layer."""
    dropping = [
        one for one in source.calls()
        if source.of("torch", one) in ("Dropout", "Dropout1d", "Dropout2d", "AlphaDropout")
    ]  # fmt: skip
    rate = f"{change.rate:g}"
    if dropping:
        return [set_argument(source, one, "p", rate, 0) for one in dropping]
    if not change.rate:
        raise Unplaced
    text, edits = reach(source, "torch.nn.Dropout")
    for call in working(source, known)[:-1]:
        end = next(reversed(following(source, known, call)), call)
        edits.append(layers_after(source, end, f"{text}({rate})"))
    return edits


def set_units(source: Source, known: Known, change: SetUnits) -> list[Edit]:
    """Other sizes of hidden layers, and of what the next ones read; of dense layers in a row."""
    kinds = {layer.kind for layer in known.anatomy.layers}
    if kinds - {"dense", "activation", "dropout", "flatten"}:
        raise Unplaced
    own = working(source, known)
    out = [units_of(source, one, "torch") for one in own[:-1]]
    read = [inputs_of(one) for one in own[1:]]
    many = str(change.units)
    return [replaced(source, one, many) for one in (*out, *read) if one is not None]


def add_normalisation(source: Source, known: Known, change: AddNormalisation) -> list[Edit]:
    """Batch normalisation after the weights of every hidden dense layer."""
    del change
    if any(layer.kind == "normalisation" for layer in known.anatomy.layers):
        raise Unplaced
    text, edits = reach(source, "torch.nn.BatchNorm1d")
    for call, layer in zip(working(source, known)[:-1], known.anatomy.hidden, strict=True):
        if layer.kind != "dense" or len(layer.output) != 1:
            raise Unplaced
        edits.append(layers_after(source, call, f"{text}({layer.units})"))
    return edits


def set_running_averages(source: Source, known: Known, change: SetRunningAverages) -> list[Edit]:
    """Another momentum of every batch normalisation: in PyTorch, the share that is replaced."""
    del known
    norms = [one for one in source.calls() if source.of("torch", one) in _AVERAGING]
    replacing = f"{1 - change.kept:.4g}"
    return [set_argument(source, one, "momentum", replacing, 2) for one in norms] or nowhere()


def _activate(source: Source, known: Known, call: ast.Call, name: str) -> list[Edit]:
    """Another module after a layer, instead of the one that is there or as one more."""
    later = following(source, known, call)
    hidden_from_us = not later and activation_of(source, known, call) != "linear"
    if name not in _MODULES or len(later) > 1 or hidden_from_us:
        raise Unplaced
    text, edits = reach(source, f"torch.nn.{_MODULES[name].partition('(')[0]}")
    made = f"{text}({_MODULES[name].partition('(')[2]}"
    if later:
        return [replaced(source, later[0], made), *edits]
    return edits if name == "linear" else [layers_after(source, call, made), *edits]


def _ending(source: Source, known: Known, last: ast.Call, name: str) -> list[Edit]:
    """Another function at the end: of the module after the last layer, or of a function's call."""
    now = known.anatomy.output_activation
    if now == name:
        return []
    around = [one for one in _functions(source) if of_function(source.of("torch", one)) == now]
    if around and not following(source, known, last):
        if len(around) != 1 or name != "linear":
            raise Unplaced
        return [replaced(source, around[0], source.written(around[0].args[0]))]
    if not following(source, known, last) and now != "linear":
        raise Unplaced
    return _activate(source, known, last, name)


def _functions(source: Source) -> list[ast.Call]:
    """Calls of activation functions of `torch` and `torch.nn.functional`."""
    return [
        one for one in source.calls()
        if one.args and of_function(source.of("torch", one)) and source.of("torch", one).islower()
    ]  # fmt: skip


def _other_functions(
    source: Source, known: Known, change: SetActivation, applied: list[ast.Call]
) -> list[Edit]:
    """Every call of the hidden layers' one function calls another."""
    functions = {known.anatomy.activation_of(layer) for layer in known.anatomy.hidden}
    hidden = [one for one in applied if of_function(source.of("torch", one)) in functions]
    end = known.anatomy.output_activation
    several = len(functions) != 1 or end in functions or change.layers
    if several or len(hidden) != len(known.anatomy.hidden) or change.to not in _FUNCTIONS:
        raise Unplaced
    text, edits = reach(source, f"torch.{_FUNCTIONS[change.to]}")
    return [*(replaced(source, one.func, text) for one in hidden), *edits]
