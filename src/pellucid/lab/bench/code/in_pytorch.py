"""A network as PyTorch."""

from pellucid.lab.bench.code.blueprint import Blueprint, Layer
from pellucid.lab.bench.code.parts import EPOCHS, SHOWN, examples, opening, wanted, weights
from pellucid.lab.protocol.setup import LayerKind

_IMPORTS = ("import base64", "import io", "", "import numpy as np", "import torch",
            "from torch import nn", "")  # fmt: skip

_ACTIVATIONS = {
    "sigmoid": "nn.Sigmoid()", "tanh": "nn.Tanh()", "relu": "nn.ReLU()",
    "leaky-relu": "nn.LeakyReLU(0.01)", "elu": "nn.ELU()", "selu": "nn.SELU()",
    "gelu": "nn.GELU()", "silu": "nn.SiLU()", "softplus": "nn.Softplus()",
    "softmax": "nn.Softmax(dim=1)",
}  # fmt: skip

_OPTIMIZERS = {
    "sgd": "SGD(groups, lr={rate})",
    "momentum": "SGD(groups, lr={rate}, momentum=0.9)",
    "nesterov": "SGD(groups, lr={rate}, momentum=0.9, nesterov=True)",
    "rmsprop": "RMSprop(groups, lr={rate}, alpha=0.9)",
    "adam": "Adam(groups, lr={rate})",
    "adamw": "AdamW(groups, lr={rate})",
}

_LOSSES = {
    "squared-error": "((a - y) ** 2).mean(1)",
    "absolute-error": "(a - y).abs().mean(1)",
    "huber": "nn.functional.huber_loss(a, y, reduction='none').mean(1)",
}


def written(of: Blueprint) -> str:
    """The network in PyTorch."""
    return "\n\n".join([
        opening(of, "torch numpy", _IMPORTS), examples(of), weights(of), _network(of),
        _answers(), wanted(of), _loss(of), _learning(of),
    ]) + "\n"  # fmt: skip


def _network(of: Blueprint) -> str:
    lines, channels = _unflattened(of), 1
    for layer in of.layers:
        lines += _layer(layer, channels)
        lines += ["nn.Flatten()"] if layer.scene == of.laid_out else []
        channels = layer.scene.units
    return "\n".join([
        "network = nn.Sequential(", *(f"    {line}," for line in lines), ")",
        "learning = [layer for layer in network if isinstance(layer, (nn.Conv2d, nn.Linear))]",
        *_laid_out_anew(of),
        "with torch.no_grad():",
        "    for number, layer in enumerate(learning, 1):",
        "        # PyTorch keeps weights as (units, inputs), filters as (units, channels, places).",
        '        own = torch.tensor(np.asarray(weights[f"weights_{number}"]))',
        "        layer.weight.copy_(own.T if own.ndim == 2 else own.permute(3, 2, 0, 1))",
        '        layer.bias.copy_(torch.tensor(np.asarray(weights[f"bias_{number}"])))',
    ])  # fmt: skip


def _unflattened(of: Blueprint) -> list[str]:
    if not of.places:
        return []
    rows, columns, channels = of.places
    return [f"nn.Unflatten(1, ({channels}, {rows}, {columns}))"]


def _laid_out_anew(of: Blueprint) -> list[str]:
    """The weights behind a picture in PyTorch's order: it lays channel beside channel."""
    if of.laid_out is None:
        return []
    behind = sum(len(layer.scene.shape) > 1 for layer in of.weighted) + 1
    shape = (*of.laid_out.shape, of.weighted[behind - 1].scene.units)
    return [
        "# Pellucid lays a picture out place by place, PyTorch channel by channel.",
        "weights = dict(weights)",
        f'behind = np.reshape(weights["weights_{behind}"], {shape}).transpose(2, 0, 1, 3)',
        f'weights["weights_{behind}"] = behind.reshape(-1, {shape[-1]})',
    ]


_LAYERS: dict[LayerKind, str] = {
    "dense": "nn.Linear({scene.inputs}, {scene.units})",
    "conv": 'nn.Conv2d({channels}, {scene.units}, {scene.window}, padding="same")',
    "pool": "nn.MaxPool2d({scene.window})",
}


def _layer(layer: Layer, channels: int) -> list[str]:
    scene = layer.scene
    lines = [_LAYERS[scene.kind].format(scene=scene, channels=channels)]
    lines += [_ACTIVATIONS[scene.activation]] if scene.activation != "linear" else []
    return lines + ([f"nn.Dropout({scene.dropout})"] if scene.dropout else [])


def _answers() -> str:
    return "\n".join([
        "network.eval()",
        "with torch.no_grad():",
        f'    answers = network(torch.tensor(data["test_x"][:{SHOWN}])).numpy()',
        f'print("Its answers to the first {SHOWN} test examples:")',
        "print(answers)",
        "",
    ])  # fmt: skip


def _loss(of: Blueprint) -> str:
    lines = ["", "def loss(a, y):"]
    if of.plan.loss == "cross-entropy":
        lines.append("    a = a.clamp(1e-7, 1 - 1e-7)")
        lines.append(f"    return {_cross_entropy(of)}.sum(1).mean()")
    else:
        lines.append(f"    return {_LOSSES[of.plan.loss]}.mean()")
    return "\n".join([*lines, ""])


def _cross_entropy(of: Blueprint) -> str:
    if of.output.units == 1 or of.output.activation == "sigmoid":
        return "-(y * a.log() + (1 - y) * (1 - a).log())"
    return "-(y * a.log())"


def _learning(of: Blueprint) -> str:
    rate = of.learning_rate
    optimizer = _OPTIMIZERS[of.plan.settings.optimizer].format(rate=rate)
    penalty = f" + {of.l1} * sum(layer.weight.abs().sum() for layer in learning)" if of.l1 else ""
    return "\n".join([
        "# Learning goes on from here; the optimiser begins with an empty memory.",
        "groups = [",
        f'    {{"params": [layer.weight for layer in learning], "weight_decay": {of.l2}}},',
        '    {"params": [layer.bias for layer in learning], "weight_decay": 0.0},',
        "]",
        f"optimizer = torch.optim.{optimizer}",
        'x, y = torch.tensor(data["training_x"]), torch.tensor(wanted(data["training_y"]))',
        "network.train()",
        f"for epoch in range({EPOCHS}):",
        f"    for rows in torch.randperm(len(x)).split({of.plan.batch}):",
        "        optimizer.zero_grad()",
        f"        (loss(network(x[rows]), y[rows]){penalty}).backward()",
        "        optimizer.step()",
        "network.eval()",
        "with torch.no_grad():",
        '    after = loss(network(torch.tensor(data["test_x"])),',
        '                 torch.tensor(wanted(data["test_y"])))',
        f'print(f"The loss on the test examples {EPOCHS} epochs later: {{after:.4f}}")',
    ])  # fmt: skip
