"""What was typed after `pellucid match`, checked as far as can be without the players."""

from typing import NamedTuple

from pellucid.cli.playing.request import check_simulations
from pellucid.errors import BadInput

MOST_GAMES = 100_000
_MOST_PLIES = 30


class Request(NamedTuple):
    """The command's arguments, as typed."""

    players: tuple[str, str]
    game: str | None
    games: int
    simulations: int
    opening: int | None
    save: str | None
    seed: int
    json: bool


def check(request: Request) -> None:
    """Raises `BadInput` for numbers with which nobody could play."""
    if not 2 <= request.games <= MOST_GAMES or request.games % 2:
        raise BadInput(
            f"--games is {request.games}", f"an even number from 2 to {MOST_GAMES:,}",
            "Each opening is played twice, either side first", "--games 100",
        )  # fmt: skip
    check_simulations(request.simulations)
    if request.opening is not None and not 0 <= request.opening <= _MOST_PLIES:
        expected = f"a whole number from 0 to {_MOST_PLIES}"
        raise BadInput(f"--opening is {request.opening}", expected, instead="--opening 4")
