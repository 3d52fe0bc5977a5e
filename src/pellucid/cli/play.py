"""`pellucid play`: a board game against a network that says what it thinks."""

from typing import Annotated

from typer import Argument, Option

from pellucid.cli import options as o

Game = Annotated[
    str | None,
    Argument(
        metavar="[GAME]",
        help=f"{', '.join(o.GAMES[:-1])} or {o.GAMES[-1]}. Without it: what there is to play.",
        show_default=False,
    ),
]
First = Annotated[bool, Option("--first", help="You make the first move (as without either).")]
Second = Annotated[bool, Option("--second", help="The network makes the first move.")]
Strength = Annotated[
    str | None,
    Option(
        metavar="alone|quick|usual|strong",
        help="How far the network looks ahead: alone, not at all; quick varies its play by "
        "--seed. Else usual.",
    ),
]
Model = Annotated[
    str | None,
    Option(metavar="FILE", help="Play a network that pellucid train GAME wrote."),
]
Moves = Annotated[
    str | None, Option(metavar="MOVES", help="Begin after these moves, such as 4453.")
]
Load = Annotated[str | None, Option(metavar="FILE", help="Go on with a saved game.")]
Save = Annotated[
    str | None, Option(metavar="NAME.game", help="Keep the game in this file, move by move.")
]
Replay = Annotated[
    str | None,
    Option(metavar="FILE", help="Show a saved game move by move, and where it was lost or won."),
]
Threats = Annotated[
    bool, Option("--threats", help="Mark on the board where either side would win at once.")
]
Position = Annotated[
    str | None,
    Option(
        metavar="MOVES",
        help="Only say what to play after these moves ('' is the empty board); - reads one "
        "position a line from standard input, and with --json answers one object a line.",
    ),
]


def play(
    game: Game = None,
    first: First = False,
    second: Second = False,
    strength: Strength = None,
    simulations: o.Simulations = None,
    model: Model = None,
    moves: Moves = None,
    load: Load = None,
    save: Save = None,
    replay: Replay = None,
    position: Position = None,
    threats: Threats = False,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Play a board game against a network, and see what it thinks.

    Type a move and Enter. hint, why, threats, undo, save, help and quit do what they say. Ctrl-C
    keeps the game.
    """
    from pellucid.cli.playing.carry_out import carry_out
    from pellucid.cli.playing.request import Request

    request = Request(
        game, first, second, strength, simulations, model, moves, load, save, replay, position,
        threats, seed, json,
    )  # fmt: skip
    carry_out(request)
