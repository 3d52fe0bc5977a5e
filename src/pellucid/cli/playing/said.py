"""What the network says of a position, of its move, and of how a game ended."""

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.bars import bar
from pellucid.cli.drawing.numbers import count, percent
from pellucid.cli.notes import say_after
from pellucid.cli.playing.board import say_board
from pellucid.cli.terminal import say_text
from pellucid.games.advice import Advice, Considered
from pellucid.games.marks import IN_A_ROW, side_name
from pellucid.games.standing import Standing
from pellucid.games.threats import threats

_SHOWN, _BAR = 7, 12


def say_move(console: Console, advice: Advice) -> None:
    """The network's move: its first thoughts, how it stands, how it expects to go on."""
    console.print()
    say_text(console, Text(f"I play {advice.move}.", "name"))
    say_thought(console, advice, "I")


def say_thought(console: Console, advice: Advice, who: str) -> None:
    """The network's own shares, the value found, and the line that is expected."""
    liked = sorted(advice.moves, key=lambda one: -one.policy)[:4]
    shares = ", ".join(f"{one.name} {percent(one.policy)}" for one in liked)
    say_after(console, Text("· ", "quiet"), Text(f"The network's first thought: {shares}"))
    say_after(console, Text("· ", "quiet"), Text(_outlook(advice, who)))
    if len(advice.line) > 1:
        expected = f"Expected: {' '.join(advice.line)}"
        say_after(console, Text("· ", "quiet"), Text(expected))


def _outlook(advice: Advice, who: str) -> str:
    """Who is ahead, from -1 (lost) to +1 (won); or what is proved."""
    alone = f"the network alone says {signed(advice.opinion)}"
    if advice.proof is not None:
        return f"Proved: {who} {proved(advice.proof, advice.plies)} ({alone})"
    ahead = abs(advice.value) >= 0.15
    stand = "about level" if not ahead else "ahead" if advice.value > 0 else "behind"
    am = {"I": "am", "you": "are"}.get(who, "is")
    stands = f"{who[0].upper()}{who[1:]} {am} {stand}: {signed(advice.value)}"
    return f"{stands}, where +1 is won and −1 lost; {alone}"


def signed(value: float) -> str:
    """A value from -1 to 1 with its sign.

    >>> signed(0.5), signed(-0.25)
    ('+0.50', '−0.25')
    """
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")


def proved(proof: int, plies: int) -> str:
    """What is proved of a position for who is to move, `plies` before the end.

    >>> proved(1, 5), proved(-1, 2), proved(0, 9)
    ('can win in 3 moves', 'must lose in 1 move', 'can hold a draw')
    """
    if proof == 0:
        return "can hold a draw"
    if proof == 1:
        return f"can win in {count((plies + 1) // 2, 'move')}"
    return f"must lose in {count(plies // 2, 'move')}"


def say_threats(console: Console, standing: Standing) -> None:
    """The board with the cells where either side would win at once, and the same in words."""
    if standing.game.name not in IN_A_ROW:
        say_text(console, Text("No row wins this game, so there are no threats to mark."))
        return
    say_board(console, standing, with_threats=True)
    found = threats(standing)
    for side in (standing.side, 1 - standing.side):
        moves = " and ".join(one.move for one in found if one.side == side)
        said = f"would win at once with {moves}" if moves else "could not win at once"
        say_text(console, Text(f"{side_name(standing.game, side)} {said}."))


def say_hint(console: Console, advice: Advice) -> None:
    """What the network would play in the person's place."""
    say_text(console, Text(f"I would play {advice.move}.", "name"))
    say_thought(console, advice, "you")


def say_why(console: Console, advice: Advice) -> None:
    """Why the network played what it did: policy before the search, visits and values after."""
    first = max(advice.moves, key=lambda one: one.policy)
    looked = sum(one.visits for one in advice.moves)
    same = f"looking ahead at {count(looked, 'position')} did not change that"
    if not looked:
        same = "I did not look ahead"
    elif first.name != advice.move:
        same = f"looking ahead at {count(looked, 'position')} changed my mind to {advice.move}"
    say_text(console, Text(f"At first sight I liked {first.name} most; {same}."))
    console.print(_table(console, advice))
    for one in advice.moves:
        if one.proof in (1, -1):
            ends = "wins" if one.proof == 1 else "loses"
            moves = count((one.plies + 1) // 2, "move")
            said = f"I saw to the end of {one.name}: it {ends} in {moves}."
            say_after(console, Text("· ", "quiet"), Text(said))
    say_after(console, Text("· ", "quiet"), Text(f"Expected: {' '.join(advice.line)}"))


def say_advice(console: Console, standing: Standing, advice: Advice, *, with_threats: bool) -> None:
    """What the network makes of one position, board and all."""
    say_board(console, standing, with_threats=with_threats)
    side = side_name(standing.game, standing.side)
    say_text(console, Text(f"{side} is to move. I would play {advice.move}.", "name"))
    say_thought(console, advice, side)
    console.print(_table(console, advice))


def _table(console: Console, advice: Advice) -> Grid:
    """The moves that count most: share before the search, looks and worth after."""
    grid = Grid.grid(padding=(0, 2))
    heads = ["  move", "first thought", "looked at", "worth"]
    for head in heads:
        grid.add_column(justify="left" if head == heads[0] else "right", no_wrap=True)
    grid.add_row(*(Text(head, "quiet") for head in heads))
    for one in _weightiest(advice):
        mark = "→ " if one.name == advice.move else "  "
        grid.add_row(mark + one.name, _share(console, one), f"{one.visits:,}", _worth(one))
    return grid


def _weightiest(advice: Advice) -> list[Considered]:
    return sorted(advice.moves, key=lambda one: (-one.visits, -one.policy))[:_SHOWN]


def _share(console: Console, one: Considered) -> Text:
    wide = console.is_terminal and console.width >= 60
    drawing = bar(one.policy, _BAR).ljust(_BAR) + " " if wide else ""
    return Text.assemble((drawing, "positive"), f"{percent(one.policy):>7}")


def _worth(one: Considered) -> str:
    if one.proof is not None:
        return {1: "wins", 0: "draws", -1: "loses"}[one.proof]
    return signed(one.value) if one.visits else ""
