"""A training that can be steered while it goes on, and gone back in."""

from pellucid.learning.live.compiling import compiling
from pellucid.learning.live.course import Course, Strengths, course_of
from pellucid.learning.live.live import Live, begun, carried_over
from pellucid.learning.live.many import Spread, spread
from pellucid.learning.live.program import Program
from pellucid.learning.live.programs import Lessons, Programs, programs
from pellucid.learning.live.shared import Shared
from pellucid.learning.live.way import Edit, Learn, Steer, Way

__all__ = [
    "Course",
    "Edit",
    "Learn",
    "Lessons",
    "Live",
    "Program",
    "Programs",
    "Shared",
    "Spread",
    "Steer",
    "Strengths",
    "Way",
    "begun",
    "carried_over",
    "compiling",
    "course_of",
    "programs",
    "spread",
]
