"""What there is to play."""

from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.notes import say_after
from pellucid.cli.playing.opened import offered
from pellucid.cli.terminal import answer, say_text


def list_games(*, json: bool) -> None:
    """Every game, with the command that plays it, or that trains a network for it."""
    games = offered()
    if json:
        listed = [{"name": name, "about": about, "ready": ready} for name, about, ready in games]
        print_json({"games": listed})
        return
    console = answer()
    for name, about, ready in games:
        typed = f"pellucid play {name}" if ready else f"pellucid train {name}"
        say_after(console, Text("· ", "quiet"), Text.assemble((typed, "name"), f"  {about}"))
    say_text(console, Text("A network that you trained: pellucid play --model FILE", "quiet"))
