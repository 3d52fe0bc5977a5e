"""The board, drawn with letters and colours."""

from collections.abc import Collection

from rich.console import Console
from rich.text import Text

from pellucid.cli.terminal import NEGATIVE, POSITIVE, say_text
from pellucid.games.game import Game
from pellucid.games.marks import marks, owners, winning_cells
from pellucid.games.notation import notation
from pellucid.games.standing import Standing

_COLOURS = (POSITIVE, NEGATIVE)
"""Of the side that moved first, and of the other; letters tell them apart too."""


def say_board(console: Console, standing: Standing) -> None:
    """Draws the board; where the window is too narrow for it, says so."""
    lines = drawn(standing)
    needed = max(line.cell_len for line in lines)
    if console.is_terminal and console.width < needed:
        said = f"This window is {console.width} columns wide, and the board needs {needed}: "
        say_text(console, Text(f"{said}make it wider, then type board.", "warning"))
        return
    console.print()
    for line in lines:
        console.print(line, no_wrap=True, soft_wrap=not console.is_terminal)
    console.print()


def drawn(standing: Standing, marked: Collection[tuple[int, ...]] = ()) -> list[Text]:
    """The board line by line, with the names of its columns and rows.

    In brackets the cells of the row that won, and those that are `marked`.
    """
    rows = marks(standing)
    top, sides = borders(standing.game, len(rows), len(rows[0]))
    framed, owned = {*winning_cells(standing), *marked}, owners(standing).tolist()
    lines = [Text("   " + "".join(f" {name} " for name in top), "quiet")] if top else []
    for row, letters in enumerate(rows):
        lean = " " * row if standing.game.name == "hex" else ""  # its cells have six neighbours
        line = Text().append(f"{lean}{sides[row]:>2} ", "dim")
        for column, letter in enumerate(letters):
            shown = letter or _empty(standing.game, len(letters) * row + column)
            style = f"bold {_COLOURS[owned[row][column]]}" if letter else "dim"
            line.append(_cell(shown, framed=(row, column) in framed), style)
        lines.append(line)
    return lines


def _cell(letter: str, *, framed: bool) -> str:
    """Three characters."""
    return f"[{letter}]" if framed else f" {letter} "


def _empty(game: Game, cell: int) -> str:
    """What stands where nothing does: in tic-tac-toe what to type, else a dot."""
    return notation(game).names[cell] if game.name == "tic-tac-toe" else "·"


def borders(game: Game, rows: int, columns: int) -> tuple[list[str], list[str]]:
    """What is written above each column, and before each row."""
    match game.name:
        case "tic-tac-toe":
            return [], [""] * rows
        case "connect-four":
            return list(notation(game).names), [""] * rows
        case "chess":
            return list("abcdefgh"), [str(rows - row) for row in range(rows)]
        case _:
            names = notation(game).names
            first = [names[row * columns] for row in range(rows)]
            return [name[0] for name in names[:columns]], [name[1:] for name in first]
