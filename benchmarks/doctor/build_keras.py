"""Keras models of a set-up, compiled."""

from collections.abc import Callable
from typing import Any

import keras
from benchmarks.doctor.built import Built, drawn, told_of
from benchmarks.doctor.material import Material
from benchmarks.doctor.setup import Part, Setup

_RULES = {
    "glorot": "glorot_normal", "glorot-uniform": "glorot_uniform", "he": "he_normal",
    "he-uniform": "he_uniform", "lecun": "lecun_normal", "orthogonal": "orthogonal",
    "zeros": "zeros",
}  # fmt: skip
_ACTIVATIONS = {"leaky-relu": "leaky_relu"}
_LOSSES = {
    "binary-cross-entropy": "binary_crossentropy", "squared-error": "mean_squared_error",
    "absolute-error": "mean_absolute_error", "huber": "huber", "hinge": "hinge",
    "poisson": "poisson", "kl-divergence": "kl_divergence",
}  # fmt: skip
_CLASSES = {
    "binary_crossentropy": "BinaryCrossentropy", "mean_squared_error": "MeanSquaredError",
    "mean_absolute_error": "MeanAbsoluteError", "huber": "Huber", "hinge": "Hinge",
    "poisson": "Poisson", "kl_divergence": "KLDivergence",
    "categorical_crossentropy": "CategoricalCrossentropy",
    "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
}  # fmt: skip
_OPTIMIZERS = {
    "sgd": "SGD", "momentum": "SGD", "nesterov": "SGD", "adam": "Adam", "adamw": "AdamW",
    "rmsprop": "RMSprop", "adagrad": "Adagrad", "adadelta": "Adadelta", "nadam": "Nadam",
}  # fmt: skip


def build(setup: Setup, material: Material) -> Built:
    """A compiled model; its loss and optimiser are read from it."""
    keras.utils.set_random_seed(setup.seed)
    model, names = model_of(setup, material.x.shape[1:], material.x.dtype.name)
    model.compile(optimizer=optimizer(setup), loss=loss(setup))
    held = (material.held_x, material.held_y)
    return Built(model, material.x, material.y, held, told_of(setup, material), names)


def model_of(
    setup: Setup, shape: tuple[int, ...], kind: str
) -> tuple[keras.Model, tuple[tuple[str, ...], ...]]:
    """The model, and what its layers are called."""
    groups = [_layers(part) for part in setup.parts]
    first = keras.Input(shape, dtype=kind)
    layers = [layer for group in groups for layer in group]
    if setup.style == "sequential" and all(part.kind != "residual" for part in setup.parts):
        model = keras.Sequential([first, *layers])
    else:
        model = keras.Model(first, _flow(setup, groups, first))
    for part, group in zip(setup.parts, groups, strict=True):
        group[0].trainable = not part.frozen
    return model, tuple(tuple(layer.name for layer in group) for group in groups)


def _flow(setup: Setup, groups: list[list[keras.layers.Layer]], flow: Any) -> Any:
    for part, group in zip(setup.parts, groups, strict=True):
        before = flow
        for layer in group:
            flow = layer(flow)
        flow = keras.layers.add([before, flow]) if part.kind == "residual" else flow
    return flow


def _layers(part: Part) -> list[keras.layers.Layer]:
    """The part's layer, and its activation function where that is a layer of its own."""
    if not part.apart or part.activation == "linear":
        return [_layer(part, _ACTIVATIONS.get(part.activation, part.activation))]
    return [
        _layer(part, None),
        keras.layers.Activation(_ACTIVATIONS.get(part.activation, part.activation)),
    ]


def _layer(part: Part, activation: str | None) -> keras.layers.Layer:
    return _LAYERS[part.kind](part, activation)


def _dense(part: Part, activation: str | None) -> keras.layers.Layer:
    return keras.layers.Dense(part.units, activation, **_weights(part))


def _convolution(part: Part, activation: str | None) -> keras.layers.Layer:
    return keras.layers.Conv2D(
        part.units, 3, padding="same", activation=activation, **_weights(part)
    )


_LAYERS: dict[str, Callable[[Part, str | None], keras.layers.Layer]] = {
    "dense": _dense,
    "residual": _dense,
    "convolution": _convolution,
    "recurrent": lambda part, _: keras.layers.LSTM(part.units, kernel_regularizer=_penalty(part)),
    "embedding": lambda part, _: keras.layers.Embedding(part.entries, part.units),
    "dropout": lambda part, _: keras.layers.Dropout(part.rate),
    "batch-norm": lambda part, _: keras.layers.BatchNormalization(momentum=part.rate or 0.99),
    "layer-norm": lambda *_: keras.layers.LayerNormalization(),
    "pooling": lambda *_: keras.layers.MaxPooling2D(),
    "global-pooling": lambda *_: keras.layers.GlobalAveragePooling1D(),
    "flatten": lambda *_: keras.layers.Flatten(),
}


def _weights(part: Part) -> dict[str, Any]:
    """Keras' settings of a layer's first weights, and of the penalty on them."""
    rule, number = drawn(part.initialisation)
    start: Any = _RULES.get(part.initialisation or "glorot-uniform")
    if rule == "constant":
        start = keras.initializers.Constant(number)
    elif rule == "normal":
        start = keras.initializers.RandomNormal(stddev=number)
    bias = "zeros" if part.bias is None else keras.initializers.Constant(part.bias)
    return {
        "kernel_initializer": start, "bias_initializer": bias,
        "kernel_regularizer": _penalty(part),
    }  # fmt: skip


def _penalty(part: Part) -> keras.Regularizer | None:
    return keras.regularizers.L2(part.l2) if part.l2 else None


def loss(setup: Setup) -> Any:
    """The loss by its name, or as an object where it is not as Keras has it by itself."""
    return loss_object(setup) if setup.logits or setup.summed else _loss_name(setup)


def loss_object(setup: Setup) -> keras.Loss:
    """The same loss as an object."""
    settings = {"from_logits": True} if setup.logits else {}
    reduction = "sum" if setup.summed else "sum_over_batch_size"
    return getattr(keras.losses, _CLASSES[_loss_name(setup)])(reduction=reduction, **settings)


def _loss_name(setup: Setup) -> str:
    if setup.loss in _LOSSES:
        return _LOSSES[setup.loss]
    sparse = setup.sample.coding == "plain"
    return "sparse_categorical_crossentropy" if sparse else "categorical_crossentropy"


def optimizer(setup: Setup) -> keras.Optimizer:
    """The optimiser with its settings."""
    settings: dict[str, Any] = {"weight_decay": setup.decay} if setup.decay else {}
    if setup.optimizer in ("momentum", "nesterov"):
        settings |= {"momentum": setup.momentum, "nesterov": setup.optimizer == "nesterov"}
    return getattr(keras.optimizers, _OPTIMIZERS[setup.optimizer])(setup.rate, **settings)
