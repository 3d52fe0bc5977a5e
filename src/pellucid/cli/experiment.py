"""`pellucid experiment`: the claims of the course, tested."""

from typing import Annotated

from typer import Argument, Option

from pellucid.cli import options as o

Name = Annotated[
    str | None,
    Argument(metavar="[NAME]", help="Which experiment; without one, they are listed.",
             show_default=False),
]  # fmt: skip
Seeds = Annotated[
    int | None, Option(metavar="N", help="How many networks take part, each from its own seed.")
]
Set = Annotated[
    list[str] | None,
    Option("--set", metavar="KEY=VALUE", help="Change a setting (may be given several times)."),
]
All = Annotated[bool, Option("--all", help="Run all of them, and write a report.")]
Figure = Annotated[
    str | None, Option(metavar="NAME.png", help="Draw the outcome in a file: .png or .svg.")
]
Report = Annotated[
    str | None,
    Option(metavar="NAME.html", help="With --all: where the report goes; else experiments.html."),
]


def experiment(
    name: Name = None,
    seeds: Seeds = None,
    set_: Set = None,
    every: All = False,
    figure: Figure = None,
    report: Report = None,
    course: o.CourseFolder = None,
    language: o.Language = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Test a claim of the course on many networks.

    Each experiment says what it varies, what it measures, and what would refute it, before it
    runs. It exits with 1 where the claim came out refuted.
    """
    from pellucid.cli.experimenting.carry_out import Asked, carry_out

    carry_out(Asked(name, seeds, set_ or [], every, figure, report, course, language, seed, json))
