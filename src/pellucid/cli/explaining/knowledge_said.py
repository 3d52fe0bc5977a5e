"""What a player's network knows of its game, told to a person."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import count
from pellucid.cli.explaining.knowledge import Knowledge
from pellucid.cli.explaining.place import as_drawn, at_place
from pellucid.cli.playing.board import drawn
from pellucid.cli.terminal import say_line, say_text
from pellucid.games.examples import Examples
from pellucid.games.marks import side_name
from pellucid.games.player import Player
from pellucid.games.probing import Layer, Probed
from pellucid.games.standing import Standing
from pellucid.games.trials import TRIALS
from pellucid.games.units import Answering, Unit

_GAP = 4


def say_knowledge(console: Console, player: Player, name: str, found: Knowledge) -> None:
    """The table of concepts by layer, then the unit that alone tells each best."""
    asked = count(len(found.examples.standings), "position")
    games = count(found.games, "game")
    say_text(
        console,
        Text(f"{name} plays {player.game.title}. Its network was asked about {asked}, met in ")
        + Text(f"{games} that it played alone, half of them at random."),
    )
    _say_layers(console, found.probed)
    _say_units(console, found)
    example = next((one.text for one in found.examples.standings if len(one.moves) > 4), "")
    quoted = f"'{example}'" if " " in example else example
    say_text(console, Text(f"Into one position: pellucid explain {name} {quoted}", "quiet"))


def _say_layers(console: Console, probed: Sequence[Probed]) -> None:
    told = [one for one in probed if one.layers]
    if not told:
        return
    console.print()
    said = (
        f"What a straight line through each layer gets right, of 100 positions. It learns on half "
        f"of the games and is judged by the others, in {TRIALS} ways; in brackets what is no "
        "better than chance, with a star what beats the board itself each time."
    )
    say_text(console, Text(said))
    console.print()
    wide = max(len(one.concept.title) for one in told)
    layers = told[0].layers
    heads = ["always", "board", *(str(at) for at in range(1, len(layers)))]
    say_line(console, Text(" " * (wide + 2) + "".join(f"{head:>6} " for head in heads), "quiet"))
    for one in told:
        say_line(console, _row(one, wide))
    names = ", ".join(f"{at} {layer.name}" for at, layer in enumerate(layers) if at)
    say_text(console, Text(f"always: to say always what is commoner. {names}", "quiet"))
    for one in probed:
        if not one.layers:
            said = f"{one.concept.title}: so in too few of the positions, or too many, to ask."
            say_text(console, Text(said, "quiet"))


def _row(one: Probed, wide: int) -> Text:
    line = Text(f"  {one.concept.title:<{wide}}{100 * one.commoner:>6.0f} ")
    for layer in one.layers:
        line.append(_cell(layer), "positive" if layer.beyond else "" if layer.known else "quiet")
    return line


def _cell(layer: Layer) -> str:
    """Seven characters; the digits stand below each other."""
    share = f"{100 * layer.right:.0f}"
    if not layer.known:
        return f"{f'({share}':>6})"
    return f"{share:>6}{'*' if layer.beyond else ' '}"


def _say_units(console: Console, found: Knowledge) -> None:
    console.print()
    said = (
        "The unit that alone tells it best. Of two positions, one in which it is so and one in "
        "which it is not, how often, of 100, the one excites the unit more (50 is chance). The "
        "unit was chosen on half of the games and is judged by the others; below it the "
        "positions that excite it most, in brackets the cell where."
    )
    say_text(console, Text(said))
    for one in found.answering:
        console.print()
        _say_unit(console, one, found.examples)
    console.print()


def _say_unit(console: Console, one: Answering, examples: Examples) -> None:
    best = one.best
    if best is None:
        said = f"{one.concept.title}: no single unit tells it better than chance."
        say_text(console, Text(said, "quiet"))
        return
    board = f"the board's best cell comes to {100 * one.units[0].auc:.0f}"
    amount = f"{100 * best.auc:.0f} (between {100 * best.low:.0f} and {100 * best.high:.0f}; "
    line = Text(one.concept.title, "name").append(f": {_called(best)}: ", "default")
    say_text(console, line.append(f"{amount}{board})", "default"))
    _say_boards(console, [examples.standings[at] for at in best.exciting], best.peaks)


def _called(unit: Unit) -> str:
    where = f" {at_place(unit.place)}" if unit.place else ""
    return f"{unit.layer}, unit {unit.channel}{where}"


def _say_boards(
    console: Console, standings: Sequence[Standing], peaks: Sequence[tuple[int, ...]]
) -> None:
    """Side by side, as many as there is room for."""
    boards = [
        drawn(standing, [as_drawn(standing, peak)])
        for standing, peak in zip(standings, peaks, strict=True)
    ]
    wide = max(line.cell_len for board in boards for line in board) + _GAP
    most = max(1, console.width // wide) if console.is_terminal else len(boards)
    for lines in zip(*boards[:most], strict=True):
        row = Text()
        for line in lines:
            row.append_text(line).append(" " * (wide - line.cell_len))
        say_line(console, row)
    row = "".join(f"   {_turn(standing):<{wide - 3}}" for standing in standings[:most])
    say_line(console, Text(row.rstrip(), "quiet"))


def _turn(standing: Standing) -> str:
    return f"{side_name(standing.game, standing.side)} is to move"
