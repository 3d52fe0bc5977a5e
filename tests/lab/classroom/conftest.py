"""A database of its own for every test, in a file as in a class."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pellucid.lab.classroom import open_class
from pellucid.lab.classroom.database import Database, open_database

from .school import SOON, School, Story


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'class.db'}"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def told_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pellucid.lab.classroom.news.EVERY", SOON / 8)


@pytest.fixture
def tell(url: str) -> Callable[[Story], None]:
    """Lets a story happen in a class of its own."""

    async def told(story: Story) -> None:
        room = open_class(url)
        try:
            await story(School(room))
        finally:
            await room.close()

    return lambda story: asyncio.run(told(story))
