"""`pellucid match`: players of a board game against each other."""

from typing import Annotated

from typer import Argument, Option

from pellucid.cli import options as o

_PLAYER = (
    "a network's file, a game whose network comes with Pellucid, random, or rollouts:N (plain "
    "Monte Carlo tree search with N games at random a move)."
)
One = Annotated[str, Argument(metavar="A", help=f"One player: {_PLAYER}", show_default=False)]
Other = Annotated[str, Argument(metavar="B", help="The other, likewise.", show_default=False)]
Game = Annotated[
    str | None,
    Option(metavar="GAME", help="What is played, where neither player is a network."),
]
Games = Annotated[
    int,
    Option(metavar="N", help="How many games: each opening is played twice, either side first."),
]
Simulations = Annotated[int, o.SIMULATIONS]
Opening = Annotated[
    int | None,
    Option(metavar="PLIES", help="How many moves at random each game begins with; 0: none."),
]
Save = Annotated[
    str | None,
    Option(metavar="FOLDER", help="Keep the games here, each a file for pellucid play --replay."),
]


def match(
    one: One,
    other: Other,
    game: Game = None,
    games: Games = 100,
    simulations: Simulations = 64,
    opening: Opening = None,
    save: Save = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Let two players meet, from openings drawn at random, and say how much stronger one is.

    Ctrl-C ends it with the result so far.
    """
    from pellucid.cli.matching.carry_out import carry_out
    from pellucid.cli.matching.request import Request

    carry_out(Request((one, other), game, games, simulations, opening, save, seed, json))
