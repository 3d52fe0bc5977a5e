"""A network as Pellucid."""

from pellucid.lab.bench.code.blueprint import Blueprint, Layer
from pellucid.lab.bench.code.parts import EPOCHS, SHOWN, examples, opening, weights

_IMPORTS = (
    "import base64", "import io", "", "import numpy as np", "",
    "from pellucid.data import Dataset",
    "from pellucid.learning import CURVES, Rows, Settings, fit",
    "from pellucid.network import Dense, Dropout, Network", "",
)  # fmt: skip


def written(of: Blueprint) -> str:
    """The network in Pellucid."""
    return "\n\n".join([
        opening(of, "pellucid", _imports(of)), examples(of), weights(of), _network(of),
        _answers(), _learning(of),
    ]) + "\n"  # fmt: skip


def _imports(of: Blueprint) -> list[str]:
    drops = any(layer.scene.dropout for layer in of.layers)
    return [line if drops else line.replace("Dense, Dropout,", "Dense,") for line in _IMPORTS]


def _network(of: Blueprint) -> str:
    lines = [line for layer in of.layers for line in _layer(layer)]
    return "\n".join([
        f"network = Network(({of.layers[0].scene.inputs},), (",
        *(f"    {line}," for line in lines), "))",
        "parameters = {",
        '    f"dense_{number}": {',
        '        "weights": np.float32(weights[f"weights_{number}"]),',
        '        "bias": np.float32(weights[f"bias_{number}"]),',
        "    }",
        f"    for number in range(1, {len(of.layers) + 1})",
        "}",
    ])  # fmt: skip


def _layer(layer: Layer) -> list[str]:
    scene = layer.scene
    dense = f'Dense({scene.units}, "{scene.activation}")'
    return [dense] + ([f"Dropout({scene.dropout})"] if scene.dropout else [])


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
