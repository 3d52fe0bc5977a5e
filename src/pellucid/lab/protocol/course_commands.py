"""What the page may ask of the course: lessons, terms, claims, quizzes."""

from typing import Annotated, Literal

from msgspec import Meta, field

from pellucid.lab.protocol.commands import Command
from pellucid.lab.protocol.setup import Seed

LessonNumber = Annotated[int, Meta(ge=0, le=100_000)]
Name = Annotated[str, Meta(max_length=80)]
SettingValue = bool | int | float | Annotated[str, Meta(max_length=80)]
"""What a knob of an experiment can be turned to."""

QuizAbout = Literal["course", "network"]
"""What is asked about: the course, or the network that is on the bench."""


Language = Literal["en", "es"]
"""The languages that the course is in."""


class CourseAsk(Command, frozen=True, kw_only=True):
    """What all that is asked of the course has in common: the language it is answered in."""

    language: Language = "en"


class ReadContents(CourseAsk, frozen=True, tag="read-contents"):
    """Every lesson with the learner's place. Answered by `Contents`."""


class ReadLesson(CourseAsk, frozen=True, tag="read-lesson"):
    """One lesson, whole. Answered by `LessonRead`."""

    lesson: LessonNumber


class KeepPlace(CourseAsk, frozen=True, tag="keep-place"):
    """The section to go on with, from 0; past the last, the lesson is read.

    Answered by `Contents`.
    """

    lesson: LessonNumber
    section: Annotated[int, Meta(ge=0, le=10_000)]


class LookUp(CourseAsk, frozen=True, tag="look-up"):
    """What a word means, or, where it is empty, every term there is. Answered by `Terms`."""

    word: Name = ""


class RunClaim(CourseAsk, frozen=True, tag="run-claim"):
    """Runs a claim's experiment. Told by `ClaimRun`, again and again; the last has done=True.

    `seeds` is how many networks take part, as many as usual where it is None; `chosen` are
    settings by name, the others stay as they usually are.
    """

    claim: Name
    seeds: Annotated[int, Meta(ge=1, le=4096)] | None = None
    seed: Seed = 0
    chosen: Annotated[dict[Name, SettingValue], Meta(max_length=20)] = field(
        default_factory=dict[str, SettingValue]
    )


class BeginQuiz(CourseAsk, frozen=True, tag="begin-quiz"):
    """A lesson's questions, or, where it is None, what is due. Answered by `QuizBegun`.

    About one's own network no lesson is needed, and nothing is kept.
    """

    about: QuizAbout = "course"
    lesson: LessonNumber | None = None
    seed: Seed = 0


class AnswerQuestion(CourseAsk, frozen=True, tag="answer-question"):
    """The answer to the question that was asked last, by its place from 0.

    `question` is its number, from 1, so that an answer sent twice is not taken for the answer to
    the next. Answered by `Marked`.
    """

    question: Annotated[int, Meta(ge=1, le=10_000)]
    choice: Annotated[int, Meta(ge=0, le=3)]


class TellQuiz(CourseAsk, frozen=True, tag="tell-quiz"):
    """The quiz as it stands, told anew: in another language. Answered by `QuizTold`."""


CourseCommand = (
    ReadContents | ReadLesson | KeepPlace | LookUp | RunClaim | BeginQuiz | AnswerQuestion
    | TellQuiz
)  # fmt: skip
