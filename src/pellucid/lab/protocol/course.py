"""What the server tells the page of the course: answers, each with the id of its command."""

from typing import Literal

from msgspec import Struct

from pellucid.course.outcome import Outcome, Verdict
from pellucid.lab.protocol.course_commands import QuizAbout
from pellucid.lab.protocol.lesson import LessonSection
from pellucid.lab.protocol.messages import Answer

QuizWhy = Literal["lesson", "due", "next", "nothing", "network"]
"""Why these questions: the lesson was asked for, they are due, it is the next not passed."""


# --- contents, lessons, terms -------------------------------------------------------------------


class ClaimLine(Struct, frozen=True):
    """A claim in the contents, with the verdict that the learner saw last."""

    name: str
    claim: str
    verdict: Verdict | None


class QuizLine(Struct, frozen=True):
    """A lesson's quiz in the contents: how many of its questions the learner knows."""

    questions: int
    known: int
    passed: bool


class LessonLine(Struct, frozen=True, kw_only=True):
    """A lesson in the contents: `at` is the section to go on with, from 0."""

    number: int
    title: str
    sections: list[str]
    at: int
    read: bool
    quiz: QuizLine | None
    claims: list[ClaimLine]


class Contents(Answer, frozen=True, tag="contents", kw_only=True):
    """Every lesson with the learner's place. `due` questions are to be asked again today.

    `notes` say in English what stands in the way of keeping the learner's progress.
    """

    lessons: list[LessonLine]
    due: int
    again_on: str | None
    notes: list[str]


class TermNote(Struct, frozen=True):
    """A term of the glossary: its name, and what it means in a sentence or two."""

    id: str
    name: str
    meaning: str


class LessonRead(Answer, frozen=True, tag="lesson", kw_only=True):
    """A lesson with everything it shows; `terms` are those it links to, by id."""

    number: int
    title: str
    sections: list[LessonSection]
    terms: dict[str, TermNote]
    at: int
    read: bool


class Terms(Answer, frozen=True, tag="terms", kw_only=True):
    """The terms that were asked for, in the order of the glossary."""

    terms: list[TermNote]


# --- claims -------------------------------------------------------------------------------------


class GapSoFar(Struct, frozen=True):
    """What one comparison says of the networks counted so far: the median gap, its interval."""

    verdict: Verdict
    effect: float | None
    low: float | None
    high: float | None


class CountSoFar(Struct, frozen=True):
    """What so many networks say: those counted first, each one of the run's own.

    `gaps` are in the order of the outcome's comparisons.
    """

    networks: int
    holds: int
    verdict: Verdict
    gaps: list[GapSoFar]


class ClaimRun(Answer, frozen=True, tag="claim-run", kw_only=True):
    """How far a run has come, as the share of the work done, and at the end what it gave.

    The networks learn side by side; `growth` counts them one after the other, so that the verdict
    is seen to grow, and `held` says of each whether every comparison held in it. How many there
    are is fixed before the run: the verdict is that of them all. `waiting` says that others run
    a claim first.
    """

    claim: str
    share: float
    networks: int
    waiting: bool
    outcome: Outcome | None
    growth: list[CountSoFar]
    held: list[bool]
    done: bool


# --- quizzes ------------------------------------------------------------------------------------


class QuizQuestion(Struct, frozen=True, kw_only=True):
    """A question as it is put, number `number` of `of`; `key` is its own in the whole course."""

    key: str
    number: int
    of: int
    text: str
    choices: list[str]


class QuizBegun(Answer, frozen=True, tag="quiz", kw_only=True):
    """What will be asked, and why: `earlier` questions due from other lessons, then `own`.

    `question` is None where nothing is to be asked before the day `again_on`.
    """

    about: QuizAbout
    why: QuizWhy
    lesson: int | None
    earlier: int
    own: int
    again_on: str | None
    question: QuizQuestion | None


class SectionLink(Struct, frozen=True):
    """A section of a lesson: its place from 0, and its heading."""

    lesson: int
    section: int
    heading: str


class QuizScore(Struct, frozen=True, kw_only=True):
    """What came of a quiz. Where a lesson was asked, its own questions alone decide.

    `again_on` is the first day on which what was known comes back; what was missed comes back at
    the next quiz.
    """

    right: int
    asked: int
    passed: bool
    mark: float
    lesson: int | None
    earlier_right: int
    earlier_asked: int
    read_again: list[SectionLink]
    again_on: str | None


class Marked(Answer, frozen=True, tag="marked", kw_only=True):
    """What is said to an answer, and the next question, or, after the last, the score.

    `feedback` says what is wrong with the choice, empty where it is right; `reason` why the right
    one is right.
    """

    key: str
    number: int
    choice: int
    right_choice: int
    right: bool
    feedback: str
    reason: str
    section: SectionLink | None
    claim: str | None
    next: QuizQuestion | None
    score: QuizScore | None


class QuizTold(Answer, frozen=True, tag="quiz-told", kw_only=True):
    """A quiz as it stands: `question` waits, `marked` is what was said to the answer to `answered`.

    `question` is None after the last, and the other two before the first answer.
    """

    question: QuizQuestion | None
    answered: QuizQuestion | None
    marked: Marked | None


CourseMessage = Contents | LessonRead | Terms | ClaimRun | QuizBegun | Marked | QuizTold
