"""The course on the page: lessons, claims that are run, quizzes, and a learner's progress."""

from pellucid.lab.course.desk import CourseDesk
from pellucid.lab.course.own_network import OwnNetwork
from pellucid.lab.course.shelf import Kept, OwnShelf, Shelf
from pellucid.lab.course.sitting import Answered
from pellucid.lab.course.textbook import bring_in_claims, textbook

__all__ = [
    "Answered",
    "CourseDesk",
    "Kept",
    "OwnNetwork",
    "OwnShelf",
    "Shelf",
    "bring_in_claims",
    "textbook",
]
