"""The course's desk: what a learner's page asks of the course is answered here."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pellucid.course.course import Course, open_course
from pellucid.course.experiment import Experiment
from pellucid.course.glossary import Term, find_term
from pellucid.course.knobs import turned
from pellucid.course.learned import place_in, with_answer, with_outcome, with_place
from pellucid.course.lesson import Lesson
from pellucid.course.outcome import Outcome
from pellucid.course.quizzes_of import quizzes_of
from pellucid.lab.course.blocks import sections_of, terms_in
from pellucid.lab.course.contents import contents, is_read
from pellucid.lab.course.marking import Answered, Places, marked
from pellucid.lab.course.own_network import OwnNetwork
from pellucid.lab.course.running import MOST_NETWORKS, run
from pellucid.lab.course.shelf import Kept, Shelf
from pellucid.lab.course.sitting import Quizzes, Sitting, about_own, sit_down
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import Contents, LessonRead, TermNote, Terms
from pellucid.lab.protocol.course_commands import (
    AnswerQuestion,
    BeginQuiz,
    CourseCommand,
    KeepPlace,
    LookUp,
    ReadContents,
    ReadLesson,
    RunClaim,
)
from pellucid.lab.sendable import Sendable

WriteDown = Callable[[Answered], None]
"""Writes an answer down before anything comes of it, and raises where it cannot."""


class CourseDesk:
    """One learner's course: their progress on a shelf, and the quiz they sit at.

    It is used by one thread at a time. Raises `Mistake` and `BadInput` for what cannot be done.
    What `write_down` raises of an answer is raised too, and the answer can be given again.
    """

    def __init__(
        self,
        shelf: Shelf,
        course: Course | None = None,
        quizzes: Quizzes | None = None,
        write_down: WriteDown | None = None,
    ) -> None:
        self._shelf, self._write_down = shelf, write_down
        self._course = open_course() if course is None else course
        self._quizzes = quizzes_of() if quizzes is None else quizzes
        self._sitting: Sitting | None = None

    def do(self, command: CourseCommand, bench: OwnNetwork | None = None) -> list[Sendable]:
        """The answer to a command; `bench` has the network that a quiz may ask about."""
        match command:
            case ReadContents():
                return [self._contents(command.id, self._shelf.load())]
            case ReadLesson():
                return [self._read(command)]
            case KeepPlace():
                return [self._keep_place(command)]
            case LookUp():
                return [self._look_up(command)]
            case BeginQuiz():
                return [self._begin(command, bench)]
            case AnswerQuestion():
                return [self._answer(command)]
            case RunClaim():
                raise TypeError("a claim is run by `long`")

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
            if news.outcome is not None:
                self._remember(news.outcome)
            yield news

    def _remember(self, outcome: Outcome) -> None:
        self._shelf.keep(lambda progress: with_outcome(progress, outcome, date.today()))

    def _experiment(self, name: str) -> Experiment[Any]:
        if name not in self._course.experiments:
            raise Mistake("no-claim", name=name)
        return self._course.experiments[name]

    def _lesson(self, number: int) -> Lesson:
        if number not in self._course.lessons:
            raise Mistake("no-lesson", lesson=number)
        return self._course.lessons[number]

    def _contents(self, command: int, kept: Kept) -> Contents:
        return contents(command, self._course, self._quizzes, kept, date.today())

    def _read(self, command: ReadLesson) -> LessonRead:
        lesson, progress = self._lesson(command.lesson), self._shelf.load().progress
        sections = sections_of(lesson, self._course, progress)
        linked = [one for one in terms_in(sections) if one in self._course.glossary]
        return LessonRead(
            id=command.id,
            number=lesson.number,
            title=lesson.title,
            sections=sections,
            terms={one: _note(self._course.glossary[one]) for one in linked},
            at=place_in(lesson, progress),
            read=is_read(lesson, progress),
        )

    def _keep_place(self, command: KeepPlace) -> Contents:
        lesson, today = self._lesson(command.lesson), date.today()
        at = min(command.section, len(lesson.sections))
        kept = self._shelf.keep(lambda progress: with_place(progress, lesson, at, today))
        return self._contents(command.id, kept)

    def _look_up(self, command: LookUp) -> Terms:
        glossary = self._course.glossary
        found = [find_term(command.word, glossary)] if command.word else glossary.values()
        return Terms(id=command.id, terms=[_note(term) for term in found])

    def _begin(self, command: BeginQuiz, bench: OwnNetwork | None) -> Sendable:
        if command.about == "network":
            self._sitting = about_own(bench, command.seed)
        else:
            progress = self._shelf.load().progress
            self._sitting = sit_down(command, self._quizzes, progress, date.today())
        return self._sitting.begun(command.id)

    def _answer(self, command: AnswerQuestion) -> Sendable:
        """Keeps the answer before anything is said to it, so that nothing is lost."""
        sitting = self._sitting
        if sitting is None or sitting.now is None:
            raise Mistake("no-question")
        if command.question != len(sitting.given) + 1:
            raise Mistake("other-question", number=len(sitting.given) + 1)
        answered = Answered(sitting.now, command.choice)
        given = answered.given
        if self._write_down is not None:
            self._write_down(answered)
        kept = self._shelf.load()
        if sitting.about == "course":
            kept = self._shelf.keep(lambda progress: with_answer(progress, given, date.today()))
        sitting.given.append(given)
        places = Places(self._course.lessons, self._quizzes)
        return marked(command.id, answered, sitting, places, kept.progress)


def _note(term: Term) -> TermNote:
    return TermNote(term.id, term.name, term.meaning)
