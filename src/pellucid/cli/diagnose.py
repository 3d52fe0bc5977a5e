"""`pellucid diagnose`: why a network does not learn."""

from typing import Annotated

from typer import Argument, Option

from pellucid.cli import options as o

Subject = Annotated[
    str,
    Argument(
        metavar="MODEL-OR-SCRIPT",
        help="A model that pellucid train wrote, or a Python script that trains a Keras or a "
        "PyTorch network.",
        show_default=False,
    ),
]
Arguments = Annotated[
    list[str] | None,
    Argument(metavar="[-- ARGUMENTS]", help="What the script is given.", show_default=False),
]
Prove = Annotated[
    bool,
    Option("--prove", help="Retrain it as it is and mended, five times each, and compare."),
]
AtLeast = Annotated[
    str,
    Option("--at-least", metavar="SEVERITY",
           help="What counts as a no (exit code 1): problem, warning or note."),
]  # fmt: skip
Patch = Annotated[
    str | None,
    Option("--patch", metavar="FILE", help="Write the change that mends a script here, as a diff.",
           show_default=False),
]  # fmt: skip
Seconds = Annotated[float, Option("--seconds", metavar="S", help="How long it may take, about.")]


def diagnose(
    subject: Subject,
    arguments: Arguments = None,
    prove: Prove = False,
    patch: Patch = None,
    at_least: AtLeast = "problem",
    seconds: Seconds = 60.0,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Find out why a network does not learn, and what would mend it.

    It is trained as it is and, where it does not learn, with one thing changed at a time, all on
    copies. A script is run, and what it trains is examined; its files and its model stay as they
    are. It exits with 1 where something is wrong.
    """
    from pellucid.cli.diagnosing.carry_out import Asked, carry_out

    carry_out(Asked(subject, tuple(arguments or ()), prove, patch, at_least, seconds, seed, json))
