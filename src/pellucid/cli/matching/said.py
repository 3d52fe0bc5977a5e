"""What came of a match, for people and for programs."""

from collections.abc import Sequence
from math import inf
from shlex import quote
from typing import Any

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.numbers import count
from pellucid.cli.matching.album import Album
from pellucid.cli.matching.request import Request
from pellucid.cli.playing.keep import say_typed
from pellucid.cli.terminal import say_text
from pellucid.games.arena import Meeting
from pellucid.games.elo import elo
from pellucid.games.game import Game


def facts(
    request: Request, game: Game, meetings: Sequence[Meeting], *, whole: bool
) -> dict[str, Any]:
    """The match as one JSON object; Elo points that would be infinite are null."""
    score = sum(meeting.score for meeting in meetings)
    found = elo(score, len(meetings))
    return {
        "game": game.name, "players": list(request.players), "games": len(meetings),
        "whole": whole, "score": score, "elo": _finite(found.difference),
        "interval": [_finite(found.low), _finite(found.high)],
        "first": _counts(meetings, 0), "second": _counts(meetings, 1),
        "simulations": request.simulations, "seed": request.seed,
        "meetings": [_meeting(meeting) for meeting in meetings],
    }  # fmt: skip


def _meeting(meeting: Meeting) -> dict[str, Any]:
    ended = {1.0: "win", 0.5: "draw", 0.0: "loss"}[meeting.score]
    first = ("A", "B")[meeting.first]
    return {
        "opening": meeting.opening, "first": first, "result": ended, "moves": meeting.moves
    }  # fmt: skip


def _counts(meetings: Sequence[Meeting], first: int) -> dict[str, int]:
    """How the games ended for A in which it (0) or B (1) made the first move."""
    scores = [meeting.score for meeting in meetings if meeting.first == first]
    return {"wins": scores.count(1.0), "draws": scores.count(0.5), "losses": scores.count(0.0)}


def _finite(points: float) -> float | None:
    return None if abs(points) == inf else points


def say_result(
    console: Console, request: Request, meetings: Sequence[Meeting], *, whole: bool
) -> None:
    """Wins, draws and losses by side, and the difference in Elo points."""
    one, other = request.players
    if not whole:
        say_text(console, Text(f"Stopped after {count(len(meetings), 'game')}.", "warning"))
    say_text(console, Text(f"A is {one}, B is {other}."))
    console.print(_table(meetings))
    say_text(console, Text(_difference(meetings), "name"))


def say_kept(console: Console, album: Album) -> None:
    """Where the games are, and how to look back on one."""
    say_text(console, Text(f"The games are kept in {album.folder}. To look back on one:"))
    say_typed(console, f"pellucid play --replay {quote(str(album.page(1)))}")


def _table(meetings: Sequence[Meeting]) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_row(*(Text(head, "quiet") for head in ("", "A won", "drawn", "B won")))
    for first, said in enumerate(("A moved first", "B moved first")):
        grid.add_row(f"  {said}", *(f"{number:,}" for number in _counts(meetings, first).values()))
    return grid


def _difference(meetings: Sequence[Meeting]) -> str:
    """Who is stronger and by how much, 19 times in 20."""
    score, games = sum(meeting.score for meeting in meetings), len(meetings)
    found = elo(score, games)
    between = f"{_points(found.low)} to {_points(found.high)} 19 times in 20"
    points = f"Elo {_points(found.difference)} for A ({between})"
    verdict = "Not decided"
    if not found.low <= 0 <= found.high:
        verdict = f"{'A' if found.difference > 0 else 'B'} is stronger"
    return f"{verdict}: A scored {score:g} of {games}. {points}."


def _points(points: float) -> str:
    """Elo points with their sign.

    >>> _points(112.4), _points(float("-inf"))
    ('+112', 'far below')
    """
    if abs(points) == inf:
        return "far above" if points > 0 else "far below"
    return f"{points:+.0f}".replace("-", "−")
