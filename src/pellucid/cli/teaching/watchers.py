"""Who shows a teaching to a person: a live picture in a terminal, plain lines elsewhere."""

from contextlib import AbstractContextManager

from rich.console import Console

from pellucid.cli.teaching.lines import Lines
from pellucid.cli.teaching.live import LivePicture
from pellucid.cli.teaching.rounds import Rounds
from pellucid.cli.watching import watching
from pellucid.games.school import School


def watcher(
    console: Console, school: School, rounds: Rounds
) -> AbstractContextManager[LivePicture | Lines]:
    """The live picture where there is a terminal to draw in; else lines. Both note the rounds."""
    return watching(console, LivePicture(school, rounds), Lines(console, rounds), per_second=4)
