"""The dense layer: every unit reads every input."""

from typing import ClassVar

from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.network.activations import activation
from pellucid.network.bias import Bias, check_bias, first_bias
from pellucid.network.initialisers import initialiser
from pellucid.network.layer import Mode, Parameters, Shape, check_flat, check_positive
from pellucid.network.matmul import matmul


class Dense(Struct, frozen=True, tag="dense", forbid_unknown_fields=True):
    """A layer in which every unit weighs every input and adds its bias.

        z = x W + b,   a = activation(z)

    `W` has shape (inputs, units), `b` (units,). Weights start as suits the activation function
    (He for ReLU and its kin, Glorot for sigmoid and tanh, LeCun for linear and SELU) unless
    `initialisation` names another. Biases start at zero, or, with `bias="uniform"`, anywhere
    between -1 and 1, so that units bend at different places; `bias="none"` leaves them out.

    >>> Dense(3, "tanh").output_shape((2,))
    (3,)
    """

    statistics: ClassVar[tuple[str, ...]] = ()

    units: int
    activation: str = "linear"
    bias: Bias = "zeros"
    initialisation: str | None = None

    def __post_init__(self) -> None:
        check_positive("Dense: units", self.units)
        activation(self.activation)
        check_bias("Dense: bias", self.bias)
        if self.initialisation is not None:
            initialiser(self.initialisation)

    def output_shape(self, shape: Shape) -> Shape:
        check_flat("Dense", shape)
        return (self.units,)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        draw = initialiser(self.initialisation or activation(self.activation).initialiser)
        weights = draw(key, (check_flat("Dense", shape), self.units))
        return {"weights": weights} | first_bias(self.bias, key, self.units)

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch inputs"], mode: Mode
    ) -> tuple[Float[Array, "batch units"], Parameters]:
        del mode
        z = matmul(x, parameters["weights"])
        return (z if self.bias == "none" else z + parameters["bias"]), {}
