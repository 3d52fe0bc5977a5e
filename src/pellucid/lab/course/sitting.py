"""One sitting at a quiz: what is asked, and what was answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pellucid.course.asking import Asked, Chosen, Given, choose, next_due, session
from pellucid.course.progress import Progress, QuestionPlace
from pellucid.course.quiz import Quiz
from pellucid.lab.course.own_network import OwnNetwork, questions_about
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import QuizBegun, QuizQuestion, QuizWhy
from pellucid.lab.protocol.course_commands import BeginQuiz, QuizAbout

Quizzes = Mapping[int, Quiz]


@dataclass
class Sitting:
    """The questions in their order, why they were chosen, and the answers given so far."""

    about: QuizAbout
    why: QuizWhy
    chosen: Chosen
    asked: tuple[Asked, ...]
    again_on: date | None = None
    given: list[Given] = field(default_factory=list[Given])

    @property
    def now(self) -> Asked | None:
        """The question that waits for an answer; None after the last."""
        return self.asked[len(self.given)] if len(self.given) < len(self.asked) else None

    def question(self) -> QuizQuestion | None:
        """The question that waits, as it is put."""
        if self.now is None:
            return None
        return QuizQuestion(
            key=self.now.question.id,
            number=len(self.given) + 1,
            of=len(self.asked),
            text=self.now.question.text,
            choices=[answer.text for answer in self.now.answers.values()],
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


def sit_down(command: BeginQuiz, quizzes: Quizzes, progress: Progress, today: date) -> Sitting:
    """A lesson's questions, or what is due, as `pellucid quiz` chooses and orders them."""
    lesson, places = command.lesson, progress.questions
    if lesson is not None and lesson not in quizzes:
        raise Mistake("no-quiz", lesson=lesson)
    chosen = choose(lesson, quizzes, places, today)
    times = {name: place.asked for name, place in places.items()}
    asked = session(chosen, command.seed, times=times)
    why = "lesson" if lesson is not None else _why(chosen)
    return Sitting("course", why, chosen, asked, None if asked else _again(quizzes, places))


def about_own(network: OwnNetwork | None, seed: int) -> Sitting:
    """Questions about the network on the bench. Nothing of it comes back another day."""
    if network is None:
        raise Mistake("no-network")
    chosen = Chosen("", questions=questions_about(network, seed))
    return Sitting("network", "network", chosen, session(chosen, seed))


def _why(chosen: Chosen) -> QuizWhy:
    if chosen.lesson is not None:
        return "next"
    return "due" if chosen.earlier else "nothing"


def _again(quizzes: Quizzes, places: Mapping[str, QuestionPlace]) -> date | None:
    return next_due(places, (one for quiz in quizzes.values() for one in quiz.questions))
