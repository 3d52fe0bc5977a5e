"""What a page says, and what is done about it."""

from importlib.metadata import version
from typing import Any, Literal

from pellucid.lab.address import read_address
from pellucid.lab.bench import fetch, missing
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.commands import Cancel, Change, Open, OpenAddress
from pellucid.lab.protocol.messages import Advice, Done, Opened
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.refusals import Turned, told
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.desks import Desks
from pellucid.lab.server.learner import Job, Learner
from pellucid.lab.server.long import LongCommands

VERSION = version("pellucid")
Role = Literal["none", "learner", "teacher"]


class Calls:
    """Turns the commands of one open page into jobs for its learner."""

    def __init__(self, learner: Learner, desks: Desks, role: Role, long: LongCommands) -> None:
        self._learner, self._desks, self._long = learner, desks, long
        self._role: Role = role

    async def take(self, command: Any) -> None:
        """Puts a command in the learner's row, or does at once what waits for nothing."""
        match command:
            case Cancel():
                self._long.cancel(command.command)
                self._learner.tell([Done(id=command.id)])
            case Open():
                raise Mistake("open-already")
            case _:
                await self._learner.ask(Job(command.id, self._job(command)))

    async def open(self, command: Open, *, again: bool) -> None:
        """The first command: shows what stands on the bench, or sets it up by the address."""
        bench, workshop = self._learner.bench, self._learner.workshop
        turns = workshop.turns

        async def do() -> list[Sendable]:
            if again:
                return [self._opened(command.id), *await turns.urgent(bench.everything)]
            setup, notices = read_address(command.address)
            try:
                with told(command.id):
                    await workshop.slow(fetch, setup.data)
                    made = await turns.urgent(bench.open, setup)
            except Turned:  # say, of a file that is gone: a page never stays empty
                notices.append(Advice("address-not-possible", ""))
                made = await turns.urgent(bench.open, Setup())
            return [self._opened(command.id, notices), *made]

        await self._learner.ask(Job(command.id, do))

    def _job(self, command: Any) -> Any:
        kind = type(command)
        if kind is OpenAddress:
            return lambda: self._open_address(command)
        if kind in self._desks.long:
            return lambda: self._begin(command)
        return lambda: self._desks.do[kind](command)

    async def _open_address(self, command: OpenAddress) -> list[Sendable]:
        """A change to what the address says; the answer tells what in it was ignored."""
        setup, notices = read_address(command.address)
        made = await self._desks.do[Change](Change(id=command.id, setup=setup))
        opened = self._opened(command.id, notices)
        return [opened if isinstance(one, Done) else one for one in made]

    async def _begin(self, command: Any) -> list[Sendable]:
        self._long.check_room(command.id)
        long, turns = self._desks.long[type(command)], self._learner.workshop.turns
        answers = await turns.urgent(long.begin, command)
        self._long.begin(command.id, answers, self._learner.tell, long.run)
        return []

    def _opened(self, command: int, notices: list[Advice] | None = None) -> Opened:
        return Opened(
            id=command, key=self._learner.key, notices=notices or [], version=VERSION,
            classroom=self._role, missing=missing(),
        )  # fmt: skip
