"""A weight's gradient, taken apart by the chain rule."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from pellucid.errors import BadInput
from pellucid.insight.backward import LayerTrace
from pellucid.insight.paths import check_index
from pellucid.network import AnyLayer, Dense, activation


@dataclass(frozen=True)
class Terms:
    """The chain-rule terms of one weight's gradient, an entry an example.

        dL/dw = Σ products,   products = x · dz,   dz = Σₖ da · slope

    `x` is what came in over the weight (1 for a bias), `dz` the unit's error signal. `da` and
    `slope` have one column, since a unit's activation depends on its own `z` alone; under a
    softmax every output depends on it, and each has a column.
    """

    x: Float[np.ndarray, " batch"]
    dz: Float[np.ndarray, " batch"]
    da: Float[np.ndarray, "batch outputs"]
    slope: Float[np.ndarray, "batch outputs"]

    @property
    def products(self) -> Float[np.ndarray, " batch"]:
        """What each example adds to the gradient."""
        return self.x * self.dz

    @property
    def gradient(self) -> float:
        """The weight's gradient, dL/dw."""
        return float(self.products.sum())


def terms(layer: AnyLayer, trace: LayerTrace, input_unit: int | None, unit: int) -> Terms:
    """The terms of the weight from `input_unit` to `unit`, or of the bias where it is None."""
    if not isinstance(layer, Dense):
        raise BadInput(
            f"{trace.name} has no weights from unit to unit", "a dense layer", "", "dense_1"
        )
    check_index("unit", unit, layer.units)
    if input_unit is None:
        x = np.ones_like(trace.dz[:, unit])
    else:
        check_index("input unit", input_unit, trace.x.shape[1])
        x = np.asarray(trace.x[:, input_unit])
    own = slice(unit, unit + 1)
    if activation(layer.activation).elementwise:
        da, slope = trace.da[:, own], trace.slope[:, own]
    else:
        da, slope = trace.da, trace.slope[:, :, unit]
    return Terms(x, np.asarray(trace.dz[:, unit]), np.asarray(da), np.asarray(slope))
