"""The game kept in a file, and how to go on with it."""

from pathlib import Path
from shlex import quote

from rich.console import Console
from rich.text import Text

from pellucid.atomic import check_writable
from pellucid.cli.playing.opened import Opened
from pellucid.cli.terminal import say_text
from pellucid.errors import BadInput
from pellucid.games.record import ENDING, Record, save_record
from pellucid.games.standing import Standing


class Keeper:
    """Knows where a game is kept, and who plays it.

    `always`: the person named a file, so every move is kept at once.
    """

    def __init__(self, path: Path | None, known: Opened, *, always: bool, network: int) -> None:
        if path is not None and always:
            check_writable(path)
        self._path, self._known, self._always, self._network = path, known, always, network

    def after(self, console: Console, standing: Standing) -> None:
        """After every move: kept, where a file was named."""
        if self._always:
            self.keep(console, standing, told=False)

    def keep(
        self, console: Console, standing: Standing, to: str | None = None, *, told: bool = True
    ) -> None:
        """Keeps the game; says where, or why it could not be, and how to go on with it."""
        path = Path(to) if to else self._path or _free(standing.game.name)
        if path.suffix != ENDING:
            path = path.with_name(path.name + ENDING)
        try:
            save_record(self._record(standing), path)
        except BadInput as error:
            said = f"{error} The game is not lost: --moves {quote(standing.text)} goes on with it."
            say_text(console, Text(said, "warning"))
            return
        self._path = path
        if told:
            say_text(console, Text(f"The game is kept in {path}. To go on:"))
            say_typed(console, f"{self._known.command} --load {quote(str(path))}")

    def say_how(self, console: Console, standing: Standing) -> None:
        """How to go on with a game that is not kept in a file."""
        say_text(console, Text("Left. To go on:"))
        side = "" if self._network else " --second"
        say_typed(console, f"{self._known.command} --moves {quote(standing.text)}{side}")

    def _record(self, standing: Standing) -> Record:
        names = ["you", self._known.name] if self._network else [self._known.name, "you"]
        return Record(
            game=standing.game.name, moves=standing.text, first=names[0], second=names[1],
            network=self._network,
        )  # fmt: skip


def say_typed(console: Console, command: str) -> None:
    """What can be typed, on a line of its own and never broken, so that it can be copied."""
    console.print(Text(f"  {command}", "name"), soft_wrap=True)


def _free(name: str) -> Path:
    """A name that no file has yet: othello.game, othello-2.game, ..."""
    path, number = Path(f"{name}{ENDING}"), 2
    while path.exists():
        path, number = Path(f"{name}-{number}{ENDING}"), number + 1
    return path
