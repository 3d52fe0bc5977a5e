"""What was typed after `pellucid quiz`, and what of it does not go together."""

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
    seed: int
    json: bool


def check(request: Request) -> None:
    """Before anything takes time. Raises `BadInput` for options that contradict each other."""
    if request.out is not None and request.export is None:
        raise BadInput("--out stands without --export", "both", instead="--export csv")
    if request.data is not None and request.model is None:
        raise BadInput("--data stands without --model", "both", instead="--model NAME.pellucid")
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
            raise BadInput(f"{name} and {other} were given", "one of the two")


def lesson_number(typed: str, known: list[int]) -> int:
    """The lesson, if it has a quiz. Raises `BadInput` otherwise."""
    number = int(typed) if typed.isdecimal() and len(typed) < 10 else -1
    if number not in known:
        listed = ", ".join(map(str, known))
        raise BadInput(
            f"there is no quiz of lesson {typed!r}", f"one of: {listed}", "",
            f"pellucid quiz {known[0]}",
        )  # fmt: skip
    return number
