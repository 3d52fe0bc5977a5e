"""Sketches: a network's layers as far as a small drawing of it needs them."""

from msgspec import Struct

from pellucid.doctor.anatomy import Anatomy, Kind


class Part(Struct, frozen=True, kw_only=True):
    """One layer: its place, what it is, its units (0 where it has none), what it applies."""

    index: int
    name: str
    kind: Kind
    units: int
    activation: str


def sketch_of(anatomy: Anatomy) -> tuple[Part, ...]:
    """All layers, in the order in which numbers flow."""
    return tuple(
        Part(index=one.index, name=one.name, kind=one.kind, units=one.units,
             activation=one.activation)
        for one in anatomy.layers
    )  # fmt: skip
