"""The live bench of a network: its very layers and parameters, and examples of one's own."""

from typing import Any

import numpy as np

from pellucid.errors import BadInput
from pellucid.lab.bench import Bench, Bounds, Material, Own
from pellucid.lab.bench.network import outputs_of
from pellucid.lab.mistake import Mistake
from pellucid.lab.notebook.examples import data_setup, material_from
from pellucid.lab.notebook.layers import network_setup
from pellucid.lab.notebook.settings import checked_epochs, checked_loss, training_setup
from pellucid.lab.protocol.commands import Advance
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.uploads import NoUploads
from pellucid.network import Network, Parameters, Shape, Task

_AT_ONCE = 1000
"""So many epochs go into one command."""


def live_bench(
    network: Network,
    data: Any,
    parameters: Parameters | None = None,
    *,
    target: str | int | None = None,
    task: Task | None = None,
    test: float = 0.2,
    seed: int = 0,
    epochs: int = 0,
    loss: str | None = None,
    optimizer: str | None = None,
    learning_rate: float | None = None,
    batch_size: int | None = None,
    regularisation: str | None = None,
    regularisation_rate: float | None = None,
) -> Bench:
    """A bench that begins with this network. See `pellucid.Network.show`. Raises `BadInput`."""
    epochs = checked_epochs(epochs)
    setup = Setup(
        data=data_setup(data, test=test, seed=seed),
        network=network_setup(network, seed=seed, loss=checked_loss(loss)),
        training=training_setup(
            optimizer=optimizer, learning_rate=learning_rate, batch_size=batch_size,
            regularisation=regularisation, regularisation_rate=regularisation_rate,
        ),
    )  # fmt: skip
    material = material_from(data, setup.data, target, task)
    check_fits(network, material)
    bench = begun(Own(setup, material, network, parameters and checked(network, parameters)))
    train(bench, epochs)
    return bench


def begun(own: Own) -> Bench:
    """The bench of one's own material. Raises `BadInput` where it is too much for one."""
    bench = Bench(NoUploads(), Bounds())
    try:
        bench.begin(own)
    except Mistake as mistake:
        values = ", ".join(f"{name} {value}" for name, value in mistake.values.items())
        raise BadInput(f"{mistake.code.replace('-', ' ')}: {values}") from mistake
    return bench


def train(bench: Bench, epochs: int) -> None:
    """Trains before anything is shown."""
    if epochs:
        bench.prepare()
    for done in range(0, epochs, _AT_ONCE):
        bench.do(Advance(id=0, by="epoch", count=min(_AT_ONCE, epochs - done)))
        while bench.running:
            bench.advance(1.0, picture=False)


def check_fits(network: Network, material: Material) -> None:
    """Raises `BadInput` for a network whose inputs or outputs are not those of the examples."""
    fitting = shapes_of(material)
    if network.inputs not in fitting:
        raise BadInput(
            f"the network takes inputs of shape {network.inputs}",
            f"{' or '.join(map(str, fitting))}, the shape of one example of {material.name}",
        )
    wanted = outputs_of(material, network.output_activation)
    if network.shapes[-1] != (wanted,):
        raise BadInput(
            f"the network gives {network.shapes[-1][0]} outputs",
            f"{wanted}, for {material.task} and {network.output_activation}",
        )


def shapes_of(material: Material) -> tuple[Shape, ...]:
    """The shapes in which a network may read one example: a picture also as a row."""
    row = material.x.shape[1:]
    return (row, (*material.image, 1)) if material.image else (row,)


def checked(network: Network, parameters: Parameters) -> Parameters:
    """These parameters, if they are the network's. Raises `BadInput` otherwise."""
    wanted = {name: _shapes(own) for name, own in network.init(0).items() if own}
    given = {name: _shapes(own) for name, own in parameters.items() if own}
    if given != wanted:
        raise BadInput("the parameters are not this network's", f"arrays of shapes {wanted}")
    return parameters


def _shapes(own: Any) -> dict[str, tuple[int, ...]]:
    return {name: np.shape(array) for name, array in own.items()}
