"""What is sent to a page, and in which order."""

import asyncio

from pellucid.lab.server.outbox import Outbox


def _message(kind: str, content: str = "") -> bytes:
    return b"\0\0\0\0" + f'{{"type":"{kind}","content":"{content}"}}'.encode()


def _taken(outbox: Outbox, count: int) -> list[object]:
    async def take() -> list[object]:
        return [await outbox.take() for _ in range(count)]

    return asyncio.run(take())


def test_a_picture_of_the_scene_before_is_not_sent_after_the_next() -> None:
    outbox = Outbox()
    old, scene, new = _message("frame", "old"), _message("scene"), _message("frame", "new")
    outbox.put([old])
    outbox.put([scene])
    assert outbox.wants_picture
    outbox.put([new])
    assert _taken(outbox, 2) == [scene, new]


def test_of_pictures_only_the_newest_is_sent_and_after_everything_else() -> None:
    outbox = Outbox()
    old, news, new = _message("frame", "old"), _message("history"), _message("frame", "new")
    outbox.put([old, news, new])
    assert _taken(outbox, 2) == [news, new]
