"""Anatomy: what a Keras model is made of, in the order in which numbers flow through it."""

from itertools import pairwise
from typing import Any

import numpy as np
from keras import Sequential
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.flow import Flow, leaves
from pellucid.bridges.keras.hearing import Heard
from pellucid.bridges.keras.names import activation_name, initialiser_name, inside, kind_of
from pellucid.doctor.anatomy import Anatomy, Layer, Weights
from pellucid.doctor.anatomy import Loss as LossFacts
from pellucid.doctor.anatomy import Optimizer as OptimizerFacts

_KERNELS = ("kernel", "embeddings", "depthwise_kernel", "gamma")
_BIASES = ("bias", "beta")


def read_anatomy(model: Any, flow: Flow, loss: LossFacts, optimizer: OptimizerFacts) -> Anatomy:
    """The anatomy of a model through which inputs were sent."""
    layers, heard = flow.layers, flow.heard
    return Anatomy(
        framework="keras",
        inputs=_input_shape(model, heard)[1:],
        outputs=flow.answer,
        layers=tuple(_layer(at, layer, flow) for at, layer in enumerate(layers)),
        loss=loss,
        optimizer=optimizer,
        parameters=model.count_params(),
        unused=_unused(model, layers),
        sequential=_is_chain(model, layers, heard),
    )


def _input_shape(model: Any, heard: Heard) -> tuple[int | None, ...]:
    """The inputs' shape, as declared where it was."""
    declared = getattr(model, "input_shape", None) if getattr(model, "inputs", None) else None
    return tuple(declared or next(iter(heard.inputs.values())).shape)


def _unused(model: Any, layers: tuple[Any, ...]) -> tuple[str, ...]:
    used = {id(layer) for layer in layers}
    return tuple(one.name for one in leaves(model) if id(one) not in used and one.weights)


def _is_chain(model: Any, layers: tuple[Any, ...], heard: Heard) -> bool:
    """Whether each layer is given what the one before gave: by its class, or as was heard."""
    if _only_sequential(model):
        return True
    pairs = pairwise(range(len(layers)))
    return all(heard.outputs[before] is heard.inputs[after] for before, after in pairs)


def _only_sequential(model: Any) -> bool:
    inner = [layer for layer in getattr(model, "layers", ()) if hasattr(layer, "layers")]
    return isinstance(model, Sequential) and all(_only_sequential(layer) for layer in inner)


def _layer(index: int, layer: Any, flow: Flow) -> Layer:
    inner, kind, heard = inside(layer), kind_of(layer), flow.heard
    kernel, bias = _variable(inner, _KERNELS), _variable(inner, _BIASES)
    shape = () if kernel is None else tuple(kernel.shape)
    penalty = getattr(inner, "kernel_regularizer", None)
    rate = getattr(layer, "rate", None) if kind == "dropout" else None
    return Layer(
        index=index,
        name=layer.name,
        kind=kind,
        output=_shape(heard.outputs.get(index)),
        activation=_applied(flow, index, "linear" if kind == "dropout" else own_function(layer)),
        inputs=_inputs(shape, kind),
        units=_units(inner, shape, kind),
        parameters=layer.count_params() if layer.built else 0,
        trainable=bool(layer.trainable_weights) or not layer.weights,
        rate=None if rate is None else float(rate),
        kept=_kept(inner, kind),
        always=kind == "dropout" and index in heard.told,
        l1=float(getattr(penalty, "l1", 0.0) or 0.0),
        l2=float(getattr(penalty, "l2", 0.0) or 0.0),
        initialisation=initialiser_name(_initialiser(inner)),
        weights=_spread(kernel),
        bias=_spread(bias),
        has_bias=bias is not None,
    )


def _applied(flow: Flow, index: int, own: str) -> str:
    """What its outputs go through: the layer's own function, or one outside any layer."""
    return flow.between.get(index, "linear") if own == "linear" else own


def own_function(layer: Any) -> str:
    """What it applies itself: nothing, for a layer that is no activation function and has none."""
    inner = inside(layer)
    own = getattr(inner, "activation", None)
    if own is None and kind_of(inner) != "activation":
        return "linear"
    return activation_name(inner if own is None else own)


def _variable(layer: Any, names: tuple[str, ...]) -> Any:
    """The layer's variable of one of these names, the first there is; a recurrent cell's too."""
    holder = getattr(layer, "cell", layer)
    found = (getattr(holder, f"_{name}", getattr(holder, name, None)) for name in names)
    return next((one for one in found if hasattr(one, "shape") and hasattr(one, "path")), None)


def _initialiser(layer: Any) -> Any:
    names = ("kernel_initializer", "depthwise_initializer", "embeddings_initializer")
    holder = getattr(layer, "cell", layer)
    return next((getattr(holder, name) for name in names if hasattr(holder, name)), None)


def _inputs(shape: tuple[int, ...], kind: str) -> int:
    """How many numbers one unit reads: all axes of its kernel but the last."""
    return int(np.prod(shape[:-1])) if shape and kind not in ("normalisation", "embedding") else 0


def _units(layer: Any, shape: tuple[int, ...], kind: str) -> int:
    if not shape or kind == "normalisation":
        return 0
    counts = (getattr(layer, name, None) for name in ("units", "filters", "output_dim"))
    return next((int(count) for count in counts if count), shape[-1])


def _kept(layer: Any, kind: str) -> float | None:
    """Of its running averages, the share that a step keeps; None for all that has none."""
    momentum = getattr(layer, "momentum", None) if kind == "normalisation" else None
    return None if momentum is None else float(momentum)


def _shape(tensor: Any) -> tuple[int, ...]:
    return tuple(tensor.shape[1:]) if hasattr(tensor, "shape") else ()


def _spread(variable: Any) -> Weights | None:
    return (
        None
        if variable is None
        else Weights.of(variable.name, np.asarray(convert_to_numpy(variable)))
    )
