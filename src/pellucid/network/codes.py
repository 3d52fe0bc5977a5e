"""Codes: the categories of a table, looked up beside its numbers."""

from typing import ClassVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key
from msgspec import Struct
from msgspec.structs import force_setattr

from pellucid.errors import BadInput
from pellucid.network.embedding import Embedding
from pellucid.network.layer import PREDICT, Mode, Parameters, Shape, check_flat, check_positive


class Codes(Struct, frozen=True, tag="codes", forbid_unknown_fields=True):
    """Replaces the last features, whole numbers that stand for categories, by learned rows.

    `entries` has the number of codes of each such feature. The other features come first in the
    output, as they were; then a row of `width` numbers for each category (Guo, Berkhahn 2016).

    >>> Codes((30, 12), width=8).output_shape((10,))
    (24,)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    entries: tuple[int, ...]
    width: int = 8

    def __post_init__(self) -> None:
        force_setattr(self, "entries", tuple(self.entries))
        check_positive("Codes: width", self.width)
        for entries in self.entries:
            check_positive("Codes: entries", entries)

    def output_shape(self, shape: Shape) -> Shape:
        width = check_flat("Codes", shape)
        if len(self.entries) > width:
            given = f"Codes is for {len(self.entries)} features"
            raise BadInput(given, f"at most {width}, as many as there are")
        return (width + len(self.entries) * (self.width - 1),)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del shape
        return {
            name: table.init(jax.random.fold_in(key, index), ())["table"]
            for index, (name, table) in enumerate(self._tables())
        }

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch features"], mode: Mode
    ) -> tuple[Float[Array, "batch outputs"], Parameters]:
        del mode
        first = x.shape[1] - len(self.entries)
        rows = [
            table.forward({"table": parameters[name]}, x[:, first + index], PREDICT)[0]
            for index, (name, table) in enumerate(self._tables())
        ]
        return jnp.concatenate([x[:, :first], *rows], axis=-1), {}

    def _tables(self) -> list[tuple[str, Embedding]]:
        tables = [Embedding(entries, self.width) for entries in self.entries]
        return [(f"table_{number}", table) for number, table in enumerate(tables, 1)]
