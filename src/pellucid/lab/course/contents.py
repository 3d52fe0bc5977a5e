"""The contents of the course, and how far the learner has come."""

from datetime import date

from pellucid.course.asking import due, next_due, passed
from pellucid.course.course import Course
from pellucid.course.learned import place_in
from pellucid.course.lesson import Lesson
from pellucid.course.progress import Progress
from pellucid.course.quiz import Quiz
from pellucid.lab.course.shelf import Kept
from pellucid.lab.course.textbook import Quizzes
from pellucid.lab.protocol.course import ClaimLine, Contents, LessonLine, QuizLine


def contents(command: int, course: Course, quizzes: Quizzes, kept: Kept, today: date) -> Contents:
    """Every lesson with the learner's place, and what is to be asked again."""
    progress, notes = kept
    every = [question for quiz in quizzes.values() for question in quiz.questions]
    again = next_due(progress.questions, every)
    return Contents(
        id=command,
        lessons=[
            _line(lesson, course, quizzes.get(number), progress)
            for number, lesson in course.lessons.items()
        ],
        due=len(due(progress.questions, every, today)),
        again_on=again.isoformat() if again else None,
        notes=[note.text for note in notes],
    )


def is_read(lesson: Lesson, progress: Progress) -> bool:
    """Whether the learner has come to the end of a lesson."""
    place = progress.lessons.get(str(lesson.number))
    return place is not None and place.done


def _line(lesson: Lesson, course: Course, quiz: Quiz | None, progress: Progress) -> LessonLine:
    return LessonLine(
        number=lesson.number,
        title=lesson.title,
        sections=[section.heading for section in lesson.sections],
        at=place_in(lesson, progress),
        read=is_read(lesson, progress),
        quiz=_quiz(quiz, progress) if quiz else None,
        claims=[_claim(one.experiment, course, progress) for one in lesson.shown],
    )


def _quiz(quiz: Quiz, progress: Progress) -> QuizLine:
    places = [progress.questions.get(one.id) for one in quiz.questions]
    known = sum(place is not None and place.box > 0 for place in places)
    return QuizLine(len(quiz.questions), known, passed(quiz, progress.questions))


def _claim(name: str, course: Course, progress: Progress) -> ClaimLine:
    last = progress.experiments.get(name)
    return ClaimLine(name, course.experiments[name].claim, last.verdict if last else None)
