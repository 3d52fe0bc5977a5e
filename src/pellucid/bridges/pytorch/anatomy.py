"""Anatomy of a module: its layers in the order in which an input goes through them."""

from typing import Any

import torch
from torch import Tensor, nn, optim

from pellucid.bridges.pytorch import activations, optimizers
from pellucid.bridges.pytorch.calls import Call, Pass, leaves, name_of
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor.anatomy import Anatomy, Kind, Layer, Weights

_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("dense", ("Linear", "LazyLinear", "Bilinear", "NonDynamicallyQuantizableLinear")),
    ("convolution", ("Conv", "LazyConv")),
    ("recurrent", ("RNN", "LSTM", "GRU")),
    ("attention", ("MultiheadAttention",)),
    ("embedding", ("Embedding",)),
    ("normalisation", ("BatchNorm", "LayerNorm", "GroupNorm", "InstanceNorm", "RMSNorm",
                       "LazyBatchNorm", "SyncBatchNorm", "LocalResponseNorm")),
    ("dropout", ("Dropout", "AlphaDropout", "FeatureAlphaDropout")),
    ("pooling", ("MaxPool", "AvgPool", "AdaptiveMaxPool", "AdaptiveAvgPool", "LPPool",
                 "FractionalMaxPool")),
    ("flatten", ("Flatten", "Unflatten")),
)  # fmt: skip


def kind_of(call: Call) -> Kind:
    """What kind of layer a call is."""
    if call.module is None:
        return "dropout" if call.rate is not None else "activation"
    return kind_of_module(call.module)


def kind_of_module(module: nn.Module) -> Kind:
    """What kind of layer a module is: by PyTorch's own classes, and by classes made from them."""
    for cls in type(module).__mro__:
        if cls.__module__.startswith("torch.nn.modules"):
            for kind, names in _KINDS:
                if cls.__name__.startswith(names):
                    return kind
    return "activation" if activations.of_module(module) else "other"


def anatomy_of(trainee: Trainee, seen: Pass, x: Tensor) -> Anatomy:
    """What a model, its loss and its optimiser are, from one pass of inputs."""
    return Anatomy(
        framework="pytorch",
        inputs=tuple(x.shape[1:]),
        outputs=tuple(seen.output.shape[1:]),
        layers=tuple(layer_of(index, call) for index, call in enumerate(seen.calls)),
        loss=trainee.criterion.facts,
        optimizer=optimizers.facts_of(
            trainee.optimizer,
            missing(trainee.model, trainee.optimizer),
            trainee.clip,
            assumed=trainee.optimizer_assumed,
        ),
        parameters=sum(one.numel() for one in trainee.model.parameters()),
        sequential=seen.sequential,
        unused=_unused(trainee.model, seen.calls),
    )


def layer_of(index: int, call: Call) -> Layer:
    """One call as the doctor's layer."""
    return Layer(
        index=index,
        name=call.name,
        kind=kind_of(call),
        output=call.output,
        activation=_activation(call),
        rate=_rate(call),
        always=call.always,
        **({} if call.module is None else _weighed(call.module, again=call.again)),
    )


def _weighed(module: nn.Module, *, again: bool) -> dict[str, Any]:
    """What a module's parameters are like; they are counted where it is called first."""
    own = dict(module.named_parameters())
    weight = next((one for one in own.values() if one.ndim > 1), own.get("weight"))
    bias = next((one for name, one in own.items() if "bias" in name), None)
    inputs, units = _size(module)
    return {
        "inputs": inputs,
        "units": units,
        "parameters": 0 if again else sum(one.numel() for one in own.values()),
        "trainable": not own or any(one.requires_grad for one in own.values()),
        "weights": None if weight is None else spread("weight", weight),
        "bias": None if bias is None else spread("bias", bias),
        "has_bias": bias is not None,
        "kept": _kept(module),
    }


def _kept(module: nn.Module) -> float | None:
    """Of its running averages, the share that a step keeps; None for all that has none."""
    has = vars(module)
    if not has.get("track_running_stats") or has.get("momentum") is None:
        return None
    return 1 - float(has["momentum"])


def _size(module: nn.Module) -> tuple[int, int]:
    """What one unit reads, and how many units there are."""
    kind, has = kind_of_module(module), vars(module)
    if kind == "dense":
        return has.get("in_features", 0), has.get("out_features", 0)
    if kind == "convolution":
        window = torch.Size(has["kernel_size"]).numel()
        return has["in_channels"] // has["groups"] * window, has["out_channels"]
    if kind == "recurrent":
        return has["input_size"], has["hidden_size"]
    if kind == "embedding":
        return has["num_embeddings"], has["embedding_dim"]
    return (has["embed_dim"], has["embed_dim"]) if kind == "attention" else (0, 0)


def spread(name: str, numbers: Tensor) -> Weights:
    """How the numbers of a parameter are spread."""
    flat = numbers.detach().double().flatten()
    if not len(flat):
        return Weights(name=name, shape=tuple(numbers.shape), mean=0.0, std=0.0, largest=0.0)
    return Weights(
        name=name,
        shape=tuple(numbers.shape),
        mean=float(flat.mean()),
        std=float(flat.std(correction=0)),
        largest=float(flat.abs().max()),
    )


def _activation(call: Call) -> str:
    if call.module is None or call.activation != "linear":
        return call.activation
    if kind_of(call) == "recurrent":
        return getattr(call.module, "nonlinearity", "tanh")
    return activations.of_module(call.module) or "linear"


def _rate(call: Call) -> float | None:
    if call.rate is not None or call.module is None or kind_of(call) != "dropout":
        return call.rate
    return float(vars(call.module)["p"])


def missing(model: nn.Module, optimizer: optim.Optimizer) -> tuple[str, ...]:
    """Layers with parameters that could learn, had the optimiser been given them."""
    held = optimizers.held(optimizer)
    return tuple(
        name_of(path, leaf)
        for path, leaf in leaves(model)
        if any(one.requires_grad and id(one) not in held for one in leaf.parameters())
    )


def _unused(model: nn.Module, calls: tuple[Call, ...]) -> tuple[str, ...]:
    called = {id(call.module) for call in calls}
    return tuple(
        name_of(path, leaf)
        for path, leaf in leaves(model)
        if id(leaf) not in called and any(True for _ in leaf.parameters())
    )
