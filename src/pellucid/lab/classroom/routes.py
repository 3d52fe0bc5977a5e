"""The addresses of a class: where learners join and leave, and where a teacher takes CSV from."""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from pellucid.lab.classroom.classroom import Classroom
from pellucid.lab.classroom.cookies import give_cookie, secret_of, take_cookie
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import JoinRefused, JoinRequest
from pellucid.lab.server.app import More
from pellucid.lab.server.page import Page
from pellucid.lab.server.visitor import Visitor

# What anybody may ask for: the door, and the page without anything on it.
_OPEN_PATHS = ("/join", "/assets/", "/icon.svg")
_LONGEST = 4096
_PATIENCE = 10.0  # seconds for somebody's name and code to come in: strangers may post them
_STATUS = {
    "wrong-code": 403,
    "class-closed": 403,
    "too-many-tries": 429,
    "name-taken": 409,
    "not-kept": 503,
}
_UNREADABLE = 422


def class_more(room: Classroom, page: Page) -> More:
    """What a class adds to the lab; the page shows the door under `/join`."""

    async def find(connection: HTTPConnection) -> Visitor | None:
        return await room.visitor(secret_of(connection))

    return More(
        routes=_routes(room, page),
        finders=[find],
        open_paths=_OPEN_PATHS,
        take_seat=room.take_seat,
        door="/join",
        at_end=room.close,
    )


def _routes(room: Classroom, page: Page) -> list[BaseRoute]:

    async def join(request: Request) -> Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                wanted = await _join_request(request)
            secret = await room.join(wanted, _device(request), secret_of(request))
        except Mistake as mistake:
            return _refusal(mistake)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408, headers={"connection": "close"})
        answer = Response(status_code=204)
        give_cookie(request, answer, secret)
        return answer

    async def leave(request: Request) -> Response:
        try:
            await room.leave(secret_of(request))
        except Mistake as mistake:
            return _refusal(mistake)
        answer = Response(status_code=204)
        take_cookie(request, answer)
        return answer

    return [
        Route("/join", page.index, methods=["GET"]),
        Route("/join", join, methods=["POST"]),
        Route("/leave", leave, methods=["POST"]),
        _download("answers", room.answers_csv),
        _download("learners", room.learners_csv),
    ]


def _download(name: str, make: Callable[[], Awaitable[bytes]]) -> Route:
    """A table that only the teacher may take."""

    async def download(request: Request) -> Response:
        visitor = getattr(request.state, "visitor", None)
        if visitor is None or visitor.classroom != "teacher":
            return PlainTextResponse("403: only the teacher may take this.\n", 403)
        headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
        try:
            made = await make()
        except Mistake:
            return PlainTextResponse("503: the database cannot be read just now. Try again.\n", 503)
        return Response(made, headers=headers, media_type="text/csv; charset=utf-8")

    return Route(f"/class/{name}.csv", download, methods=["GET"])


async def _join_request(request: Request) -> JoinRequest:
    """What was posted. Raises `Mistake` with code `unreadable` for anything else, of any length."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise Mistake("unreadable")
    try:
        return msgspec.json.decode(body, type=JoinRequest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Mistake("unreadable") from error


def _refusal(mistake: Mistake) -> Response:
    told = JoinRefused(mistake.code, mistake.values)
    status = _STATUS.get(mistake.code, _UNREADABLE)
    return Response(msgspec.json.encode(told), status, media_type="application/json")


def _device(request: Request) -> str:
    return request.client.host if request.client else ""
