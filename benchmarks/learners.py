"""Learners for `lab.py`: pages without a screen, many in one process apart from the server."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect

PREPARING = 500.0  # seconds at most, in which a program is compiled for every network
SETS = ("circles", "xor", "gaussians", "spirals", "moons")
ACTIVATIONS = ("tanh", "relu", "sigmoid")


@dataclass
class Heard:
    """What one learner heard while it was measured, in numbers and seconds."""

    pictures: int = 0
    answers: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)


def setup_of(number: int, networks: int) -> str:
    """Data and a network as an address: those of so many learners differ, then they repeat."""
    kind = number % networks
    first, second = 2 + kind % 7, 2 + kind // 7
    layers = f"{first}{ACTIVATIONS[kind % 3]},{second}tanh"
    return f"data={SETS[kind % 5]}&noise=0.1&layers={layers}&seed={number}"


def crowd(setups: list[str], address: str, cookies: list[str], talk: Connection) -> None:
    """Lets these learners learn; says when all do, is told how long, and tells what they heard."""
    asyncio.run(_crowd(setups, address, cookies, talk))


async def _crowd(setups: list[str], address: str, cookies: list[str], talk: Connection) -> None:
    learners = [Learner(setup) for setup in setups]
    lives = [
        asyncio.create_task(one.live(address, cookie))
        for one, cookie in zip(learners, cookies, strict=True)
    ]
    done, _ = await asyncio.wait(
        [*lives, asyncio.create_task(_all_train(learners))], return_when=asyncio.FIRST_COMPLETED
    )
    await asyncio.gather(*done)  # a life that ended so early has failed
    talk.send("ready")
    seconds = await asyncio.to_thread(talk.recv)
    for one in learners:
        one.heard = Heard()
    await asyncio.sleep(seconds)
    talk.send([one.heard for one in learners])
    for life in lives:
        life.cancel()
    await asyncio.gather(*lives, return_exceptions=True)


async def _all_train(learners: list["Learner"]) -> None:
    for one in learners:
        await one.trains.wait()


class Learner:
    """One page: it draws every picture at once, and says something every second or so."""

    def __init__(self, setup: str) -> None:
        self.heard, self.trains = Heard(), asyncio.Event()
        self._random, self._setup = random.Random(setup), setup
        self._layer, self._ids = "", 0
        self._asked: dict[int, float] = {}
        self._edited: tuple[int, float] | None = None

    async def live(self, address: str, cookie: str) -> None:
        """Opens a bench, trains it, and looks on."""
        where = urlsplit(address)
        async with connect(
            f"ws://{where.netloc}/socket",
            origin=f"http://{where.netloc}",
            additional_headers={"Cookie": cookie},
            compression=None,
            max_size=None,
        ) as socket:
            hearing = asyncio.create_task(self._hear(socket))
            await self._say(socket, "open", address=self._setup)
            await self._say(socket, "train", on=True)
            acting = asyncio.create_task(self._act(socket))
            await asyncio.gather(hearing, acting)

    async def _act(self, socket: ClientConnection) -> None:
        """Changes a weight by hand, or the pace."""
        async with asyncio.timeout(PREPARING):
            await self.trains.wait()
        while True:
            await asyncio.sleep(self._random.uniform(0.5, 1.5))
            if self._random.random() < 0.5:
                value = self._random.uniform(-1, 1)
                sent = time.perf_counter()
                what = {"layer": self._layer, "unit": 0, "source": 0, "value": value}
                self._edited = await self._say(socket, "edit", **what), sent
            else:
                await self._say(socket, "train", on=True, pace="epoch")

    async def _say(self, socket: ClientConnection, kind: str, **what: Any) -> int:
        self._ids += 1
        self._asked[self._ids] = time.perf_counter()
        await socket.send(json.dumps({"type": kind, "id": self._ids, **what}))
        return self._ids

    async def _hear(self, socket: ClientConnection) -> None:
        async for message in socket:
            head = head_of(message)
            if head["type"] == "frame":
                await socket.send(json.dumps({"type": "seen"}))
                self._see(head["moment"])
            elif head["type"] == "scene":
                self._layer = head["layers"][0]["name"]
            elif head["type"] == "refused":
                raise RuntimeError(f"{self._setup}: {head}")
            elif "id" in head:
                self.heard.answers.append(time.perf_counter() - self._asked.pop(head["id"]))

    def _see(self, moment: int) -> None:
        """A picture; the first after an answered edit is the one that shows it."""
        if moment:
            self.trains.set()
        self.heard.pictures += 1
        if self._edited is not None and self._edited[0] not in self._asked:
            self.heard.shown.append(time.perf_counter() - self._edited[1])
            self._edited = None


def head_of(message: str | bytes) -> dict[str, Any]:
    """A message without its arrays."""
    if isinstance(message, bytes):
        message = message[4 : 4 + int.from_bytes(message[:4], "little")]
    return json.loads(message)
