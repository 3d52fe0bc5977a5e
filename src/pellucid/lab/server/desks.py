"""Who answers which commands: one desk for a bench, one for the course, one for a class."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pellucid.lab.bench import SLOW, Bench
from pellucid.lab.protocol.classroom import ClassCommand
from pellucid.lab.protocol.commands import (
    Advance,
    BenchCommand,
    Cancel,
    Many,
    Open,
    OpenAddress,
    Travel,
)
from pellucid.lab.protocol.course_commands import CourseCommand, RunClaim
from pellucid.lab.protocol.games_commands import GamesCommand, LookBack, Think
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.seats import Course, Games
from pellucid.lab.server.workshop import Workshop

Do = Callable[[Any], Awaitable[list[Sendable]]]
"""Answers a command, all at once."""

Run = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Runs a job in a thread."""


class Long(NamedTuple):
    """A command that answers again and again: what begins it, and where each part is run."""

    begin: Callable[[Any], Iterator[Sendable]]
    run: Run


_OURS = {Open, OpenAddress, Cancel}  # the server answers these itself


class Desks(NamedTuple):
    """What answers a type of command, by that type."""

    do: Mapping[type, Do]
    long: Mapping[type, Long]


def desks_of(
    bench: Bench, course: Course, games: Callable[[], Games], in_class: Do, workshop: Workshop
) -> Desks:
    """The desks that every learner has. Those of one learner are never asked two things at once.

    `games` is called where it may take a second: the first time, the games are fetched.
    """

    async def quick(command: Any) -> list[Sendable]:
        return await workshop.turns.urgent(bench.do, command)

    async def slow(command: Any) -> list[Sendable]:
        return await workshop.slow(bench.do, command)

    async def lesson(command: Any) -> list[Sendable]:
        return await workshop.slow(course.do, command, bench)

    async def board(command: Any) -> list[Sendable]:
        return await workshop.slow(lambda: games().do(command))

    def thought(command: Any) -> Iterator[Sendable]:
        yield from games().long(command)

    of_bench = set(get_args(BenchCommand)) - _OURS - {Many}
    of_course = set(get_args(CourseCommand)) - {RunClaim}
    of_games = set(get_args(GamesCommand)) - {Think, LookBack}
    slowly = {*SLOW, Travel, Advance}  # going back replays steps, as many as there were
    asked: dict[type, Do] = {kind: slow if kind in slowly else quick for kind in of_bench}
    asked |= dict.fromkeys(of_course, lesson) | dict.fromkeys(get_args(ClassCommand), in_class)
    asked |= dict.fromkeys(of_games, board)
    thinks, claim = Long(thought, workshop.games), Long(course.long, workshop.claims)
    many = Long(bench.long, workshop.long)
    return Desks(asked, {Many: many, RunClaim: claim, Think: thinks, LookBack: thinks})
