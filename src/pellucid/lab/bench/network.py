"""From the set-up to the network and to how it learns."""

from itertools import takewhile

from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import LayerSetup, Setup
from pellucid.learning import Settings
from pellucid.learning.live import Course, course_of
from pellucid.network import (
    OUTPUT_ACTIVATION,
    AnyLayer,
    Conv,
    Dense,
    Dropout,
    Flatten,
    MaxPool,
    Network,
    Shape,
)


def network_of(setup: Setup, material: Material) -> Network:
    """The network of a set-up, for these examples. Raises `Mistake` for layers out of place."""
    last = setup.network.output_activation or OUTPUT_ACTIVATION[material.task]
    hidden = setup.network.hidden
    over = tuple(takewhile(lambda one: one.kind != "dense", hidden))
    _check_order(hidden, len(over))
    layers = [part for one in hidden for part in _parts(one)]
    if over:
        layers.insert(sum(len(_parts(one)) for one in over), Flatten())
    layers.append(Dense(outputs_of(material, last), last))
    return Network(_read_by(over, material), tuple(layers))


def _parts(one: LayerSetup) -> list[AnyLayer]:
    """A hidden layer, and the dropout behind it."""
    kinds: dict[str, AnyLayer] = {
        "dense": Dense(one.units, one.activation),
        "conv": Conv(one.units, one.window, one.activation),
        "pool": MaxPool(one.window),
    }
    return [kinds[one.kind], *([Dropout(one.dropout)] if one.dropout else [])]


def _check_order(hidden: tuple[LayerSetup, ...], over: int) -> None:
    """Behind a dense layer there are no places left to go over."""
    for number, one in enumerate(hidden[over:], over + 1):
        if one.kind != "dense":
            raise Mistake("picture-layer-behind-dense", layer=number)


def _read_by(over: tuple[LayerSetup, ...], material: Material) -> Shape:
    """The shape of one example: a picture where layers go over its places."""
    if not over:
        return material.x.shape[1:]
    if material.image is None:
        raise Mistake("needs-pictures")
    side = min(material.image)
    for number, one in enumerate(over, 1):
        if one.kind == "pool":
            if one.window > side:
                raise Mistake("picture-too-small", layer=number, given=one.window, most=side)
            side //= one.window
    return (*material.image, 1)


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
