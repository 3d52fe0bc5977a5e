"""Commands that answer again and again, until they are done or nobody wants them any more."""

import asyncio
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress

from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.messages import Refused
from pellucid.lab.refusals import Turned, told
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.desks import Run

MOST_LONG = 2  # of one learner at once

Tell = Callable[[Iterable[Sendable]], None]


class LongCommands:
    """Those of one page, by the id of the command. They end with the page."""

    def __init__(self) -> None:
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._ended = False

    def check_room(self, command: int) -> None:
        """Raises `Mistake` where so many run that another must wait, or one of this id."""
        if len(self._tasks) >= MOST_LONG or command in self._tasks:
            raise Mistake("too-many-long", most=MOST_LONG)

    def begin(self, command: int, answers: Iterator[Sendable], tell: Tell, run: Run) -> None:
        """Tells the answers as they come; `run` makes each of them in a thread.

        Nothing is begun that still waited in the row when the page was gone.
        """
        if self._ended:
            return
        task = asyncio.create_task(_tell_all(command, answers, tell, run))
        self._tasks[command] = task
        task.add_done_callback(lambda _: self._tasks.pop(command, None))

    def cancel(self, command: int) -> None:
        """Stops one, if it runs: its answer is then that it was cancelled."""
        task = self._tasks.get(command)
        if task is not None and not task.cancelling():  # twice would not let it end in order
            task.cancel()

    def end(self) -> None:
        """Stops all of them, and begins no more."""
        self._ended = True
        for command in self._tasks:
            self.cancel(command)


async def _tell_all(command: int, answers: Iterator[Sendable], tell: Tell, run: Run) -> None:
    making: asyncio.Future[Sendable | None] | None = None
    try:
        with told(command):
            while True:
                making = asyncio.ensure_future(run(lambda: next(answers, None)))
                answer = await asyncio.shield(making)
                if answer is None:
                    return
                tell([answer])
    except Turned as turned:
        tell([turned.refused])
    except asyncio.CancelledError:
        tell([Refused(id=command, code="cancelled")])
        if making is not None:  # what runs in a thread runs on; only then can it be closed
            await asyncio.wait([making])
    finally:
        _close(answers)


def _close(answers: Iterator[Sendable]) -> None:
    """Leaves what is half done."""
    if isinstance(answers, Generator):
        with suppress(ValueError):  # the lab ends, and a thread is at it: it is left with that
            answers.close()
