"""A problem: something wrong in a course's file, and on which line."""

from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong on a line (the first is 1), and what to write instead where that is known.

    >>> Problem(3, "fact is 0, which is no number of a fact", "fact = 1").line
    3
    """

    line: int
    message: str
    instead: str = ""
