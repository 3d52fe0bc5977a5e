"""Anatomy: what a Keras model is made of, in the order in which numbers flow through it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from keras import Sequential
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.engine import Engine
from pellucid.bridges.keras.fitting import reason
from pellucid.bridges.keras.hearing import Heard, hearing
from pellucid.bridges.keras.names import activation_name, initialiser_name, inside, kind_of
from pellucid.doctor.anatomy import Anatomy, Layer, Weights
from pellucid.doctor.anatomy import Loss as LossFacts
from pellucid.doctor.anatomy import Optimizer as OptimizerFacts
from pellucid.doctor.patient import Misfit

_KERNELS = ("kernel", "embeddings", "depthwise_kernel", "gamma")
_BIASES = ("bias", "beta")


def leaves(model: Any) -> Iterator[Any]:
    """The layers that a model is made of, those of models and of people's own layers inside it."""
    for layer in model.layers if hasattr(model, "layers") else _inner(model):
        if type(layer).__name__ == "InputLayer":
            continue
        if hasattr(layer, "layers") or (_is_own(layer) and _inner(layer)):
            yield from leaves(layer)
        else:
            yield layer


def _is_own(layer: Any) -> bool:
    """Whether a person wrote the class, so that what is inside is to be seen."""
    return not type(layer).__module__.startswith("keras.")


def _inner(layer: Any) -> list[Any]:
    return list(layer._flatten_layers(include_self=False, recursive=False))


def in_order(engine: Engine, model: Any, x: np.ndarray) -> tuple[tuple[Any, ...], Heard]:
    """The layers in the order of their first calls on `x`, and what was heard of each.

    Layers that are never called are left out. Of what was heard only shapes are known for sure.
    Raises `Misfit` where the model does not take `x`.
    """
    layers = tuple({id(layer): layer for layer in leaves(model)}.values())
    variables = (model.trainable_variables, model.non_trainable_variables)
    values = [[convert_to_numpy(variable) for variable in part] for part in variables]
    with hearing(layers) as heard:
        try:
            engine.imagine(model.stateless_call, *values, x)
        except Exception as error:  # whatever Keras or the backend raises, it does not fit
            wanted = tuple(getattr(model, "input_shape", (None,))[1:]) or None
            raise Misfit("inputs", x.shape[1:], wanted, reason(error)) from error
    return _reordered(layers, heard)


def _reordered(layers: tuple[Any, ...], heard: Heard) -> tuple[tuple[Any, ...], Heard]:
    place = {old: new for new, old in enumerate(heard.outputs)}
    inputs, z, outputs = (
        {place[old]: value for old, value in part.items()}
        for part in (heard.inputs, heard.z, heard.outputs)
    )
    told = {place[old] for old in heard.told}
    return tuple(layers[at] for at in place), Heard(inputs, z, outputs, told)


def read_anatomy(
    model: Any, layers: tuple[Any, ...], heard: Heard, loss: LossFacts, optimizer: OptimizerFacts
) -> Anatomy:
    """The anatomy of a model whose layers were heard computing."""
    shape = model.compute_output_shape(_input_shape(model, heard))
    if isinstance(shape[0], (tuple, list)):  # a model made of a list of one output
        (shape,) = shape
    return Anatomy(
        framework="keras",
        inputs=_input_shape(model, heard)[1:],
        outputs=tuple(shape[1:]),
        layers=tuple(_layer(at, layer, heard) for at, layer in enumerate(layers)),
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


def _layer(index: int, layer: Any, heard: Heard) -> Layer:
    inner, kind = inside(layer), kind_of(layer)
    kernel, bias = _variable(inner, _KERNELS), _variable(inner, _BIASES)
    shape = () if kernel is None else tuple(kernel.shape)
    penalty = getattr(inner, "kernel_regularizer", None)
    rate = getattr(layer, "rate", None) if kind == "dropout" else None
    return Layer(
        index=index,
        name=layer.name,
        kind=kind,
        output=_shape(heard.outputs.get(index)),
        activation="linear" if kind == "dropout" else _activation(inner, kind),
        inputs=_inputs(shape, kind),
        units=_units(inner, shape, kind),
        parameters=layer.count_params() if layer.built else 0,
        trainable=bool(layer.trainable_weights) or not layer.weights,
        rate=None if rate is None else float(rate),
        always=kind == "dropout" and index in heard.told,
        l1=float(getattr(penalty, "l1", 0.0) or 0.0),
        l2=float(getattr(penalty, "l2", 0.0) or 0.0),
        initialisation=initialiser_name(_initialiser(inner)),
        weights=_spread(kernel),
        bias=_spread(bias),
        has_bias=bias is not None,
    )


def _activation(layer: Any, kind: str) -> str:
    """What it applies itself: nothing, for a layer that is no activation function and has none."""
    own = getattr(layer, "activation", None)
    if own is None and kind != "activation":
        return "linear"
    return activation_name(layer if own is None else own)


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


def _shape(tensor: Any) -> tuple[int, ...]:
    return tuple(tensor.shape[1:]) if hasattr(tensor, "shape") else ()


def _spread(variable: Any) -> Weights | None:
    return (
        None
        if variable is None
        else Weights.of(variable.name, np.asarray(convert_to_numpy(variable)))
    )
