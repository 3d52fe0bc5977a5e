"""The commands, by name."""

from typing import Annotated

import typer

from pellucid.cli.course import course
from pellucid.cli.diagnose import diagnose
from pellucid.cli.experiment import experiment
from pellucid.cli.explain import explain
from pellucid.cli.lab import lab
from pellucid.cli.learn import learn
from pellucid.cli.listen import listen
from pellucid.cli.match import match
from pellucid.cli.play import play
from pellucid.cli.predict import predict
from pellucid.cli.quiz import quiz
from pellucid.cli.show import show
from pellucid.cli.train import train

_ABOUT = """Neural networks you can see through.

\b
  pellucid train iris                          learn from a built-in set, or from a table
  pellucid show iris.pellucid                  draw the network
  pellucid explain iris.pellucid iris --row 0  follow one row through it
  pellucid predict iris.pellucid iris          answer many rows
  pellucid diagnose iris.pellucid              why it does not learn, and what would mend it
  pellucid train FOLDER                        learn from pictures or recordings, class/file
  pellucid listen vowels.pellucid              answer what the microphone hears
  pellucid play                                a board game against a network that explains itself
  pellucid learn                               the course: five lessons, quizzes, experiments
  pellucid lab                                 all of it on a page, in the browser
"""

# Plain help: drawing it in boxes would take as long again as everything else together.
app = typer.Typer(
    help=_ABOUT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in (
    train, predict, explain, diagnose, show, listen, play, match, learn, quiz, experiment, course,
    lab,
):  # fmt: skip
    app.command()(command)


@app.callback(invoke_without_command=True)
def _start(  # pyright: ignore[reportUnusedFunction]  # the app calls it
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from pellucid import __version__

        typer.echo(f"pellucid {__version__}")
        raise typer.Exit()
