"""`pellucid lab`: the page on which you watch a network learn."""

from typing import Annotated

from typer import Option

from pellucid.cli import options as o

Port = Annotated[int, Option(metavar="N", help="The port to answer at; 0 takes any that is free.")]
NoBrowser = Annotated[
    bool, Option("--no-browser", help="Print the address, and leave opening it to you.")
]
Host = Annotated[
    str | None,
    Option(
        metavar="HOST",
        help="Where to listen; 0.0.0.0 lets in other devices that have the token.  [default: "
        "127.0.0.1; with --class 0.0.0.0]",
        show_default=False,
    ),
]
Class = Annotated[
    bool, Option("--class", help="For a class: learners join from their own devices by a code.")
]
ClassName = Annotated[
    str | None,
    Option(
        metavar="NAME",
        help="With --class: which class, to go on where it stopped; else the class called class.",
    ),
]
Database = Annotated[
    str | None,
    Option(
        metavar="URL", help="With --class: where it is kept; else in a file in your user's folder."
    ),
]


def lab(
    port: Port = 8765,
    no_browser: NoBrowser = False,
    host: Host = None,
    for_class: Class = False,
    class_name: ClassName = None,
    database: Database = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Open the lab: build a network on a page, train it, and see every number inside.

    It runs on this machine and needs no other. The address holds a token: only who has it gets
    in. Ctrl-C ends it.
    """
    from pellucid.cli.serving.asked import Asked
    from pellucid.cli.serving.carry_out import carry_out

    carry_out(Asked(port, host, not no_browser, for_class, class_name, database, seed, json))
