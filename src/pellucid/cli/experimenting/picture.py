"""An outcome in the terminal: the verdict, what it rests on, and the charts."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.drawing.numbers import duration
from pellucid.cli.experimenting.charts import chart_lines
from pellucid.cli.experimenting.listing import STYLES
from pellucid.cli.notes import say_after
from pellucid.cli.terminal import say_line
from pellucid.course.language import Language
from pellucid.course.outcome import Outcome
from pellucid.course.words import evidence_lines, verdict_line


def draw_outcome(console: Console, outcome: Outcome, language: Language) -> None:
    """The charts first, since people look before they read; then the verdict."""
    for chart in outcome.charts:
        lines = chart_lines(chart, console, language)
        if lines:
            console.print()
        for line in lines:
            say_line(console, line)
    console.print()
    draw_verdict(console, outcome, language)


def draw_verdict(console: Console, outcome: Outcome, language: Language) -> None:
    """The verdict, and a line for every comparison it rests on."""
    style = STYLES[outcome.verdict]
    line = Text(verdict_line(outcome, language), f"bold {style}" if style != "quiet" else "bold")
    say_line(
        console, line.append(f"  ({language.with_numbers(duration(outcome.seconds))})", "quiet")
    )
    for said in evidence_lines(outcome, language):
        say_after(console, Text("· ", "quiet"), Text(said))
