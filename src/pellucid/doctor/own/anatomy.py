"""The anatomy of a Pellucid network."""

from math import prod
from typing import cast, get_args

import msgspec
import numpy as np

from pellucid.doctor.anatomy import Anatomy, Kind, Layer, Loss, LossName, Optimizer, Weights
from pellucid.insight.paths import at, layers_by_path
from pellucid.learning import Settings
from pellucid.learning.losses import USUAL_LOSS
from pellucid.learning.optimizers import optimizer
from pellucid.network import (
    AnyLayer,
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Network,
    Parameters,
    Residual,
    Task,
)
from pellucid.network.stack import kind

_KINDS: dict[str, Kind] = {
    "dense": "dense", "conv": "convolution", "embedding": "embedding", "dropout": "dropout",
    "batch-norm": "normalisation", "layer-norm": "normalisation", "flatten": "flatten",
    "max-pool": "pooling", "average-pool": "pooling", "global-max-pool": "pooling",
    "global-average-pool": "pooling", "standardise": "scaling", "whiten": "scaling",
    "scale": "scaling", "log-mel": "scaling",
}  # fmt: skip
_AUGMENTS = ("random", "cutout", "spec-augment")


def anatomy_of(network: Network, settings: Settings, parameters: Parameters, task: Task) -> Anatomy:
    """What a network is made of, trained by these settings, with these parameters."""
    layers = [
        _layer(index, path, layer, at(parameters, path), settings)
        for index, (path, layer) in enumerate(layers_by_path(network).items())
    ]
    return Anatomy(
        framework="pellucid",
        inputs=network.inputs,
        outputs=network.shapes[-1],
        layers=tuple(layers),
        loss=_loss(network, settings, task),
        optimizer=_optimizer(settings),
        parameters=sum(layer.parameters for layer in layers),
        sequential=not any(isinstance(layer, Residual) for layer in network.layers),
    )


def bare_anatomy(
    network: Network, settings: Settings, parameters: Parameters, task: Task
) -> Anatomy:  # fmt: skip
    """The same of a network that has learned: how its weights began is not known any more."""
    whole = anatomy_of(network, settings, parameters, task)
    bare = (msgspec.structs.replace(layer, weights=None, bias=None) for layer in whole.layers)
    return msgspec.structs.replace(whole, layers=tuple(bare))


def _layer(
    index: int, path: str, layer: AnyLayer, parameters: Parameters, settings: Settings
) -> Layer:
    weights = np.asarray(parameters["weights"]) if "weights" in parameters else None
    bias = np.asarray(parameters["bias"]) if "bias" in parameters else None
    mixes = isinstance(layer, Dense | Conv) and weights is not None
    own = () if isinstance(layer, Residual) else list(parameters.values())
    return Layer(
        index=index,
        name=path,
        kind=kind_of(layer),
        activation=layer.activation,
        inputs=prod(weights.shape[:-1]) if mixes and weights is not None else 0,
        units=int(weights.shape[-1]) if mixes and weights is not None else 0,
        parameters=sum(int(np.size(leaf)) for leaf in own),
        rate=layer.rate if isinstance(layer, Dropout) else None,
        kept=layer.momentum if isinstance(layer, BatchNorm) else None,
        l2=0.0 if optimizer(settings.optimizer).decoupled else settings.weight_decay / 2,
        initialisation=layer.initialisation if isinstance(layer, Dense | Conv) else None,
        weights=None if weights is None else Weights.of("weights", weights),
        bias=None if bias is None else Weights.of("bias", bias),
        has_bias=bias is not None,
    )


def kind_of(layer: AnyLayer) -> Kind:
    """What the doctor calls a layer of this kind."""
    name = kind(layer)
    return "augmentation" if name.startswith(_AUGMENTS) else _KINDS.get(name, "other")


def _loss(network: Network, settings: Settings, task: Task) -> Loss:
    given = settings.loss or USUAL_LOSS[task]
    one = network.output_activation == "sigmoid"
    name = "binary-cross-entropy" if given == "cross-entropy" and one else given
    known = cast(LossName, name if name in get_args(LossName) else "other")
    # The loss is computed from logits inside, but outputs are shares: what matters to scores.
    return Loss(name=known, given=given, integers=task == "multiclass")


def _optimizer(settings: Settings) -> Optimizer:
    of = optimizer(settings.optimizer)
    return Optimizer(
        name=of.name,
        rate=settings.rate,
        usual=of.rate,
        momentum=0.9 if of.name in ("momentum", "nesterov") else 0.0,
        weight_decay=settings.weight_decay,
        clip=settings.clip,
        scheduled=settings.schedule != "constant",
    )
