"""The network: layers in order, frozen, holding no numbers."""

from collections.abc import Sequence
from typing import Any, Literal

import jax
import jax.numpy as jnp
import msgspec
import numpy as np
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network import stack
from pellucid.network.dense import Dense
from pellucid.network.dropout import Dropout
from pellucid.network.layer import PREDICT, Mode, Parameters, Shape
from pellucid.network.stack import AnyLayer, Step
from pellucid.viewers import viewer

Task = Literal["binary", "multiclass", "regression"]

OUTPUT_ACTIVATION: dict[Task, str] = {
    "binary": "sigmoid",
    "multiclass": "softmax",
    "regression": "linear",
}


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """Layers in order. It holds no numbers: parameters stand apart from it.

    `inputs` is the shape of one example. Raises `BadInput` where layers do not fit together.

    >>> network = Network((2,), (Dense(8, "tanh"), Dense(1, "sigmoid")))
    >>> parameters = network.init(jax.random.key(0))
    >>> network(parameters, jnp.zeros((5, 2))).shape
    (5, 1)
    """

    inputs: Shape
    layers: tuple[AnyLayer, ...]

    def __post_init__(self) -> None:
        # Lists are what a person types; tuples can be hashed, as a compiled function's key must.
        shape = (self.inputs,) if isinstance(self.inputs, int) else tuple(self.inputs)
        msgspec.structs.force_setattr(self, "inputs", shape)
        msgspec.structs.force_setattr(self, "layers", tuple(self.layers))
        if not self.layers:
            raise BadInput("the network has no layers", "at least an output layer", "", "Dense(1)")
        if not self.inputs or min(self.inputs) < 1:
            raise BadInput(f"inputs have shape {self.inputs}", "axes of length 1 or more")
        stack.shapes(self.layers, self.inputs)

    def __call__(
        self, parameters: Parameters, x: Float[Array | np.ndarray, "batch ..."]
    ) -> Float[Array, "batch ..."]:
        """The network's outputs for a batch of inputs, predicting."""
        x = jnp.asarray(x)
        if x.shape[1:] != self.inputs:
            raise BadInput(
                f"the network was given examples of shape {x.shape[1:]}",
                f"examples of shape {self.inputs}, in a batch",
            )
        return self.forward(parameters, x)[-1].a

    @property
    def names(self) -> tuple[str, ...]:
        """The layers' names, under which their parameters stand."""
        return stack.names(self.layers)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shape of one example before the first layer, and after every layer."""
        return stack.shapes(self.layers, self.inputs)

    @property
    def output_activation(self) -> str:
        """The name of the last layer's activation function."""
        return self.layers[-1].activation

    def init(self, key: Key[Array, ""] | int) -> Parameters:
        """Fresh parameters: for every layer's name, its named arrays. A seed is a key too."""
        key = jax.random.key(key) if isinstance(key, int) else key
        return stack.init(self.layers, key, self.inputs)

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch ..."], mode: Mode = PREDICT
    ) -> tuple[Step, ...]:
        """Every layer's input, pre-activation and activation for a batch, in order."""
        return stack.forward(self.layers, parameters, x, mode)

    def show(self, data: Any, parameters: Parameters | None = None, **settings: Any) -> Any:
        """This network on a live bench, in a notebook: train it, go back in time, look inside.

        `data` is the name of a built-in set, a table's file, a data frame, a `Table` or a
        `Dataset`. The network is shown as it is: it begins with `parameters`, or with those of
        the `seed`. Settings by name: `target`, `task`, `test` (the share kept apart), `seed`,
        `epochs` (trained before it is shown), `loss`, `optimizer`, `learning_rate`,
        `batch_size`, `regularisation` ("l1" or "l2"), `regularisation_rate`. Where no scripts
        run, a picture is shown. It needs anywidget: `pip install "pellucid[notebook]"`. Raises
        `BadInput`, also for a network of other layers than dense ones and, over pictures, `Conv`
        and `MaxPool` (all with dropout, if you like).

        >>> network = dense_network(2, 1, "binary", (4, 2), activation="tanh")
        >>> shown = network.show("circles", learning_rate=0.1)  # as a cell's last value, it shows
        """
        return viewer().network(self, data, parameters, **settings)


def dense_network(
    inputs: int | Shape,
    outputs: int,
    task: Task,
    hidden: Sequence[int] = (),
    *,
    activation: str = "relu",
    dropout: float = 0.0,
    output_activation: str | None = None,
    initialisation: str | None = None,
    codes: Sequence[int] = (),
) -> Network:
    """A network of dense layers whose output fits the task.

    Binary: one sigmoid unit; multiclass: a softmax over the classes; regression: linear.
    `output_activation` chooses another. No hidden layer is allowed: a linear model. `codes`
    are the numbers of codes of the last inputs, where those are categories to look up.

    >>> dense_network(4, 3, "multiclass", (16,)).names
    ('dense_1', 'dense_2')
    """
    shape = (inputs,) if isinstance(inputs, int) else inputs
    layers: list[AnyLayer] = [] if len(shape) == 1 else [stack.Flatten()]
    layers += [stack.Codes(tuple(codes))] if codes else []
    for units in hidden:
        layers.append(Dense(units, activation, initialisation=initialisation))
        if dropout:
            layers.append(Dropout(dropout))
    last = output_activation or OUTPUT_ACTIVATION[task]
    layers.append(Dense(outputs, last, initialisation=initialisation))
    return Network(shape, tuple(layers))


def count(network: Network, parameters: Parameters) -> int:
    """How many numbers of the parameters are learned.

    >>> network = Network((2,), (Dense(3),))
    >>> count(network, network.init(jax.random.key(0)))
    9
    """
    free = learned(network, parameters)
    sizes = jax.tree.map(lambda leaf, is_free: int(leaf.size) * is_free, parameters, free)
    return sum(jax.tree.leaves(sizes))


def merged(parameters: Parameters, some: Parameters) -> Parameters:
    """The parameters with some of them, by layer and name, replaced."""
    return parameters | {
        name: merged(parameters[name], value) if isinstance(value, dict) else value
        for name, value in some.items()
    }


def learned(network: Network, parameters: Parameters) -> Any:
    """For every array, whether it is learned (True) or measured while training (False)."""
    return _learned(network.layers, network.names, parameters)


def _learned(
    layers: Sequence[AnyLayer], names: Sequence[str], parameters: Parameters
) -> Parameters:
    found: Parameters = {}
    for layer, name in zip(layers, names, strict=True):
        if isinstance(layer, stack.Residual):
            found[name] = _learned(layer.layers, stack.names(layer.layers), parameters[name])
        else:
            found[name] = {key: key not in layer.statistics for key in parameters[name]}
    return found
