"""What does *your* network do? Questions made from it, and graded against it."""

from pellucid.course.own.questions import GENERATORS, own_questions
from pellucid.course.own.subject import Subject

__all__ = ["GENERATORS", "Subject", "own_questions"]
