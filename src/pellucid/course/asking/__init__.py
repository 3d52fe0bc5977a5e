"""What is asked, and when: Leitner's boxes, what is due, a session's order, and its score."""

from pellucid.course.asking.boxes import INTERVALS, answered, due, next_due
from pellucid.course.asking.chosen import Chosen, choose, passed
from pellucid.course.asking.order import LETTERS, Asked, first_as_read, in_order, session, shuffled
from pellucid.course.asking.score import PASS_MARK, Given, Score, score

__all__ = [
    "INTERVALS", "LETTERS", "PASS_MARK", "Asked", "Chosen", "Given", "Score", "answered", "choose",
    "due", "first_as_read", "in_order", "next_due", "passed", "score", "session", "shuffled",
]  # fmt: skip
