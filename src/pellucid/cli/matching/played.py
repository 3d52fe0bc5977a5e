"""The match itself: watched while it is played, and told however it ends."""

from collections.abc import Sequence
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pellucid.cli.answer import print_json
from pellucid.cli.matching.album import Album
from pellucid.cli.matching.request import Request
from pellucid.cli.matching.said import facts, say_kept, say_result
from pellucid.cli.terminal import answer, aside
from pellucid.errors import BadInput
from pellucid.games.arena import Meeting, meet, openings
from pellucid.games.game import Game, game
from pellucid.games.player import Player
from pellucid.games.sides import Side, known_player, side_of


def match(request: Request) -> None:
    """Plays it; Ctrl-C ends it with what was played until then."""
    chosen, players = _players(request)
    sides = _sides(request, chosen, players)
    album = _album(request, chosen, players)
    starts = openings(chosen, request.games // 2, request.opening, request.seed)
    meetings: list[Meeting] = []
    whole = True
    with _bar() as bar:
        task = bar.add_task(" against ".join(request.players), total=request.games)

        def ended(meeting: Meeting) -> None:
            meetings.append(meeting)
            if album is not None:
                album.keep(len(meetings), meeting)
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
        if album is not None:
            say_kept(answer(), album)


def _players(request: Request) -> tuple[Game, list[Player | None]]:
    """The game, and the networks that play. Raises `BadInput` where there is none in common."""
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
    return wanted, players


def _sides(request: Request, game: Game, players: Sequence[Player | None]) -> tuple[Side, Side]:
    one, other = (
        side_of(name, player, game, request.simulations)
        for name, player in zip(request.players, players, strict=True)
    )
    return one, other


def _album(request: Request, game: Game, players: Sequence[Player | None]) -> Album | None:
    """Where the games are kept, made ready; None where nobody asked for it."""
    if request.save is None:
        return None
    one, other = (player is not None for player in players)
    album = Album(Path(request.save), game, request.players, (one, other))
    album.open()
    return album


def _bar() -> Progress:
    console = aside()
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
