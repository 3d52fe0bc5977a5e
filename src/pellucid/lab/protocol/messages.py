"""What the server tells the page: what all messages have in common, and how things stand."""

from typing import Literal

from msgspec import Struct

from pellucid.lab.protocol.commands import Id
from pellucid.lab.protocol.setup import Source


class Message(Struct, frozen=True, kw_only=True):
    """What all messages have in common."""


class Answer(Message, frozen=True):
    """What all answers have in common: the id of the command they answer."""

    id: Id


class Advice(Struct, frozen=True):
    """What the page should say of a set-up: a code of its catalogue of words, and what to fill in.

    `about` is the control it is about: a field of `Setup`, as `training.learning_rate`.
    """

    code: str
    about: str
    values: dict[str, str | float] = {}


class Preparing(Message, frozen=True, tag="preparing", kw_only=True):
    """Whether a program is being compiled for this network just now, and for about how long."""

    on: bool
    seconds: float | None = None


class Done(Answer, frozen=True, tag="done", kw_only=True):
    """It is done; what changed has been told or will be."""


class Opened(Answer, frozen=True, tag="opened", kw_only=True):
    """The bench is there. `key` gives it back after a lost connection.

    `notices` name what the address held that is ignored, and why; `missing`, the sets of data
    that would have to be downloaded first.
    """

    key: str
    notices: list[Advice]
    version: str
    classroom: Literal["none", "learner", "teacher"] = "none"
    missing: list[Source] = []


class Refused(Answer, frozen=True, tag="refused", kw_only=True):
    """It cannot be done: a code of the page's catalogue of words, with what to fill in.

    `said` is what a lower floor said of it, in English: of a file that cannot be read, say.
    """

    code: str
    values: dict[str, str | float] = {}
    said: str = ""
