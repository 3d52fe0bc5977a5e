"""Answers that were given as letters, all at once."""

from collections.abc import Sequence

from pellucid.course.asking import LETTERS, Asked, Given
from pellucid.errors import BadInput

LEFT_OUT = "-"


def graded(asked: Sequence[Asked], letters: str) -> tuple[Given, ...]:
    """The answer that each letter stands for; `-` for none.

    Raises `BadInput` for another letter, or another number of them than there are questions.
    """
    typed = letters.lower().replace(",", "").replace(" ", "")
    known = {*LETTERS, LEFT_OUT}
    wrong = [letter for letter in typed if letter not in known]
    kept = "".join(LEFT_OUT if letter in wrong else letter for letter in typed)
    instead = f"--answers {(kept + LEFT_OUT * len(asked))[: len(asked)]}"
    if wrong:
        raise BadInput(
            f"--answers has {wrong[0]!r}",
            f"letters from {LETTERS[0]} to {LETTERS[-1]}, or {LEFT_OUT} for a question left out",
            instead=instead,
        )
    if len(typed) != len(asked):
        raise BadInput(
            f"--answers has {len(typed)} letters", f"{len(asked)}, one a question",
            instead=instead,
        )  # fmt: skip
    pairs = zip(asked, typed, strict=True)
    return tuple(Given(one.question, one.answers.get(letter)) for one, letter in pairs)
