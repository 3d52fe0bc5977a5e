"""The door: nobody comes past it without the token or a cookie, whatever they ask for."""

from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlencode

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from pellucid.lab.mistake import Mistake
from pellucid.lab.server.headers import with_headers
from pellucid.lab.server.hosts import Hosts
from pellucid.lab.server.visitor import Visitor, Visitors

Finder = Callable[[HTTPConnection], Awaitable[Visitor | None]]
"""Who sent a request, if they may be here."""

_HARMLESS = ("GET", "HEAD")
_NO_TOKEN = (
    "403: open the lab by the whole address that `pellucid lab` printed, token included.\n"
    "Another start of the lab has another address.\n"
)
_WRONG_HOST = "403: the lab answers only under the address that it printed.\n"
_NOT_NOW = "503: who may come in cannot be looked up just now. Try again.\n"
_WRONG_ORIGIN = "403: only a page of this lab may ask this.\n"


class Guard:
    """Checks Host, Origin and cookie, and lets the token in, before anything else is done.

    `finders` are asked in turn who it is. What is in `open_paths`, or under one that ends in a
    slash, anybody may ask for, and nobody is asked who they are; strangers who want the page are
    sent to the `door`, if there is one. The visitor is `request.state.visitor` further in.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Hosts,
        visitors: Visitors,
        finders: Collection[Finder] = (),
        open_paths: Collection[str] = (),
        door: str = "",
    ) -> None:
        self._app, self._hosts, self._visitors = app, hosts, visitors
        self._door = door
        self._finders = (visitors.find, *finders)
        self._open = frozenset(path for path in open_paths if not path.endswith("/"))
        self._open_under = tuple(path for path in open_paths if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers in place of the app where something is not as it should be."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        send = with_headers(send)
        connection = HTTPConnection(scope)
        refusal = self._foreign(connection) or self._token_given(connection)
        if refusal is None and not self._is_open(scope["path"]):
            refusal = await self._unknown(connection)
        await _answer(refusal or self._app, scope, receive, send)

    def _foreign(self, connection: HTTPConnection) -> Response | None:
        """A refusal, for a request that another site may have had a browser send."""
        host = _only(connection, "host")
        if not self._hosts.knows(host):
            return PlainTextResponse(_WRONG_HOST, 403)
        harmless = connection.scope.get("method") in _HARMLESS
        if not harmless and not self._hosts.own(_only(connection, "origin"), host):
            return PlainTextResponse(_WRONG_ORIGIN, 403)
        return None

    def _token_given(self, connection: HTTPConnection) -> Response | None:
        """The first visit: a cookie for the token, and on to the same address without it."""
        scope = connection.scope
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            return None
        if not self._visitors.welcomes(connection.query_params.get("token", "")):
            return None
        answer = RedirectResponse(_without_token(connection), 303)
        if self._visitors.of(connection.cookies) is None:
            value = self._visitors.new_cookie()
            answer.set_cookie(self._visitors.cookie, value, httponly=True, samesite="strict")
        return answer

    async def _unknown(self, connection: HTTPConnection) -> Response | None:
        """A refusal for whoever is nobody here; who is somebody is noted."""
        try:
            visitor = await self._visitor(connection)
        except Mistake:
            return PlainTextResponse(_NOT_NOW, 503)
        connection.state.visitor = visitor
        return self._turned_away(connection.scope) if visitor is None else None

    async def _visitor(self, connection: HTTPConnection) -> Visitor | None:
        for find in self._finders:
            visitor = await find(connection)
            if visitor is not None:
                return visitor
        return None

    def _turned_away(self, scope: Scope) -> Response:
        if self._door and scope["path"] == "/" and scope.get("method") in _HARMLESS:
            return RedirectResponse(self._door, 303)
        return PlainTextResponse(_NO_TOKEN, 403)

    def _is_open(self, path: str) -> bool:
        return path in self._open or path.startswith(self._open_under)


def _only(connection: HTTPConnection, header: str) -> str:
    """The value of a header that came exactly once, else nothing."""
    values = connection.headers.getlist(header)
    return values[0] if len(values) == 1 else ""


def _without_token(connection: HTTPConnection) -> str:
    """The page's address with what else was asked of it, as `?big`."""
    asked = [(key, value) for key, value in connection.query_params.multi_items() if key != "token"]
    return f"/?{urlencode(asked)}" if asked else "/"


async def _answer(answer: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers, a WebSocket's opening too, which knows no answer but 403 before it is accepted."""
    if scope["type"] == "websocket" and isinstance(answer, Response):
        answer = WebSocketClose()
    await answer(scope, receive, send)
