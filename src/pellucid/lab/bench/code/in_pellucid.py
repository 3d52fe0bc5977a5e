"""A network as Pellucid."""

from pellucid.lab.bench.code.blueprint import Blueprint, Layer
from pellucid.lab.bench.code.parts import EPOCHS, SHOWN, examples, opening, weights
from pellucid.lab.protocol.setup import LayerKind
from pellucid.network import Shape

_IMPORTS = (
    "import base64", "import io", "", "import numpy as np", "",
    "from pellucid.data import Dataset",
    "from pellucid.learning import CURVES, Rows, Settings, fit",
)  # fmt: skip

_LAYERS: dict[LayerKind, str] = {
    "dense": 'Dense({scene.units}, "{scene.activation}")',
    "conv": 'Conv({scene.units}, {scene.window}, "{scene.activation}")',
    "pool": "MaxPool({scene.window})",
}


def written(of: Blueprint) -> str:
    """The network in Pellucid."""
    return "\n\n".join([
        opening(of, "pellucid", _imports(of)), examples(of), weights(of), _network(of),
        _answers(), _learning(of),
    ]) + "\n"  # fmt: skip


def _imports(of: Blueprint) -> list[str]:
    used = {line.partition("(")[0] for line in _lines(of)}
    return [*_IMPORTS, f"from pellucid.network import {', '.join(sorted(used | {'Network'}))}", ""]


def _network(of: Blueprint) -> str:
    names = ", ".join(f'"{layer.scene.name}"' for layer in of.weighted)
    return "\n".join([
        *(_as_pictures(of.places) if of.places else []),
        f"network = Network({of.plan.network.inputs}, (",
        *(f"    {line}," for line in _lines(of)), "))",
        "parameters = {",
        "    name: {",
        '        "weights": np.float32(weights[f"weights_{number}"]),',
        '        "bias": np.float32(weights[f"bias_{number}"]),',
        "    }",
        f"    for number, name in enumerate([{names}], 1)",
        "}",
    ])  # fmt: skip


def _as_pictures(places: Shape) -> list[str]:
    return [
        "data = dict(data)",
        'for part in ("training_x", "test_x"):',
        f"    data[part] = data[part].reshape({(-1, *places)})",
        "",
    ]


def _lines(of: Blueprint) -> list[str]:
    """A line for each layer of the network."""
    lines: list[str] = []
    for layer in of.layers:
        lines += _layer(layer)
        lines += ["Flatten()"] if layer.scene == of.laid_out else []
    return lines


def _layer(layer: Layer) -> list[str]:
    scene = layer.scene
    behind = [f"Dropout({scene.dropout})"] if scene.dropout else []
    return [_LAYERS[scene.kind].format(scene=scene), *behind]


def _answers() -> str:
    return "\n".join([
        'own = {name: parameters.get(name, {}) for name in network.names}',
        f'answers = np.asarray(network(own, data["test_x"][:{SHOWN}]))',
        f'print("Its answers to the first {SHOWN} test examples:")',
        "print(answers)",
    ])  # fmt: skip


def _learning(of: Blueprint) -> str:
    settings = of.plan.settings
    return "\n".join([
        "# Learning goes on from here; the optimiser begins with an empty memory.",
        *(["# (The lab's L1 penalty is left out: fit has none.)"] if of.l1 else []),
        "examples = Dataset(",
        f"    {of.material.name!r},",
        '    np.concatenate([data["training_x"], data["test_x"]]),',
        '    np.concatenate([data["training_y"], data["test_y"]]),',
        f'    "{of.material.task}",',
        *(["    tuple(classes),"] if of.material.classes else []),
        ")",
        'cut = len(data["training_x"])',
        "fitted = fit(",
        "    network,",
        "    examples,",
        "    Settings(",
        f"        epochs={EPOCHS},",
        f"        batch_size={of.plan.batch},",
        f'        optimizer="{settings.optimizer}",',
        f"        learning_rate={of.learning_rate},",
        f"        weight_decay={of.l2},",
        f'        loss="{of.plan.loss}",',
        "    ),",
        "    Rows(np.arange(cut), np.arange(cut, len(examples))),",
        "    preset=parameters,",
        ")",
        'after = fitted.curves[0, -1, CURVES.index("validation_loss")]',
        f'print(f"The loss on the test examples {EPOCHS} epochs later: {{after:.4f}}")',
    ])  # fmt: skip
