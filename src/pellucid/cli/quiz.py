"""`pellucid quiz`: what you know, what you missed, and when it comes again."""

from typing import Annotated

from typer import Argument, Option

from pellucid.cli import options as o

Lesson = Annotated[
    str | None,
    Argument(
        metavar="[N]",
        help="The lesson, 1 to 5. Without it: what is due again, else the next lesson you have "
        "not passed.",
        show_default=False,
    ),
]
Answers = Annotated[
    str | None,
    Option(
        metavar="LETTERS",
        help="Grade these answers, one letter a question (- for none), in the order that --json "
        "prints for the same --seed. Nothing is kept. Exit 1 where it is not passed.",
    ),
]
Model = Annotated[
    str | None,
    Option(metavar="MODEL", help="Ask about your own network instead, and grade against it."),
]
Data = Annotated[
    str | None,
    Option(metavar="SOURCE", help="What that network answers; else the set it learned from."),
]
Export = Annotated[
    str | None,
    Option(
        metavar="FORM",
        help="Hand the questions on, lesson N's or all: gift (Moodle), qti (Canvas and others) or "
        "csv.",
    ),
]
Out = Annotated[
    str | None,
    Option("--out", metavar="FILE", help="Where --export writes to; else standard output."),
]


def quiz(
    lesson: Lesson = None,
    answers: Answers = None,
    model: Model = None,
    data: Data = None,
    export: Export = None,
    out: Out = None,
    course: o.CourseFolder = None,
    language: o.Language = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Ask what the lessons taught: five questions or more a lesson, four answers each.

    Type a letter and Enter; every answer is told why it is right or wrong. q leaves, and what
    was answered is kept. Letters may come from a pipe, one a line. With --json the questions are
    printed without their solution; with --answers too, the grades.
    """
    from pellucid.cli.quizzing.carry_out import carry_out
    from pellucid.cli.quizzing.request import Request

    carry_out(Request(lesson, answers, model, data, export, out, course, language, seed, json))
