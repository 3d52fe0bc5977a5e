"""What changes in a learner's progress: a place in a lesson, an answer, a verdict."""

from datetime import date

from msgspec.structs import replace

from pellucid.course.asking.boxes import answered
from pellucid.course.asking.score import Given
from pellucid.course.lesson import Lesson
from pellucid.course.outcome import Outcome
from pellucid.course.progress import ExperimentPlace, LessonPlace, Progress


def place_in(lesson: Lesson, progress: Progress) -> int:
    """The section to go on with, from 0; the first again where all was read."""
    place = progress.lessons.get(str(lesson.number))
    if place is None or place.done:
        return 0
    return min(place.section, len(lesson.sections) - 1)


def with_place(progress: Progress, lesson: Lesson, at: int, today: date) -> Progress:
    """The learner has come to section `at`; past the last, the lesson is read, and stays so."""
    before = progress.lessons.get(str(lesson.number))
    done = at >= len(lesson.sections) or bool(before and before.done)
    place = LessonPlace(section=at, done=done, when=today)
    return replace(progress, lessons={**progress.lessons, str(lesson.number): place})


def with_answer(progress: Progress, given: Given, today: date) -> Progress:
    """A question of the course was answered: it goes to another of Leitner's boxes."""
    name = given.question.id
    place = answered(progress.questions.get(name), given.right, today)
    return replace(progress, questions={**progress.questions, name: place})


def with_outcome(progress: Progress, outcome: Outcome, today: date) -> Progress:
    """An experiment was run: its verdict is the last that the learner saw."""
    low, high = outcome.interval
    place = ExperimentPlace(
        verdict=outcome.verdict,
        effect=outcome.effect,
        low=low,
        high=high,
        seeds=outcome.seeds,
        seconds=outcome.seconds,
        settings=outcome.settings,
        when=today,
    )
    return replace(progress, experiments={**progress.experiments, outcome.name: place})
