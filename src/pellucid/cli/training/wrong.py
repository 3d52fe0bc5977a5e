"""What the rules see in a training that went badly: a few lines, and who says more."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after
from pellucid.cli.training.ask import Files
from pellucid.cli.training.next_steps import quoted
from pellucid.doctor import Finding, diagnose_record
from pellucid.learning import Run

_MOST, _SAID_ALREADY = 3, ("not-finite",)


def say_wrong(console: Console, run: Run, files: Files) -> None:
    """At most three lines, and none where it learned; nothing is trained or drawn for them."""
    found = wrong(run)
    for one in found[:_MOST]:
        say_after(console, Text("! ", "warning"), Text(one.sentence, "default"))
    if found:
        asked = f"pellucid diagnose {quoted(files.model)}"
        console.print(Text(f"  {asked} says more", "quiet"), soft_wrap=True)


def wrong(run: Run) -> list[Finding]:
    """What is a problem or a warning by the run's record; nothing of one that was cut off."""
    if run.record.ended == "interrupted":
        return []
    found = diagnose_record(run).findings
    return [one for one in found if one.severity != "note" and one.code not in _SAID_ALREADY]
