"""The board, drawn with letters and colours."""

from collections.abc import Collection, Sequence

from rich.console import Console
from rich.text import Text

from pellucid.cli.terminal import NEGATIVE, POSITIVE, say_text
from pellucid.games.game import Game
from pellucid.games.marks import marks, owners, winning_cells
from pellucid.games.notation import notation
from pellucid.games.standing import Standing
from pellucid.games.threats import Threat, threats

_COLOURS = (POSITIVE, NEGATIVE)
"""Of the side that moved first, and of the other; letters tell them apart too."""


def say_board(console: Console, standing: Standing, *, with_threats: bool = False) -> None:
    """Draws the board; where the window is too narrow for it, says so."""
    lines = drawn(standing, found=threats(standing) if with_threats else ())
    needed = max(line.cell_len for line in lines)
    if console.is_terminal and console.width < needed:
        said = f"This window is {console.width} columns wide, and the board needs {needed}: "
        say_text(console, Text(f"{said}make it wider, then type board.", "warning"))
        return
    console.print()
    for line in lines:
        console.print(line, no_wrap=True, soft_wrap=not console.is_terminal)
    console.print()


def drawn(
    standing: Standing, marked: Collection[tuple[int, ...]] = (), found: Sequence[Threat] = ()
) -> list[Text]:
    """The board line by line, with the names of its columns and rows.

    In brackets the cells of the row that won, and those that are `marked`; a small letter stands
    in the cells of the threats that were `found`.
    """
    rows = marks(standing)
    top, sides = borders(standing.game, len(rows), len(rows[0]))
    framed, owned = {*winning_cells(standing), *marked}, owners(standing).tolist()
    lines = [Text("   " + "".join(f" {name} " for name in top), "quiet")] if top else []
    for row, letters in enumerate(rows):
        lean = " " * row if standing.game.name == "hex" else ""  # its cells have six neighbours
        line = Text().append(f"{lean}{sides[row]:>2} ", "dim")
        for column, letter in enumerate(letters):
            cell = (row, column)
            whose = [owned[row][column]] if letter else _threatening(found, cell)
            shown = letter or _empty(standing.game, len(letters) * row + column, whose)
            line.append(_cell(shown, framed=cell in framed), _style(whose))
        lines.append(line)
    return lines


def _threatening(found: Sequence[Threat], cell: tuple[int, int]) -> list[int]:
    """The sides that would win in a cell."""
    return sorted(one.side for one in found if one.cell == cell)


def _cell(letter: str, *, framed: bool) -> str:
    """Three characters."""
    return f"[{letter}]" if framed else f"{letter:^3}"


def _empty(game: Game, cell: int, whose: Sequence[int]) -> str:
    """What stands where nothing does: whose threat it is; in tic-tac-toe what to type, or a dot."""
    small = "".join("xo"[side] for side in whose)
    return small + notation(game).names[cell] if game.name == "tic-tac-toe" else small or "·"


def _style(whose: Sequence[int]) -> str:
    match whose:
        case []:
            return "dim"
        case [side]:
            return f"bold {_COLOURS[side]}"
        case _:
            return "bold"


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
