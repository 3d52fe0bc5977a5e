"""The lab as a web application: the page, its socket, and what is uploaded."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from pellucid.lab.protocol.messages import Refused
from pellucid.lab.protocol.upload import Uploaded
from pellucid.lab.refusals import NEWS
from pellucid.lab.server.connection import POLICY
from pellucid.lab.server.guard import Finder, Guard
from pellucid.lab.server.hosts import Hosts
from pellucid.lab.server.page import Page
from pellucid.lab.server.rules import Rules
from pellucid.lab.server.seats import TakeSeat
from pellucid.lab.server.uploads import UploadStore
from pellucid.lab.server.visitor import Visitor, Visitors

if TYPE_CHECKING:
    from pellucid.lab.server.engine import Engine

_LOG = logging.getLogger("pellucid.lab")
FAILED = 1011
"""Why a connection is closed where there is no engine."""


class More(NamedTuple):
    """What a class adds: its own routes, who else may come in and whereto, and their seats.

    `door` is where strangers are sent who want the page; `at_end` is awaited when the lab closes.
    """

    routes: Sequence[BaseRoute] = ()
    finders: Collection[Finder] = ()
    open_paths: Collection[str] = ()
    take_seat: TakeSeat | None = None
    door: str = ""
    at_end: Callable[[], Awaitable[None]] | None = None


def make_app(
    visitors: Visitors,
    hosts: Hosts,
    *,
    page: Page | None = None,
    more: More | None = None,
    rules: Rules | None = None,
) -> ASGIApp:
    """The whole lab, behind its guard."""
    more, page = more or More(), page or Page()
    lab = _Lab(rules or Rules(), more)
    routes = [
        Route("/", page.index),
        WebSocketRoute("/socket", lab.socket),
        Route("/upload", lab.upload, methods=["POST"]),
        *more.routes,
        Route("/{file:path}", page.file),
    ]
    app = Starlette(routes=routes, lifespan=lab.open)
    return Guard(app, hosts, visitors, more.finders, more.open_paths, more.door)


class _Lab:
    """What stands behind the routes while the lab is open."""

    def __init__(self, rules: Rules, more: More) -> None:
        self._rules, self._more = rules, more
        self._uploads = UploadStore()
        self._pages: Counter[str] = Counter()

    @asynccontextmanager
    async def open(self, app: Starlette) -> AsyncGenerator[None]:
        """Answers from the first moment on; the engine comes as soon as it can."""
        del app
        self._engine = asyncio.create_task(self._start())
        try:
            yield
        finally:
            await self._close()

    async def socket(self, socket: WebSocket) -> None:
        """The talk with one page."""
        visitor = socket.state.visitor
        await socket.accept()
        if self._pages[visitor.id] >= self._rules.pages_of_one:
            await socket.close(POLICY)
            return
        self._pages[visitor.id] += 1
        try:
            await self._talk(socket, visitor)
        finally:
            self._pages -= Counter([visitor.id])  # which forgets visitors of none

    async def _talk(self, socket: WebSocket, visitor: Visitor) -> None:
        try:
            engine = await asyncio.shield(self._engine)
        except asyncio.CancelledError:
            return  # the lab is closed before it was quite open
        except Exception:  # `_start` has told where the lab was started from
            await socket.send_text(msgspec.json.encode(Refused(id=NEWS, code="broken")).decode())
            await socket.close(FAILED)
            return
        await engine.talk(socket, visitor)

    async def upload(self, request: Request) -> Response:
        """A file of the learner's own: its bytes are the body, its name is in the address."""
        name = request.query_params.get("name", "")
        try:
            told = await self._uploads.take(request.state.visitor.id, name, request.stream())
        except ClientDisconnect:
            return Response(status_code=400)  # which nobody is there to read
        status = 200 if isinstance(told, Uploaded) else 422
        return Response(msgspec.json.encode(told), status, media_type="application/json")

    async def _start(self) -> "Engine":
        parts = (self._uploads, self._rules, self._more.take_seat)
        try:
            engine = await asyncio.to_thread(_make_engine, *parts)
        except Exception:
            _LOG.exception("The lab's engine could not be started.")
            raise
        self._background = [
            asyncio.create_task(engine.warm()),
            asyncio.create_task(engine.house.keep_tidy()),
        ]
        return engine

    async def _close(self) -> None:
        if self._engine.done() and not self._engine.exception():
            for task in self._background:
                task.cancel()
            self._engine.result().house.close()
        if self._more.at_end is not None:
            await self._more.at_end()
        self._uploads.close()


def _make_engine(*parts: Any) -> "Engine":
    """Imports what takes seconds to import, in a thread, while the page is served."""
    from pellucid.lab.server.engine import Engine

    return Engine(*parts)
