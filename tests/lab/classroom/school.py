"""A class with its pages, as the tests of it need it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from pellucid.lab.classroom import Classroom
from pellucid.lab.classroom.desks import LearnersDesk, TeachersDesk
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import Here, JoinRequest, Watch
from pellucid.lab.server.visitor import Visitor

SOON = 0.2  # many times as long as it takes until a teacher is told


class Page:
    """A page: what it was sent, and whether its connection was ended."""

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def of(self, kind: type) -> list[Any]:
        return [one for one in self.sent if isinstance(one, kind)]


class School:
    """A class with its pages, as a test needs it."""

    def __init__(self, room: Classroom) -> None:
        self.room = room

    async def join(self, name: str, device: str = "device") -> str:
        return await self.room.join(JoinRequest(name, self.room.code), device)

    async def enter(self, secret: str) -> tuple[LearnersDesk, Page]:
        visitor, page = await self.room.visitor(secret), Page()
        assert visitor is not None
        desk = await self.room.take_seat(visitor, page.sent.append, page.close)
        assert isinstance(desk, LearnersDesk)
        desk.here(Here("bench"))
        return desk, page

    async def teach(self) -> tuple[TeachersDesk, Page]:
        page = Page()
        visitor = Visitor("somebody", "teacher")
        desk = await self.room.take_seat(visitor, page.sent.append, page.close)
        assert isinstance(desk, TeachersDesk)
        await desk.do(Watch(id=1))
        return desk, page


Story = Callable[[School], Awaitable[None]]


async def refusal(awaitable: Awaitable[object]) -> str:
    with pytest.raises(Mistake) as mistake:
        await awaitable
    return mistake.value.code
