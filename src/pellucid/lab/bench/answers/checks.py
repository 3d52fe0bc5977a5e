"""What a question may name."""

from collections.abc import Iterable

from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.commands import Blame, Edit


def check_weight(journey: Journey, place: Edit | Blame) -> None:
    """Raises `Mistake` for a weight or a bias that the network does not have."""
    layer = next((one for one in journey.layers if one.name == place.layer), None)
    inputs = 1 if layer is None or place.source is None else layer.inputs
    if layer is None or place.unit >= layer.units or (place.source or 0) >= inputs:
        raise Mistake("no-such-weight")


def check_learnable(material: Material, rows: Iterable[int]) -> None:
    """Raises `Mistake` for an example that there is not, or that is none to learn from."""
    check_rows(material, rows)
    if any(row >= material.training for row in rows):
        raise Mistake("not-for-training")


def check_rows(material: Material, rows: Iterable[int]) -> None:
    """Raises `Mistake` for an example that there is not."""
    most = len(material.y) - 1
    if any(row > most for row in rows):
        raise Mistake("no-such-example", most=most)
