"""What was typed after `pellucid quiz`, and what of it does not go together."""

import shlex
from typing import NamedTuple

from pellucid.errors import BadInput


class Request(NamedTuple):
    """The command's arguments, as typed."""

    lesson: str | None
    answers: str | None
    model: str | None
    data: str | None
    export: str | None
    out: str | None
    course: str | None
    language: str | None
    seed: int
    json: bool


def check(request: Request) -> None:
    """Before anything takes time. Raises `BadInput` for options that contradict each other."""
    if request.out is not None and request.export is None:
        instead = f"--export csv --out {shlex.quote(request.out)}"
        raise BadInput("--out stands without --export", "a form to write", instead=instead)
    if request.data is not None and request.model is None:
        instead = f"--model NAME.pellucid --data {shlex.quote(request.data)}"
        raise BadInput("--data stands without --model", "a model to ask about", instead=instead)
    if request.answers is not None and request.lesson is None and request.model is None:
        raise BadInput(
            "--answers stands without a lesson",
            "the lesson's number",
            "what is asked without one changes from day to day",
            f"pellucid quiz 1 --answers {request.answers}",
        )
    _check_alone("--model", request.model, (("a lesson", request.lesson),
                 ("--export", request.export), ("--course", request.course)))  # fmt: skip
    _check_alone("--export", request.export, (("--answers", request.answers),))


def _check_alone(name: str, given: str | None, others: tuple[tuple[str, str | None], ...]) -> None:
    for other, value in others:
        if given is not None and value is not None:
            instead = f"pellucid quiz {name} {shlex.quote(given)}"
            raise BadInput(f"{name} and {other} were given", "one of the two", "", instead)
