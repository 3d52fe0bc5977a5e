"""A person's mistakes, told so that they can be mended."""

from collections.abc import Iterable
from difflib import get_close_matches


class BadInput(ValueError):
    """What a person gave cannot be used.

    The message says what was given, what was expected, why, and what to type instead. The
    command line prints it alone and exits with 2; in Python it is an ordinary `ValueError`.

    >>> raise BadInput("epochs is -3", "a whole number of 1 or more", instead="--epochs 100")
    Traceback (most recent call last):
    pellucid.errors.BadInput: epochs is -3. Expected a whole number of 1 or more. Try: --epochs 100
    """

    def __init__(self, given: str, expected: str = "", why: str = "", instead: str = "") -> None:
        self.given, self.expected, self.why, self.instead = given, expected, why, instead
        parts = [
            _sentence(given),
            _sentence(f"Expected {expected}" if expected else ""),
            _sentence(why),
            f"Try: {instead}" if instead else "",
        ]
        super().__init__(" ".join(part for part in parts if part))


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text}." if text and text[-1] not in ".!?" else text


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option most like a mistyped word, or None when nothing is near.

    >>> nearest("rleu", ["relu", "tanh"])
    'relu'
    """
    by_lower = {option.lower(): option for option in options}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[found[0]] if found else None


def choose(what: str, given: str, options: Iterable[str]) -> str:
    """`given`, if it is one of the options.

    Raises `BadInput` naming the nearest option otherwise.

    >>> choose("activation", "tanh", ["relu", "tanh"])
    'tanh'
    """
    known = list(options)
    if given in known:
        return given
    near = nearest(given, known)
    listed = ", ".join(known)
    raise BadInput(
        f"{what} {given!r} is not known", f"one of: {listed}", instead=near if near else ""
    )
