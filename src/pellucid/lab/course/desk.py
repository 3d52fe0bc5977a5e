"""The course's desk: what a learner's page asks of the course is answered here."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from pellucid.course.experiment import Experiment
from pellucid.course.glossary import Term, find_term
from pellucid.course.knobs import turned
from pellucid.course.language import language
from pellucid.course.learned import place_in, with_answer, with_outcome, with_place
from pellucid.course.lesson import Lesson
from pellucid.course.outcome import Outcome
from pellucid.course.progress import Progress
from pellucid.course.registry import experiments
from pellucid.course.translating.experiments import told_in
from pellucid.lab.course.blocks import sections_of, terms_in
from pellucid.lab.course.contents import contents, is_read
from pellucid.lab.course.marking import Places, marked
from pellucid.lab.course.own_network import OwnNetwork
from pellucid.lab.course.running import MOST_NETWORKS, run
from pellucid.lab.course.shelf import Kept, Shelf
from pellucid.lab.course.sitting import Answered, Sitting, about_own, sit_down
from pellucid.lab.course.textbook import textbook
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import Contents, LessonRead, Marked, QuizTold, TermNote, Terms
from pellucid.lab.protocol.course_commands import (
    AnswerQuestion,
    BeginQuiz,
    CourseAsk,
    CourseCommand,
    KeepPlace,
    LookUp,
    ReadContents,
    ReadLesson,
    RunClaim,
    TellQuiz,
)
from pellucid.lab.sendable import Sendable

WriteDown = Callable[[Answered], None]
"""Writes an answer down before anything comes of it, and raises where it cannot."""


class CourseDesk:
    """One learner's course: their progress on a shelf, and the quiz they sit at.

    It is used by one thread at a time. Raises `Mistake` and `BadInput` for what cannot be done.
    What `write_down` raises of an answer is raised too, and the answer can be given again.
    """

    def __init__(self, shelf: Shelf, write_down: WriteDown | None = None) -> None:
        self._shelf, self._write_down = shelf, write_down
        self._sitting: Sitting | None = None
        self._ran: dict[str, Outcome] = {}

    def do(self, command: CourseCommand, bench: OwnNetwork | None = None) -> list[Sendable]:
        """The answer to a command; `bench` has the network that a quiz may ask about."""
        answer: Sendable
        match command:
            case ReadContents():
                answer = self._contents(command, self._shelf.load())
            case ReadLesson():
                answer = self._read(command)
            case KeepPlace():
                answer = self._keep_place(command)
            case LookUp():
                answer = self._look_up(command)
            case BeginQuiz():
                answer = self._begin(command, bench)
            case AnswerQuestion():
                answer = self._answer(command)
            case TellQuiz():
                answer = self._tell_quiz(command)
            case RunClaim():
                raise TypeError("a claim is run by `long`")
        return [answer]

    def long(self, command: RunClaim) -> Iterator[Sendable]:
        """Runs a claim, telling how far it is; the last that is told has done=True.

        Closing the iterator leaves the run. Only a verdict that was come to is kept.
        """
        experiment = self._experiment(command.claim)
        networks = experiment.seeds if command.seeds is None else command.seeds
        most = max(MOST_NETWORKS, experiment.seeds)
        if networks > most:
            raise Mistake("claim-too-many", networks=networks, most=most)
        turned(experiment.settings, command.chosen)  # a mistake is told before anything runs
        return self._run(command, experiment, networks)

    def _run(
        self, command: RunClaim, experiment: Experiment[Any], networks: int
    ) -> Iterator[Sendable]:
        for news in run(experiment, networks, command):
            if news.outcome is None:
                yield news
            else:
                self._remember(news.outcome)
                yield replace(news, outcome=told_in(news.outcome, language(command.language)))

    def _remember(self, outcome: Outcome) -> None:
        self._ran[outcome.name] = outcome
        self._shelf.keep(lambda progress: with_outcome(progress, outcome, date.today()))

    def _experiment(self, name: str) -> Experiment[Any]:
        if name not in experiments:
            raise Mistake("no-claim", name=name)
        return experiments[name]

    def _lesson(self, command: ReadLesson | KeepPlace) -> Lesson:
        lessons = textbook(command.language).course.lessons
        if command.lesson not in lessons:
            raise Mistake("no-lesson", lesson=command.lesson)
        return lessons[command.lesson]

    def _contents(self, command: ReadContents | KeepPlace, kept: Kept) -> Contents:
        return contents(command.id, *textbook(command.language), kept, date.today())

    def _read(self, command: ReadLesson) -> LessonRead:
        lesson, progress = self._lesson(command), self._shelf.load().progress
        course = textbook(command.language).course
        ran = {name: told_in(one, course.language) for name, one in self._ran.items()}
        sections = sections_of(lesson, course, progress, ran)
        linked = [one for one in terms_in(sections) if one in course.glossary]
        return LessonRead(
            id=command.id,
            number=lesson.number,
            title=lesson.title,
            sections=sections,
            terms={one: _note(course.glossary[one]) for one in linked},
            at=place_in(lesson, progress),
            read=is_read(lesson, progress),
        )

    def _keep_place(self, command: KeepPlace) -> Contents:
        lesson, today = self._lesson(command), date.today()
        at = min(command.section, len(lesson.sections))
        kept = self._shelf.keep(lambda progress: with_place(progress, lesson, at, today))
        return self._contents(command, kept)

    def _look_up(self, command: LookUp) -> Terms:
        glossary = textbook(command.language).course.glossary
        found = [find_term(command.word, glossary)] if command.word else glossary.values()
        return Terms(id=command.id, terms=[_note(term) for term in found])

    def _begin(self, command: BeginQuiz, bench: OwnNetwork | None) -> Sendable:
        if command.about == "network":
            self._sitting = about_own(bench, language(command.language), command.seed)
        else:
            progress, spoken = self._shelf.load().progress, language(command.language)
            self._sitting = sit_down(command, spoken, progress, date.today())
        return self._sitting.begun(command.id)

    def _answer(self, command: AnswerQuestion) -> Sendable:
        """Keeps the answer before anything is said to it, so that nothing is lost."""
        sitting = self._sitting
        if sitting is None or sitting.now is None:
            raise Mistake("no-question")
        if command.question != len(sitting.answered) + 1:
            raise Mistake("other-question", number=len(sitting.answered) + 1)
        sitting.speak(language(command.language))
        answered = Answered(sitting.now, command.choice)
        given = answered.given
        if self._write_down is not None:
            self._write_down(answered)
        kept = self._shelf.load()
        if sitting.about == "course":
            kept = self._shelf.keep(lambda progress: with_answer(progress, given, date.today()))
        sitting.answered.append(answered)
        return self._marked(command, answered, sitting, kept.progress)

    def _tell_quiz(self, command: TellQuiz) -> QuizTold:
        """What the page shows of a quiz, in whichever language it asks for."""
        sitting = self._sitting
        if sitting is None:
            raise Mistake("no-question")
        sitting.speak(language(command.language))
        progress = self._shelf.load().progress
        told = [self._marked(command, one, sitting, progress) for one in sitting.answered[-1:]]
        return QuizTold(
            id=command.id,
            question=sitting.question(),
            answered=sitting.last(),
            marked=told[0] if told else None,
        )

    def _marked(
        self, command: CourseAsk, answered: Answered, sitting: Sitting, progress: Progress
    ) -> Marked:
        course, quizzes = textbook(command.language)
        return marked(command.id, answered, sitting, Places(course.lessons, quizzes), progress)


def _note(term: Term) -> TermNote:
    return TermNote(term.id, term.name, term.meaning)
