"""A network as Keras 3."""

from pellucid.lab.bench.code.blueprint import Blueprint, Layer
from pellucid.lab.bench.code.parts import EPOCHS, SHOWN, examples, opening, wanted, weights
from pellucid.lab.protocol.setup import LayerKind

# Unless it is told otherwise before it is imported, Keras looks for TensorFlow.
_IMPORTS = ("import base64", "import io", "import os", "", "import numpy as np", "",
            'os.environ.setdefault("KERAS_BACKEND", "jax")  # or "torch", or "tensorflow"',
            "import keras", "from keras import layers, ops",
            "")  # fmt: skip

_OPTIMIZERS = {
    "sgd": "SGD({rate})",
    "momentum": "SGD({rate}, momentum=0.9)",
    "nesterov": "SGD({rate}, momentum=0.9, nesterov=True)",
    "rmsprop": "RMSprop({rate}, rho=0.9, epsilon=1e-8)",
    "adam": "Adam({rate}, epsilon=1e-8)",
    "adamw": "AdamW({rate}, weight_decay={l2}, epsilon=1e-8)",
}

_LOSSES = {
    "squared-error": "ops.mean((a - y) ** 2, axis=-1)",
    "absolute-error": "ops.mean(ops.abs(a - y), axis=-1)",
    "huber": "ops.mean(ops.where(gap < 1, 0.5 * gap**2, gap - 0.5), axis=-1)",
}


def written(of: Blueprint) -> str:
    """The network in Keras."""
    return "\n\n".join([
        opening(of, "keras jax numpy", _IMPORTS), examples(of), weights(of),
        _network(of), _answers(), wanted(of), _loss(of), _learning(of),
    ]) + "\n"  # fmt: skip


def _network(of: Blueprint) -> str:
    lines = [f"layers.Input(({len(of.material.features)},))"]
    lines += [f"layers.Reshape({of.places})"] if of.places else []
    for layer in of.layers:
        lines += _layer(layer, of)
        lines += ["layers.Flatten()"] if layer.scene == of.laid_out else []
    return "\n".join([
        "network = keras.Sequential([", *(f"    {line}," for line in lines), "])",
        "learning = [layer for layer in network.layers if layer.get_weights()]",
        "for number, layer in enumerate(learning, 1):",
        '    both = [weights[f"weights_{number}"], weights[f"bias_{number}"]]',
        "    layer.set_weights([np.asarray(part) for part in both])",
    ])  # fmt: skip


def _layer(layer: Layer, of: Blueprint) -> list[str]:
    scene = layer.scene
    of_library = scene.activation not in ("linear", "leaky-relu")
    chosen = f', activation="{scene.activation}"' if of_library else ""
    lines = [_LAYERS[scene.kind].format(scene=scene, rest=chosen + _penalty(of))]
    lines += ["layers.LeakyReLU(negative_slope=0.01)"] if scene.activation == "leaky-relu" else []
    return lines + ([f"layers.Dropout({scene.dropout})"] if scene.dropout else [])


_LAYERS: dict[LayerKind, str] = {
    "dense": "layers.Dense({scene.units}{rest})",
    "conv": 'layers.Conv2D({scene.units}, {scene.window}, padding="same"{rest})',
    "pool": "layers.MaxPooling2D({scene.window})",
}


def _penalty(of: Blueprint) -> str:
    # Keras adds rate · Σ w² to the loss, whose gradient is twice rate · w.
    if of.l2 and of.plan.settings.optimizer != "adamw":
        return f", kernel_regularizer=keras.regularizers.L2({of.l2 / 2:g})"
    return f", kernel_regularizer=keras.regularizers.L1({of.l1:g})" if of.l1 else ""


def _answers() -> str:
    return "\n".join([
        f'answers = np.asarray(network(data["test_x"][:{SHOWN}]))',
        f'print("Its answers to the first {SHOWN} test examples:")',
        "print(answers)",
        "",
    ])  # fmt: skip


def _loss(of: Blueprint) -> str:
    lines = ["", "def loss(y, a):"]
    if of.plan.loss == "cross-entropy":
        lines.append("    a = ops.clip(a, 1e-7, 1 - 1e-7)")
        lines.append(f"    return ops.sum({_cross_entropy(of)}, axis=-1)")
    else:
        lines += ["    gap = ops.abs(a - y)"] if of.plan.loss == "huber" else []
        lines.append(f"    return {_LOSSES[of.plan.loss]}")
    return "\n".join([*lines, ""])


def _cross_entropy(of: Blueprint) -> str:
    if of.output.units == 1 or of.output.activation == "sigmoid":
        return "-(y * ops.log(a) + (1 - y) * ops.log(1 - a))"
    return "-(y * ops.log(a))"


def _learning(of: Blueprint) -> str:
    chosen = _OPTIMIZERS[of.plan.settings.optimizer].format(rate=of.learning_rate, l2=of.l2)
    bare = of.plan.settings.optimizer == "adamw"
    return "\n".join([
        "# Learning goes on from here; the optimiser begins with an empty memory.",
        f"optimizer = keras.optimizers.{chosen}",
        *(['optimizer.exclude_from_weight_decay(var_names=["bias"])'] if bare else []),
        "network.compile(optimizer, loss)",
        f'network.fit(data["training_x"], wanted(data["training_y"]), batch_size={of.plan.batch},',
        f"            epochs={EPOCHS}, verbose=0)",
        'after = network.evaluate(data["test_x"], wanted(data["test_y"]), verbose=0)',
        f'print(f"The loss on the test examples {EPOCHS} epochs later: {{after:.4f}}")',
    ])  # fmt: skip
