"""Who answers which commands: one desk for a bench, one for the course, one for a class."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pellucid.lab.bench import SLOW, Bench, fetch
from pellucid.lab.protocol.classroom import ClassCommand
from pellucid.lab.protocol.commands import (
    Advance,
    BenchCommand,
    Cancel,
    Change,
    Many,
    Open,
    OpenAddress,
    Travel,
)
from pellucid.lab.protocol.course_commands import CourseCommand, RunClaim
from pellucid.lab.protocol.doctor_commands import DoctorCommand, Examine
from pellucid.lab.protocol.games_commands import GamesCommand, LookBack, Think
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.memory import give_back
from pellucid.lab.server.seats import Course, Doctor, Games
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
    bench: Bench,
    course: Course,
    games: Callable[[], Games],
    doctor: Callable[[], Doctor],
    in_class: Do,
    workshop: Workshop,
) -> Desks:
    """The desks that every learner has. Those of one learner are never asked two things at once.

    `games` and `doctor` are called where it may take a second: they are fetched the first time.
    """

    async def quick(command: Any) -> list[Sendable]:
        return await workshop.turns.urgent(bench.do, command)

    async def change(command: Change) -> list[Sendable]:
        await workshop.slow(fetch, command.setup.data)
        return await quick(command)

    async def slow(command: Any) -> list[Sendable]:
        return await workshop.slow(bench.do, command)

    async def lesson(command: Any) -> list[Sendable]:
        return await workshop.slow(course.do, command, bench)

    async def board(command: Any) -> list[Sendable]:
        return await workshop.slow(lambda: games().do(command))

    def thought(command: Any) -> Iterator[Sendable]:
        yield from games().long(command)

    async def practice(command: Any) -> list[Sendable]:
        return await workshop.slow(lambda: doctor().do(command))

    def examining(command: Any, journey: Any) -> Iterator[Sendable]:
        try:
            yield from doctor().long(command, journey)
        finally:
            give_back()  # what was compiled for its trials

    def examination(command: Any) -> Iterator[Sendable]:
        return examining(command, bench.apart())  # as it is now, whatever is done meanwhile

    of_bench = set(get_args(BenchCommand)) - _OURS - {Many}
    of_course = set(get_args(CourseCommand)) - {RunClaim}
    of_games = set(get_args(GamesCommand)) - {Think, LookBack}
    slowly = {*SLOW, Travel, Advance}  # going back replays steps, as many as there were
    asked: dict[type, Do] = {kind: slow if kind in slowly else quick for kind in of_bench}
    asked[Change] = change
    asked |= dict.fromkeys(of_course, lesson) | dict.fromkeys(get_args(ClassCommand), in_class)
    asked |= dict.fromkeys(of_games, board)
    asked |= dict.fromkeys(set(get_args(DoctorCommand)) - {Examine}, practice)
    thinks, claim = Long(thought, workshop.games), Long(course.long, workshop.claims)
    many, examines = Long(bench.long, workshop.long), Long(examination, workshop.claims)
    longer = {Many: many, RunClaim: claim, Think: thinks, LookBack: thinks, Examine: examines}
    return Desks(asked, longer)
