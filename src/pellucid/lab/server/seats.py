"""Where a page has its place in a class, if there is a class."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Protocol, runtime_checkable

from pellucid.lab.mistake import Mistake
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.visitor import Visitor


@runtime_checkable
class Course(Protocol):
    """What answers about the course; `bench` has the network that a quiz may ask about."""

    def do(self, command: Any, bench: Any = None) -> list[Sendable]:
        """The answer to a command of the course."""
        ...

    def long(self, command: Any) -> Iterator[Sendable]:
        """Runs a claim."""
        ...


@runtime_checkable
class Games(Protocol):
    """What answers at a board."""

    def do(self, command: Any) -> list[Sendable]:
        """The answer to a command that needs no thought."""
        ...

    def long(self, command: Any) -> Iterator[Sendable]:
        """A thought, in slices."""
        ...


@runtime_checkable
class Doctor(Protocol):
    """What answers for the doctor."""

    def do(self, command: Any) -> list[Sendable]:
        """Ends an examination."""
        ...

    def long(self, command: Any, journey: Any) -> Iterator[Sendable]:
        """An examination of a bench's journey."""
        ...


@runtime_checkable
class Seat(Protocol):
    """What a class hears of one page, and what it answers."""

    def course(self) -> Course:
        """A desk for the course, whose progress is kept where this learner's is."""
        ...

    async def do(self, command: Any) -> list[Sendable]:
        """Answers a command of the class."""
        ...

    def here(self, message: Any) -> None:
        """The page says which place is open."""
        ...

    def saw(self, message: Sendable) -> None:
        """The page was sent this."""
        ...

    def leave(self) -> None:
        """The page is gone."""
        ...


TakeSeat = Callable[[Visitor, Callable[[Sendable], None], Callable[[], None]], Awaitable[Seat]]
"""Gives a visitor's page its seat: with what sends to it, and what closes it."""


class Alone:
    """The seat of somebody who is in no class."""

    def __init__(self, make_course: Callable[[], Course]) -> None:
        self._make_course = make_course

    def course(self) -> Course:
        """Progress is kept in the user's own folder."""
        return self._make_course()

    async def do(self, command: Any) -> list[Sendable]:
        """Raises `Mistake`."""
        del command
        raise Mistake("no-class")

    def here(self, message: Any) -> None:
        """Nobody is told."""

    def saw(self, message: Sendable) -> None:
        """Nobody is told."""

    def leave(self) -> None:
        """Nobody is told."""
