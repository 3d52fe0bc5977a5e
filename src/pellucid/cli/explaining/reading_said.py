"""What a player's network makes of one position, told to a person."""

import numpy as np
from jaxtyping import Float
from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import percent, three
from pellucid.cli.explaining.place import as_drawn, at_place
from pellucid.cli.notes import say_after
from pellucid.cli.playing.board import borders, say_board
from pellucid.cli.terminal import say_line, say_text
from pellucid.games.game import GAMES, Game
from pellucid.games.marks import marks, side_name
from pellucid.games.reading import Loudest, Reading
from pellucid.games.standing import Standing

_LIKED = 4


def say_reading(console: Console, name: str, found: Reading) -> None:
    """The board, the network's view of it, and the cells and units it came from."""
    standing = found.standing
    say_board(console, standing)
    _say_view(console, found)
    _say_cells(console, found)
    console.print()
    say_text(console, Text("The unit of each layer that did most for or against the move:"))
    for layer in found.layers:
        say_after(console, Text("· ", "quiet"), Text(_did(standing, layer)))
    say_text(console, Text(f"With looking ahead: {_further(name, standing)}", "quiet"))


def _say_view(console: Console, found: Reading) -> None:
    side = side_name(found.standing.game, found.standing.side)
    said = f"{side} is to move. Without looking ahead, the network would play {found.move}."
    say_text(console, Text(said, "name"))
    liked = sorted(found.policy.items(), key=lambda one: -one[1])[:_LIKED]
    shares = ", ".join(f"{move} {percent(share)}" for move, share in liked)
    say_after(console, Text("· ", "quiet"), Text(f"Its shares: {shares}"))
    lost, drawn, won = (percent(share) for share in found.outcome)
    expected = f"For {side} it expects: won {won}, drawn {drawn}, lost {lost}"
    say_after(console, Text("· ", "quiet"), Text(expected))
    holds = [title for title, so in found.holds.items() if so]
    if holds:
        said = f"What is so, as {side} would say it: {'; '.join(holds)}"
        say_after(console, Text("· ", "quiet"), Text(said))


def _say_cells(console: Console, found: Reading) -> None:
    said = f"What each cell added to the share of {found.move}, in points of 100"
    _say_grid(console, found.standing, said, found.for_move, found.missed[0])
    said = "What each cell added to the value, from −100 (lost) to +100 (won)"
    _say_grid(console, found.standing, said, found.for_value, found.missed[1])


def _say_grid(
    console: Console, standing: Standing, said: str, parts: Float[np.ndarray, "rows columns"],
    missed: float,
) -> None:  # fmt: skip
    """The board with a number beside each disc."""
    lacks = f"; the sum lacks {_points(missed)}" if abs(missed) >= 0.01 else ""
    console.print()
    say_text(console, Text(f"{said}, beside the board as the game begins{lacks}:"))
    rows = marks(standing)
    top, sides = borders(standing.game, len(rows), len(rows[0]))
    if top:
        say_line(console, Text("   " + "".join(f" {name}     " for name in top), "quiet"))
    for row, letters in enumerate(rows):
        line = Text().append(f"{_lean(standing.game, row)}{sides[row]:>2} ", "dim")
        for letter, part in zip(letters, parts[row].tolist(), strict=True):
            line.append_text(_cell(letter, part))
        say_line(console, line)


def _lean(game: Game, row: int) -> str:
    return "   " * row if game.name == "hex" else ""


def _cell(letter: str, part: float) -> Text:
    """Seven characters: who has the cell, and what it added, where it added anything."""
    points = _points(part) if abs(part) >= 0.005 else ""
    shown = Text(f" {letter or '·'}", "bold" if letter else "dim")
    return shown.append(f"{points:<5}", "positive" if part > 0 else "negative")


def _points(part: float) -> str:
    """A part of one, in points of 100.

    >>> _points(0.123), _points(-0.5)
    ('+12', '−50')
    """
    return f"{round(100 * part):+d}".replace("-", "−")


def _did(standing: Standing, layer: Loudest) -> str:
    where = f" {at_place(as_drawn(standing, layer.place))}" if layer.place else ""
    side = "for" if layer.push > 0 else "against"
    return f"{layer.layer}: unit {layer.channel}{where}, at {three(layer.activation)}, {side} it"


def _further(name: str, standing: Standing) -> str:
    game = standing.game.name
    model = "" if name in GAMES else f" --model {name}"
    return f"pellucid play {game}{model} --position '{standing.text}'"
