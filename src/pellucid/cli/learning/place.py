"""A learner's place in a lesson: found, and kept."""

from datetime import date

import msgspec

from pellucid.course.lesson import Lesson
from pellucid.course.progress import LessonPlace, Progress, keep
from pellucid.data import Note


def place_in(lesson: Lesson, progress: Progress) -> int:
    """The section to go on with, from 0; the first again where all was read."""
    place = progress.lessons.get(str(lesson.number))
    if place is None or place.done:
        return 0
    return min(place.section, len(lesson.sections) - 1)


def keep_place(lesson: Lesson, at: int) -> tuple[Note, ...]:
    """Writes the place down; gives notes where that was not possible."""
    done = at >= len(lesson.sections)
    place = LessonPlace(section=at, done=done, when=date.today())

    def with_place(old: Progress) -> Progress:
        before = old.lessons.get(str(lesson.number))
        kept = msgspec.structs.replace(place, done=done or bool(before and before.done))
        return msgspec.structs.replace(old, lessons={**old.lessons, str(lesson.number): kept})

    return keep(with_place)[1]
