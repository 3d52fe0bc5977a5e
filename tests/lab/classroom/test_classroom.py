"""A class on an event loop: joining, guessing, and finding it as it was left."""

import asyncio
from collections.abc import Callable

from pellucid.lab.classroom import open_class
from pellucid.lab.protocol.classroom import (
    Here,
    Joined,
    JoinRequest,
    Roster,
)

from .school import School, Story, refusal


def test_joining(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        ana = await school.join("Ana")
        _, page = await school.enter(ana)
        assert page.sent == [Joined(name="Ana")]
        assert await refusal(school.join("ANA")) == "name-taken"
        again = JoinRequest("ana", school.room.code.lower())
        assert await school.room.join(again, "device", ana) == ana
        other = await school.room.join(JoinRequest("Eva", school.room.code), "device", ana)
        assert other != ana
        assert await school.room.visitor("") is None
        assert await school.room.visitor("guessed") is None

    tell(story)


def test_guessing_the_code(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        wrong = JoinRequest("Mallory", "CCC-CCC")
        tries = [school.room.join(wrong, "device") for _ in range(100)]
        codes = [mistake.code for mistake in await asyncio.gather(*tries, return_exceptions=True)]
        assert codes.count("wrong-code") == 8
        assert codes.count("too-many-tries") == 92
        assert await refusal(school.join("Ana")) == "too-many-tries"
        assert await school.join("Ana", "another device")

    tell(story)


def test_a_class_is_found_as_it_was_left(url: str) -> None:
    async def first() -> tuple[str, str]:
        room = open_class(url)
        secret = await School(room).join("Ana")
        desk, _ = await School(room).enter(secret)
        desk.here(Here("lesson/4"))
        await room.close()
        return room.code, secret

    async def then(code: str, secret: str) -> None:
        room = open_class(url)
        assert room.code == code
        _, page = await School(room).teach()
        (ana,) = page.of(Roster)[-1].learners
        assert (ana.name, ana.place, ana.online) == ("Ana", "lesson/4", False)
        await School(room).enter(secret)
        await room.close()

    asyncio.run(then(*asyncio.run(first())))
