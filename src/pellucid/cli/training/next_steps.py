"""What to type next."""

from pathlib import Path
from shlex import quote

from pellucid.cli.training.ask import Files
from pellucid.learning import Run


def next_steps(run: Run, files: Files, source: str) -> list[tuple[str, str]]:
    """What to type next, and what it does."""
    model, given = quoted(files.model), quoted(source)
    steps = [
        (f"pellucid show {model}", "draw the network"),
        (f"pellucid explain {model} {given} --row 0", f"follow one {run.model.noun} through it"),
        (f"pellucid predict {model} {given}", f"answer many {run.model.noun}s"),
    ]
    if run.record.ended == "interrupted" and files.checkpoint.exists():
        steps.insert(0, ("the same command with --resume", "go on learning"))
    if files.report is None:
        page = quoted(files.model.with_suffix(".html"))
        steps.append((f"the same command with --report {page}", "see it all on one page"))
    return steps


def quoted(name: str | Path) -> str:
    """A name as it can be typed, in quotes where it has blanks.

    >>> quoted("a b.csv")
    "'a b.csv'"
    """
    return quote(str(name))
