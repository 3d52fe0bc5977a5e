"""Everything in the lab that needs JAX: it is imported while the page is served already."""

import gc
from collections.abc import Callable

import jax
from starlette.websockets import WebSocket

from pellucid.lab.bench import Bench, Bounds, warm
from pellucid.lab.course import CourseDesk, OwnShelf, bring_in_claims, textbook
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.connection import Connection
from pellucid.lab.server.hearing import Hearing
from pellucid.lab.server.house import House
from pellucid.lab.server.rules import Rules
from pellucid.lab.server.seats import Alone, Seat, TakeSeat
from pellucid.lab.server.uploads import UploadStore
from pellucid.lab.server.visitor import Visitor
from pellucid.lab.server.workshop import Workshop
from pellucid.lab.uploads import Uploads


class Engine:
    """The benches, and the talk with the pages they are shown on."""

    def __init__(self, uploads: UploadStore, rules: Rules, take_seat: TakeSeat | None) -> None:
        _run_at_once()
        self._workshop = Workshop()
        self.house = House(_new_bench, uploads, self._workshop, rules)
        self._take_seat = take_seat or self._alone
        textbook("en")  # read now, while nobody waits for it

    async def warm(self) -> None:
        """Compiles what the usual set-up needs, and reads the claims, before anybody asks."""
        await self._workshop.compiling(warm)
        await self._workshop.claims(bring_in_claims)
        # What is here by now stays. Python would look through all of it for garbage again and
        # again, and keep everybody waiting meanwhile for a quarter of a second.
        gc.freeze()

    async def talk(self, socket: WebSocket, visitor: Visitor) -> None:
        """Talks with one page to the end."""
        page = Connection(socket)
        seat = await self._take_seat(visitor, lambda message: page.send([message]), page.close)
        hearing = Hearing(page, seat, visitor, self.house)
        try:
            await page.serve(hearing.hear, seat.saw)
        finally:
            hearing.end()

    async def _alone(
        self, visitor: Visitor, send: Callable[[Sendable], None], close: Callable[[], None]
    ) -> Seat:
        del visitor, send, close  # nobody has anything to say to somebody who is here alone
        return Alone(lambda: CourseDesk(OwnShelf()))


def _run_at_once() -> None:
    """Has programs run by the thread that calls them, not handed on to another.

    Where many threads each wait for what they called, handing on only costs: a slice of training
    with its picture takes 2.2 ms of processor time instead of 3.2 (2 cores, measured 2026-11). No
    variable of the environment says so to JAX, and it heeds it only before its first program.
    """
    jax.config.update("jax_cpu_enable_async_dispatch", False)


def _new_bench(uploads: Uploads) -> Bench:
    return Bench(uploads, Bounds())
