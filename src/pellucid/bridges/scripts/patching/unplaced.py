"""Unplaced: a change for which no place in the script is certain."""

from typing import NoReturn


class Unplaced(Exception):
    """Nothing is changed then; what to type is said in words."""


def nowhere() -> NoReturn:
    """For an expression that found no place: raises `Unplaced`."""
    raise Unplaced
