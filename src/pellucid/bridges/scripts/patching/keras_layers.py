"""The layers of a Keras script written otherwise: activations, output, weights, dropout, sizes."""

import ast

from pellucid.bridges.keras.names import keras_activation, keras_initialiser
from pellucid.bridges.scripts.patching.edits import (
    Edit,
    argument,
    replaced,
    set_argument,
    without_argument,
)
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.layers import (
    activation_of,
    following,
    units_of,
    working,
)
from pellucid.bridges.scripts.patching.of_keras import loss_for, optimizer_call, snake
from pellucid.bridges.scripts.patching.placing import layers_after
from pellucid.bridges.scripts.patching.reach import reach
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced, nowhere
from pellucid.doctor.change import (
    AddNormalisation,
    SetActivation,
    SetDropout,
    SetInitialisation,
    SetOutput,
    SetRegularisation,
    SetRunningAverages,
    SetUnits,
    Unfreeze,
)

_APPLYING = ("dense", "convolution")


def set_activation(source: Source, known: Known, change: SetActivation) -> list[Edit]:
    """Another activation function of hidden layers, in the layer or right after it."""
    calls, edits = working(source, known)[:-1], list[Edit]()
    for call, layer in zip(calls, known.anatomy.hidden, strict=True):
        chosen = layer.index in change.layers or not change.layers
        if chosen and layer.kind in _APPLYING:
            edits += _activate(source, known, call, keras_activation(change.to))
    return edits or nowhere()


def set_output(source: Source, known: Known, change: SetOutput) -> list[Edit]:
    """Another last layer, and the loss that goes with it."""
    last, layer = working(source, known)[-1], known.anatomy.last
    if layer is None or layer.kind != "dense":
        raise Unplaced
    edits = _activate(source, known, last, keras_activation(change.activation))
    units = units_of(source, last, "keras")
    if layer.units != change.units:
        edits += [replaced(source, units, str(change.units))] if units else nowhere()
    if change.loss is None:
        return edits
    return [*edits, *loss_for(source, known, change.loss, change.activation, change.units)]


def set_initialisation(source: Source, known: Known, change: SetInitialisation) -> list[Edit]:
    """Weights drawn by another rule; not where the script sets them itself."""
    if any(".assign(" in source.written(one) or ".set_weights(" in source.written(one)
           for one in source.calls()):  # fmt: skip
        raise Unplaced
    rule, edits = f'"{snake(keras_initialiser(change.to))}"', list[Edit]()
    for call, layer in zip(working(source, known), known.anatomy.working, strict=True):
        if change.layers and layer.index not in change.layers:
            continue
        edits.append(set_argument(source, call, "kernel_initializer", rule))
        if argument(call, "bias_initializer") is not None:
            edits.append(set_argument(source, call, "bias_initializer", '"zeros"'))
    return edits


def set_dropout(source: Source, known: Known, change: SetDropout) -> list[Edit]:
    """Another share in every dropout; where there is none, one after every hidden layer."""
    dropping = [one for one in source.calls() if source.of("keras", one).endswith("Dropout")]
    of_network = sum(layer.kind == "dropout" for layer in known.anatomy.layers)
    if len(dropping) != of_network:
        raise Unplaced
    if dropping:
        return [set_argument(source, one, "rate", f"{change.rate:g}", 0) for one in dropping]
    if not change.rate:
        raise Unplaced
    text, edits = reach(source, "keras.layers.Dropout")
    made = f"{text}({change.rate:g})"
    ends = [_end(source, known, one) for one in working(source, known)[:-1]]
    return [*edits, *(layers_after(source, one, made) for one in ends)]


def set_regularisation(source: Source, known: Known, change: SetRegularisation) -> list[Edit]:
    """Another penalty where there is one, of layers or of the optimiser; else on all weights."""
    calls, text = working(source, known), f"{change.rate:g}"
    edits = list[Edit]()
    optimizer = optimizer_call(source)
    if known.anatomy.optimizer.weight_decay and optimizer is not None:
        edits.append(set_argument(source, optimizer, "weight_decay", text))
    penalised = [
        call for call, layer in zip(calls, known.anatomy.working, strict=True)
        if layer.l1 or layer.l2
    ]  # fmt: skip
    if not edits and not penalised:
        penalised = calls
    for call in penalised if change.rate else ():
        written, more = reach(source, "keras.regularizers.L2")
        edits += [set_argument(source, call, "kernel_regularizer", f"{written}({text})"), *more]
    for call in penalised if not change.rate else ():
        names = ("kernel_regularizer", "bias_regularizer")
        removed = [without_argument(source, call, name) for name in names]
        edits += [one for one in removed if one is not None]
    return edits or nowhere()


def set_units(source: Source, known: Known, change: SetUnits) -> list[Edit]:
    """Other sizes of the hidden layers."""
    units = [units_of(source, one, "keras") for one in working(source, known)[:-1]]
    return [replaced(source, one, str(change.units)) for one in units if one is not None]


def add_normalisation(source: Source, known: Known, change: AddNormalisation) -> list[Edit]:
    """Batch normalisation between the weights of hidden layers and their activation function."""
    del change
    norm, edits = reach(source, "keras.layers.BatchNormalization")
    applied, more = reach(source, "keras.layers.Activation")
    if any(layer.kind == "normalisation" for layer in known.anatomy.layers):
        raise Unplaced
    for call in working(source, known)[:-1]:
        given = argument(call, "activation")
        added = [f"{norm}()"]
        if given is not None:
            added.append(f"{applied}({source.written(given)})")
            edits += [set_argument(source, call, "activation", '"linear"'), *more]
        edits.append(layers_after(source, call, *added))
    return edits


def set_running_averages(source: Source, known: Known, change: SetRunningAverages) -> list[Edit]:
    """Another momentum of every batch normalisation."""
    del known
    norms = [one for one in source.calls() if source.of("keras", one) == "BatchNormalization"]
    kept = f"{change.kept:g}"
    return [set_argument(source, one, "momentum", kept) for one in norms] or nowhere()


def unfreeze(source: Source, known: Known, change: Unfreeze) -> list[Edit]:
    """Every `trainable` that is false becomes true."""
    del known, change
    given = [
        node.value for node in ast.walk(source.tree)
        if (isinstance(node, ast.keyword) and node.arg == "trainable")
        or (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute)
            and node.targets[0].attr == "trainable")
    ]  # fmt: skip
    frozen = [one for one in given if isinstance(one, ast.Constant) and one.value is False]
    return [replaced(source, one, "True") for one in frozen] or nowhere()


def _activate(source: Source, known: Known, call: ast.Call, name: str) -> list[Edit]:
    """Another function for a layer: its own, or that of the one layer after it."""
    later = following(source, known, call)
    own = argument(call, "activation", 1 if source.of("keras", call) == "Dense" else None)
    if own is not None and not later:
        return [replaced(source, own, f'"{name}"')]
    if len(later) > 1 or (own is not None and later):
        raise Unplaced
    if not later:
        if activation_of(source, known, call) != "linear":
            raise Unplaced  # it is applied somewhere else
        return [set_argument(source, call, "activation", f'"{name}"')]
    if source.of("keras", later[0]) == "Activation":
        return [set_argument(source, later[0], "activation", f'"{name}"', 0)]
    text, edits = reach(source, "keras.layers.Activation")
    return [replaced(source, later[0], f'{text}("{name}")'), *edits]


def _end(source: Source, known: Known, call: ast.Call) -> ast.Call:
    """The last that belongs to a layer: its activation function's own layer, where it has one."""
    return next(reversed(following(source, known, call)), call)
