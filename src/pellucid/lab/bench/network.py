"""From the set-up to the network and to how it learns."""

from pellucid.lab.bench.lessons import Material
from pellucid.lab.protocol.messages import LayerScene
from pellucid.lab.protocol.setup import Setup
from pellucid.learning import Settings
from pellucid.learning.live import Course, course_of
from pellucid.network import OUTPUT_ACTIVATION, AnyLayer, Dense, Dropout, Network


def network_of(setup: Setup, material: Material) -> Network:
    """The network of a set-up, for these examples."""
    last = setup.network.output_activation or OUTPUT_ACTIVATION[material.task]
    layers: list[AnyLayer] = []
    for hidden in setup.network.hidden:
        layers.append(Dense(hidden.units, hidden.activation))
        if hidden.dropout:
            layers.append(Dropout(hidden.dropout))
    layers.append(Dense(outputs_of(material, last), last))
    return Network(material.x.shape[1:], tuple(layers))


def outputs_of(material: Material, activation: str) -> int:
    """Output units: one, or one for each class. A softmax needs a unit for each, even of two."""
    if material.task == "binary":
        return 2 if activation == "softmax" else 1
    return max(len(material.classes), 1)


def course_for(setup: Setup, material: Material, network: Network | None = None) -> Course:
    """How the network of a set-up learns, or another of the same layers."""
    training = setup.training
    settings = Settings(
        batch_size=training.batch_size,
        optimizer=training.optimizer,
        learning_rate=training.learning_rate,
        loss=setup.network.loss,
    )
    rate = training.regularisation_rate
    return course_of(
        network or network_of(setup, material),
        material.task,
        material.training,
        settings,
        l1=rate if training.regularisation == "l1" else 0.0,
        l2=rate if training.regularisation == "l2" else 0.0,
    )


def layers_of(network: Network) -> list[LayerScene]:
    """The layers of weights in order, each with the dropout behind it."""
    scenes: list[LayerScene] = []
    last = len(network.layers) - 1
    for index, (name, layer) in enumerate(zip(network.names, network.layers, strict=True)):
        if isinstance(layer, Dense):
            behind = network.layers[index + 1] if index < last else None
            scenes.append(
                LayerScene(
                    name=name,
                    inputs=network.shapes[index][0],
                    units=layer.units,
                    activation=layer.activation,  # type: ignore[arg-type]
                    dropout=behind.rate if isinstance(behind, Dropout) else 0.0,
                    output=index == last,
                )
            )
    return scenes
