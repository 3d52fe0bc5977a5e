"""Who is told how a teaching goes."""

from collections.abc import Callable
from typing import NamedTuple

from pellucid.games.school import Round
from pellucid.games.selfplay import unwatched


class Watch(NamedTuple):
    """Who is told how it goes: games over and moves made, batches learned, games met in, rounds."""

    played: Callable[[int, int], None] = unwatched
    learned: Callable[[int, int], None] = unwatched
    met: Callable[[int, int], None] = unwatched
    round: Callable[[Round], None] = unwatched


UNWATCHED = Watch()
