"""Where each question of the course stands."""

from functools import lru_cache

from pellucid.lab.classroom.board import Order


@lru_cache(1)
def course_order() -> Order:
    """Every question of the course's quizzes by its key: its lesson, and its number there."""
    from pellucid.course.quizzes_of import quizzes_of  # takes a second: not before the page is up

    return {
        question.id: (quiz.lesson, number)
        for quiz in quizzes_of().values()
        for number, question in enumerate(quiz.questions)
    }
