"""`pellucid learn`: the course, lesson by lesson."""

from typing import Annotated

from typer import Argument, Option

from pellucid.cli import options as o

What = Annotated[
    str | None,
    Argument(
        metavar="[N]",
        help="Which lesson; or a term of the glossary; or glossary, for all of it. Without one, "
        "the contents and your place.",
        show_default=False,
    ),
]
Again = Annotated[bool, Option("--again", help="From the lesson's beginning, not your place.")]


def learn(
    what: What = None,
    again: Again = False,
    course: o.CourseFolder = None,
    language: o.Language = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Read a lesson, section by section, and run its experiments on the way.

    Your place is kept. Without a terminal the whole lesson is printed.
    """
    from pellucid.cli.learning.carry_out import carry_out

    carry_out(what, again=again, folder=course, language=language, seed=seed, json=json)
