"""What is said in a class: the teacher's commands, a learner's place, and what each is told."""

from typing import Annotated

from msgspec import Meta, Struct

from pellucid.lab.protocol.commands import Command
from pellucid.lab.protocol.messages import Answer, Message
from pellucid.lab.protocol.setup import ActivationName, OptimizerName, Setup, Source

Place = Annotated[str, Meta(max_length=60, pattern="^[a-z0-9/:-]*$")]
"""Where on the page a learner is: `bench`, `lesson/3`, `quiz/1`."""

LearnerId = Annotated[int, Meta(ge=1, le=2**53 - 1)]

# --- what a teacher may ask ---------------------------------------------------------------------


class Watch(Command, frozen=True, tag="watch"):
    """Sends `Roster` and `QuizBoard` whenever they change, once a second at most; or no more."""

    on: bool = True


class PutSetup(Command, frozen=True, tag="put-setup"):
    """Puts a set-up in front of every learner, later ones too. Answered by `WasPut`."""

    setup: Setup


class PauseAll(Command, frozen=True, tag="pause-all"):
    """Asks every learner's page to pause its training. Whoever presses Train goes on."""


class LookAt(Command, frozen=True, tag="look-at"):
    """The set-up that a learner has on the bench. Answered by `LookedAt`."""

    learner: LearnerId


class Remove(Command, frozen=True, tag="remove"):
    """Sends a learner out and deletes all that is kept of them."""

    learner: LearnerId


class Close(Command, frozen=True, tag="close"):
    """Lets nobody new in, or lets them in again. Who is in goes on."""

    closed: bool = True


class DeleteAll(Command, frozen=True, tag="delete-all"):
    """Sends everybody out and deletes all that is kept. The class stands empty, with a new code."""


ClassCommand = Watch | PutSetup | PauseAll | LookAt | Remove | Close | DeleteAll
"""What only a teacher may ask."""


class Here(Struct, frozen=True, forbid_unknown_fields=True, tag="here"):
    """Where on the page a learner is now. The first is answered by `Joined`, no other is."""

    place: Place


class JoinRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """What is posted to `/join`: a name, and the code of the class."""

    name: Annotated[str, Meta(max_length=200)]
    code: Annotated[str, Meta(max_length=40)]


class JoinRefused(Struct, frozen=True):
    """What `/join` answers where it lets nobody in: a code of the page's catalogue of words."""

    code: str
    values: dict[str, str | float] = {}


# --- what a teacher is told ---------------------------------------------------------------------


class Doing(Struct, frozen=True, kw_only=True):
    """What a learner's bench holds, and how far its training has come.

    `hidden` are the hidden layers: units and activation. `losses` are the last training losses,
    oldest first, about one a second.
    """

    source: Source
    hidden: list[tuple[int, ActivationName]]
    optimizer: OptimizerName
    learning_rate: float
    running: bool = False
    epoch: float = 0.0
    loss: float | None = None
    metric: float | None = None
    losses: list[float] = []


class Attendee(Struct, frozen=True, kw_only=True):
    """A learner as the teacher sees them. `doing` is None until their bench is open."""

    learner: int
    name: str
    online: bool
    place: str = ""
    doing: Doing | None = None
    answered: int = 0
    right: int = 0


class Roster(Message, frozen=True, tag="roster", kw_only=True):
    """Who is in the class, in the order they came; `code` lets others in unless it is closed.

    `address` is where they join, without the code.
    """

    code: str
    address: str
    closed: bool
    learners: list[Attendee]


class GivenAnswer(Struct, frozen=True, kw_only=True):
    """What one learner answered to a question: how often, and whether the first and last was right.

    `given` is the last answer, in words.
    """

    learner: int
    tries: int
    first: bool
    last: bool
    given: str


class BoardQuestion(Struct, frozen=True, kw_only=True):
    """One question of the board. `first` and `last` are the shares that had it right.

    `lesson` is 0 for a question about the learner's own network.
    """

    lesson: int
    question: str
    text: str
    first: float
    last: float
    answers: list[GivenAnswer]


class QuizBoard(Message, frozen=True, tag="quiz-board", kw_only=True):
    """Every question that somebody answered, by lesson, in the order of its quiz."""

    questions: list[BoardQuestion]


class WasPut(Answer, frozen=True, tag="was-put", kw_only=True):
    """The set-up stands in front of so many learners now."""

    learners: int


class LookedAt(Answer, frozen=True, tag="looked-at", kw_only=True):
    """The set-up a learner has on the bench."""

    learner: int
    name: str
    setup: Setup


# --- what a learner is told ---------------------------------------------------------------------


class Joined(Message, frozen=True, tag="joined", kw_only=True):
    """You are in the class, under this name."""

    name: str


class Put(Message, frozen=True, tag="put", kw_only=True):
    """The teacher puts this set-up in front of you: show it, and say how to undo it."""

    setup: Setup


class PauseAsked(Message, frozen=True, tag="pause-asked", kw_only=True):
    """The teacher asks for attention: pause the training, and say why."""


class SentOut(Message, frozen=True, tag="sent-out", kw_only=True):
    """You are no longer in the class; what was kept of you is deleted."""


ClassMessage = Roster | QuizBoard | WasPut | LookedAt | Joined | Put | PauseAsked | SentOut
