"""A weight's gradient, taken apart by the chain rule."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from pellucid.errors import BadInput
from pellucid.insight.backward import LayerTrace
from pellucid.insight.paths import check_index, check_weight
from pellucid.insight.windows import over_weight
from pellucid.network import AnyLayer, Conv, Dense, activation

Source = int | tuple[int, ...] | None
"""Where a weight comes from: an input unit; of a filter's, a place in its window and a channel.

None is the bias.
"""


@dataclass(frozen=True)
class Terms:
    """The chain-rule terms of one weight's gradient, an entry an example.

        dL/dw = Σ products,   products = Σ over places of x · dz,   dz = Σₖ da · slope

    `x` is what came in over the weight (1 for a bias), `dz` the unit's error signal. `da` and
    `slope` have one column, since a unit's activation depends on its own `z` alone; under a
    softmax every output depends on it, and each has a column. A dense layer has no places; a
    filter's weight is at work at every place of its map.
    """

    x: Float[np.ndarray, "batch *places"]
    dz: Float[np.ndarray, "batch *places"]
    da: Float[np.ndarray, "batch *places outputs"]
    slope: Float[np.ndarray, "batch *places outputs"]

    @property
    def products(self) -> Float[np.ndarray, " batch"]:
        """What each example adds to the gradient."""
        return (self.x * self.dz).reshape(len(self.x), -1).sum(1)

    @property
    def gradient(self) -> float:
        """The weight's gradient, dL/dw."""
        return float(self.products.sum())


def terms(layer: AnyLayer, trace: LayerTrace, input_unit: Source, unit: int) -> Terms:
    """The terms of the weight from `input_unit` to `unit`, or of the bias where it is None."""
    if not isinstance(layer, Dense | Conv):
        raise BadInput(
            f"{trace.name} has no weights from unit to unit", "a dense layer or a convolution", "",
            "dense_1",
        )  # fmt: skip
    check_index("unit", unit, trace.z.shape[-1])
    dz = np.asarray(trace.dz[..., unit])
    own = slice(unit, unit + 1)
    if activation(layer.activation).elementwise:
        da, slope = trace.da[..., own], trace.slope[..., own]
    else:
        da, slope = trace.da, trace.slope[..., unit]
    x = np.ones_like(dz) if input_unit is None else _over(layer, trace, input_unit, unit)
    return Terms(x, dz, np.asarray(da), np.asarray(slope))


def _over(
    layer: Dense | Conv, trace: LayerTrace, source: int | tuple[int, ...], unit: int
) -> Float[np.ndarray, "batch *places"]:
    """What came in over the weight."""
    if isinstance(layer, Dense):
        (index,) = check_weight(trace.name, source, (trace.x.shape[1],))
        return np.asarray(trace.x[:, index])
    window = (layer.kernel,) * (trace.x.ndim - 2)
    index = check_weight(trace.name, source, (*window, trace.x.shape[-1] // layer.groups))
    return over_weight(layer, trace.x, index, unit)
