"""One sitting at a quiz: what is asked, and what was answered so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pellucid.course.asking import Asked, Chosen, Given, choose, first_as_read, next_due, session
from pellucid.course.language import Language
from pellucid.course.progress import Progress, QuestionPlace
from pellucid.course.quiz import Question
from pellucid.lab.course.own_network import OwnNetwork, questions_about
from pellucid.lab.course.textbook import Quizzes, textbook
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import QuizBegun, QuizQuestion, QuizWhy
from pellucid.lab.protocol.course_commands import BeginQuiz, QuizAbout


class Answered(NamedTuple):
    """A question that was answered: how it was put, and what was chosen, by its place from 0."""

    asked: Asked
    choice: int

    @property
    def given(self) -> Given:
        """The answer that stands at that place."""
        return Given(self.asked.question, list(self.asked.answers.values())[self.choice])


@dataclass
class Sitting:
    """The questions in their order, why they were chosen, and the answers given so far.

    `questions_in` has them in any language, by id.
    """

    about: QuizAbout
    why: QuizWhy
    chosen: Chosen
    asked: tuple[Asked, ...]
    questions_in: Callable[[Language], Mapping[str, Question]]
    language: Language
    again_on: date | None = None
    answered: list[Answered] = field(default_factory=list[Answered])

    @property
    def given(self) -> list[Given]:
        """The answers given so far."""
        return [one.given for one in self.answered]

    @property
    def now(self) -> Asked | None:
        """The question that waits for an answer; None after the last."""
        return self.asked[len(self.answered)] if len(self.answered) < len(self.asked) else None

    def speak(self, language: Language) -> None:
        """Goes on in that language: the same questions, their answers in the same places."""
        if language == self.language:
            return
        known = self.questions_in(language)
        self.language = language
        self.asked = tuple(_put(one, known.get(one.question.id)) for one in self.asked)
        choices = [one.choice for one in self.answered]
        self.answered = list(map(Answered, self.asked, choices))

    def question(self) -> QuizQuestion | None:
        """The question that waits, as it is put."""
        return None if self.now is None else self._shown(len(self.answered))

    def last(self) -> QuizQuestion | None:
        """The question that was answered last, as it was put."""
        return self._shown(len(self.answered) - 1) if self.answered else None

    def _shown(self, at: int) -> QuizQuestion:
        question, answers = self.asked[at]
        return QuizQuestion(
            key=question.id,
            number=at + 1,
            of=len(self.asked),
            text=question.text,
            choices=[answer.text for answer in answers.values()],
        )

    def begun(self, command: int) -> QuizBegun:
        """What will be asked, told before the first question."""
        return QuizBegun(
            id=command,
            about=self.about,
            why=self.why,
            lesson=self.chosen.lesson,
            earlier=len(self.chosen.earlier),
            own=len(self.chosen.questions),
            again_on=self.again_on.isoformat() if self.again_on else None,
            question=self.question(),
        )


def sit_down(command: BeginQuiz, language: Language, progress: Progress, today: date) -> Sitting:
    """A lesson's questions, or what is due, as `pellucid quiz` chooses them.

    There is no letter to know beforehand here: at first a lesson is asked as it was read.
    """
    quizzes = textbook(language.code).quizzes
    lesson, places = command.lesson, progress.questions
    if lesson is not None and lesson not in quizzes:
        raise Mistake("no-quiz", lesson=lesson)
    chosen = choose(lesson, quizzes, places, today)
    times = {name: place.asked for name, place in places.items()}
    asked = first_as_read(chosen, command.seed, times)
    why = "lesson" if lesson is not None else _why(chosen)
    again_on = None if asked else _again(quizzes, places)
    return Sitting("course", why, chosen, asked, _of_course, language, again_on)


def about_own(network: OwnNetwork | None, language: Language, seed: int) -> Sitting:
    """Questions about the network on the bench. Nothing of it comes back another day."""
    if network is None:
        raise Mistake("no-network")
    ask = questions_about(network, seed)
    chosen = Chosen("", questions=ask(language))

    def by_id(language: Language) -> dict[str, Question]:
        return {one.id: one for one in ask(language)}

    return Sitting("network", "network", chosen, session(chosen, seed), by_id, language)


def _of_course(language: Language) -> Mapping[str, Question]:
    return textbook(language.code).questions


def _put(asked: Asked, question: Question | None) -> Asked:
    """The same question in another language, its answers by the same letters."""
    if question is None:  # it cannot be asked there
        return asked
    places = {letter: asked.question.answers.index(one) for letter, one in asked.answers.items()}
    return Asked(question, {letter: question.answers[at] for letter, at in places.items()})


def _why(chosen: Chosen) -> QuizWhy:
    if chosen.lesson is not None:
        return "next"
    return "due" if chosen.earlier else "nothing"


def _again(quizzes: Quizzes, places: Mapping[str, QuestionPlace]) -> date | None:
    return next_due(places, (one for quiz in quizzes.values() for one in quiz.questions))
