"""How much there may be, of what anybody can ask for."""

from typing import NamedTuple

LARGEST = 384 * 1024
"""Bytes of one message to the server: ten thousand inputs of one's own, written out."""


class Rules(NamedTuple):
    """Bounds on benches and open pages, and how long a bench waits for its page."""

    benches: int = 160
    of_one: int = 12  # benches of one visitor
    pages_of_one: int = 24
    kept: float = 600.0  # seconds
