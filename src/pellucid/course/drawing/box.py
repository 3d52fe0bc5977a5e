"""A place on a figure, in pixels from its upper left corner."""

from typing import NamedTuple


class Box(NamedTuple):
    """Where something is drawn, and how large."""

    left: float
    top: float
    width: float
    height: float

    def moved(self, right: float, down: float) -> "Box":
        """The same place, further right and down."""
        return Box(self.left + right, self.top + down, self.width, self.height)
