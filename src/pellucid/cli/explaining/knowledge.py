"""What was found out about the network of a player."""

from typing import NamedTuple

from pellucid.games.examples import Examples
from pellucid.games.probing import Probed
from pellucid.games.units import Answering


class Knowledge(NamedTuple):
    """The positions it was asked about, what its layers tell of them, and its units."""

    examples: Examples
    probed: tuple[Probed, ...]
    answering: tuple[Answering, ...]

    @property
    def games(self) -> int:
        """How many games the positions are of."""
        return len(set(self.examples.games.tolist()))
