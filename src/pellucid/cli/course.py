"""`pellucid course check`: what is wrong with a teacher's own folder."""

from typing import Annotated

from typer import Argument

from pellucid.cli import options as o

What = Annotated[str, Argument(metavar="check", help="check: tell what is wrong, by line.")]
Folder = Annotated[
    str,
    Argument(
        metavar="FOLDER",
        help="lessons/6.md, lessons/glossary.toml, quizzes/6.toml, experiments/my_claim.py.",
        show_default=False,
    ),
]


def course(what: What, folder: Folder, seed: o.Seed = 0, json: o.Json = False) -> None:
    """Check a course of your own: lessons, quizzes and experiments in a folder.

    It exits with 1 where something is wrong. The code of the folder's experiments is run. Use
    the folder with --course FOLDER in learn, quiz and experiment.
    """
    del seed  # nothing here is random; every command takes it
    from pellucid.cli.learning.check import check_course

    check_course(what, folder, json=json)
