"""Quizzes in another language: the words of a question, by its id, laid over the English one."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from pellucid.course.language import Language
from pellucid.course.lesson import Lesson
from pellucid.course.quiz import Answer, Question, Quiz
from pellucid.course.translating.files import folder_of, words_in

Lessons = Mapping[int, Lesson]


def quiz_in(quiz: Quiz, language: Language, english: Lessons, translated: Lessons) -> Quiz:
    """The quiz in that language; its questions name sections of the translated lesson."""
    words = words_in(folder_of(language.code) / "quizzes", str(quiz.lesson))
    headings = {
        ours.heading: theirs.heading
        for ours, theirs in zip(
            english[quiz.lesson].sections, translated[quiz.lesson].sections, strict=True
        )
    }
    questions = (_question(one, words[one.id], headings) for one in quiz.questions)
    return replace(quiz, questions=tuple(questions))


def _question(
    question: Question, words: Mapping[str, Any], headings: Mapping[str, str]
) -> Question:
    answers = (
        Answer(said["text"], said["feedback"], right=answer.right)
        for answer, said in zip(question.answers, words["answer"], strict=True)
    )
    section = headings[question.section]
    return replace(question, text=words["text"], section=section, answers=tuple(answers))
