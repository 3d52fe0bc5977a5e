"""What is wrong with a quiz: within its file, and in what it refers to."""

from collections.abc import Iterator

from pellucid.course.checking.lessons import Known
from pellucid.course.problem import Problem
from pellucid.course.quiz import Question, parse_quiz
from pellucid.course.quiz_problems import problems, question_place
from pellucid.course.toml_lines import line_of
from pellucid.errors import nearest


def quiz_file_problems(stem: str, text: str, known: Known) -> Iterator[Problem]:
    """Everything wrong with a quiz's TOML; what it refers to is looked at once the rest is fit."""
    found = problems(text)
    if found:
        yield from found
        return
    quiz = parse_quiz(text, f"{stem}.toml")
    if quiz.lesson not in known.lessons:
        there = ", ".join(map(str, known.lessons))
        message = f"lesson {quiz.lesson} is not there"
        yield Problem(line_of(text, (), "lesson"), message, f"one of {there}")
        return
    headings = [section.heading for section in known.lessons[quiz.lesson].sections]
    for number, question in enumerate(quiz.questions):
        yield from _references(text, question, number, headings, known)


def _references(
    text: str, question: Question, number: int, headings: list[str], known: Known
) -> Iterator[Problem]:
    if question.section and question.section not in headings:
        near = nearest(question.section, headings)
        message = f"the lesson has no section {question.section!r}"
        yield Problem(line_of(text, question_place(number), "section"), message, near or "")
    if question.experiment and question.experiment not in known.experiments:
        near = nearest(question.experiment, known.experiments)
        message = f"there is no experiment {question.experiment!r}"
        yield Problem(line_of(text, question_place(number), "experiment"), message, near or "")
