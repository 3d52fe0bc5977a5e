"""The match itself: watched while it is played, and told however it ends."""

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pellucid.cli.answer import print_json
from pellucid.cli.matching.request import Request
from pellucid.cli.matching.said import facts, say_result
from pellucid.cli.terminal import answer, aside
from pellucid.errors import BadInput
from pellucid.games.arena import Meeting, meet, openings
from pellucid.games.game import Game, game
from pellucid.games.player import Player
from pellucid.games.sides import Side, known_player, side_of


def match(request: Request) -> None:
    """Plays it; Ctrl-C ends it with what was played until then."""
    chosen, sides = _sides(request)
    starts = openings(chosen, request.games // 2, request.opening, request.seed)
    meetings: list[Meeting] = []
    whole = True
    with _bar() as bar:
        task = bar.add_task(" against ".join(request.players), total=request.games)

        def ended(meeting: Meeting) -> None:
            meetings.append(meeting)
            bar.advance(task)

        try:
            meet(sides, starts, request.seed, ended)
        except KeyboardInterrupt:
            whole = False
    if not meetings:  # nothing to tell: as any command that was interrupted
        raise KeyboardInterrupt
    if request.json:
        print_json(facts(request, chosen, meetings, whole=whole))
    else:
        say_result(answer(), request, meetings, whole=whole)


def _sides(request: Request) -> tuple[Game, tuple[Side, Side]]:
    """The game, and who plays it. Raises `BadInput` where the players have none in common."""
    wanted = None if request.game is None else game(request.game)
    players = list[Player | None]()
    for name in request.players:
        players.append(known_player(name, wanted))
        wanted = wanted or (None if players[-1] is None else players[-1].game)
    if wanted is None:
        raise BadInput(
            "no network plays, so what is played is not known", "a game", "",
            "--game connect-four",
        )  # fmt: skip
    one, other = (
        side_of(name, player, wanted, request.simulations)
        for name, player in zip(request.players, players, strict=True)
    )
    return wanted, (one, other)


def _bar() -> Progress:
    console = aside()
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
