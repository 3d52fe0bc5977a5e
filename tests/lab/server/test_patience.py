"""Whoever begins something and does not go on: nobody waits for them for ever."""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.upload import NotUploaded, Posted
from pellucid.lab.server import Rules
from pellucid.lab.server.protocols import PATIENCE
from pellucid.lab.server.uploads import COMING, COMING_OF_ONE, UploadStore

from .talking import SOON, Lab, running_lab

NO_PATIENCE = 0.2
PING = b"\x89\xfd\x00\x00\x00\x00" + bytes(125)  # masked, as what a browser sends
UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip
MORE_THAN_IS_READ = 24 * 2**20


class Hearer(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What is written where the lab was started."""
    handler = Hearer()
    loggers = [logging.getLogger(name) for name in ("uvicorn.error", "pellucid.lab")]
    for one in loggers:
        one.addHandler(handler)
    yield handler.heard
    for one in loggers:
        one.removeHandler(handler)


def is_hung_up_on(raw: socket.socket) -> bool:
    with raw, suppress(ConnectionResetError):
        while raw.recv(4096):
            pass
    return True  # else it would have timed out


def test_what_is_begun_and_not_finished_is_hung_up_on(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.lab.server.protocols.PATIENCE", NO_PATIENCE)
    monkeypatch.setattr("pellucid.lab.server.protocols.PATIENCE_FOR_BODY", NO_PATIENCE)
    page = lab.talk()
    silent = socket.create_connection(("127.0.0.1", lab.port), SOON)
    half_a_head = socket.create_connection(("127.0.0.1", lab.port), SOON)
    half_a_head.send(b"GET / HTTP/1.1\r\nHost: 127")
    for raw in (silent, half_a_head, lab.half_a_request("/upload?name=a.csv")):
        assert is_hung_up_on(raw)
    time.sleep(2 * NO_PATIENCE)
    assert page.ask("open", address="layers=2")["type"] == "opened", "a page may be silent"
    page.close()


def test_no_address_has_all_connections(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    page = lab.talk()
    monkeypatch.setattr("pellucid.lab.server.protocols.MOST_OF_ONE", 3)
    here = ("127.0.0.1", lab.port)
    silent = [socket.create_connection(here, SOON) for _ in range(2)]
    began = time.monotonic()
    assert is_hung_up_on(socket.create_connection(here, SOON))
    assert time.monotonic() - began < PATIENCE, "it was not patience that had an end"
    assert page.ask("open", address="layers=2")["type"] == "opened"
    other = socket.create_connection(here, SOON, source_address=("127.0.0.2", 0))
    other.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{lab.port}\r\n\r\n".encode())
    assert other.recv(4096).startswith(b"HTTP/1.1 403")
    for one in (*silent, other):
        one.close()
    page.close()


def test_there_are_only_so_many_connections(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pellucid.lab.server.protocols.MOST", 1)
    with socket.create_connection(("127.0.0.1", lab.port), SOON) as silent:
        assert is_hung_up_on(socket.create_connection(("127.0.0.1", lab.port), SOON))
        monkeypatch.undo()
        silent.sendall(b"GET / HTTP/1.1\r\nHost: nowhere\r\n\r\n")
        assert silent.recv(4096).startswith(b"HTTP/1.1 4")


def test_who_breaks_off_is_not_complained_of(lab: Lab, complaints: list[str]) -> None:
    lab.half_a_request("/upload?name=a.csv").close()
    time.sleep(NO_PATIENCE)
    assert lab.ask("GET", "/").status == 403
    assert complaints == []


def test_pings_of_one_who_reads_nothing_are_not_read_for_ever(lab: Lab) -> None:
    with lab.raw("GET", "/socket", UPGRADE) as raw:
        assert raw.recv(4096).startswith(b"HTTP/1.1 101")
        raw.settimeout(1)
        sent = 0
        with suppress(TimeoutError):
            while sent < MORE_THAN_IS_READ:
                sent += raw.send(PING * 500)
        assert sent < MORE_THAN_IS_READ


def test_only_so_many_files_are_on_their_way() -> None:
    async def nothing_comes() -> AsyncIterator[bytes]:
        await asyncio.sleep(SOON)
        yield b""

    async def too_much() -> AsyncIterator[bytes]:
        raise Mistake("upload-too-large")
        yield b""

    async def code(store: UploadStore, owner: str) -> str:
        told: Posted = await store.take(owner, "a.csv", too_much())
        assert isinstance(told, NotUploaded)
        return told.code

    async def story() -> None:
        store, coming = UploadStore(), list[asyncio.Task[Posted]]()
        for number in range(COMING):
            owner = f"owner {number // COMING_OF_ONE}"
            assert await code(store, owner) == "upload-too-large"
            coming.append(asyncio.create_task(store.take(owner, "a.csv", nothing_comes())))
            await asyncio.sleep(0)
            if number + 1 == COMING_OF_ONE:
                assert await code(store, owner) == "uploads-under-way"
                assert await code(store, "another") == "upload-too-large"
        assert await code(store, "another") == "uploads-under-way"
        for one in coming:
            one.cancel()
        await asyncio.gather(*coming, return_exceptions=True)
        assert await code(store, "another") == "upload-too-large"
        store.close()

    asyncio.run(story())


def test_nobody_has_pages_without_end(tmp_path: Path) -> None:
    with running_lab(tmp_path, Rules(pages_of_one=2)) as lab:
        cookie = lab.new_cookie()
        pages = [lab.talk(cookie) for _ in range(3)]
        with pytest.raises(ConnectionClosed):
            pages[2].hear(lambda _: False)
        assert lab.talk().ask("open", address="layers=2")["type"] == "opened"
        pages[0].close()
        time.sleep(NO_PATIENCE)
        assert lab.talk(cookie).ask("open", address="layers=2")["type"] == "opened"


def test_an_engine_that_does_not_start_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, complaints: list[str]
) -> None:
    def broken(*_: object) -> None:
        raise ImportError("no JAX here")

    monkeypatch.setattr("pellucid.lab.server.app._make_engine", broken)
    with running_lab(tmp_path) as lab:
        for _ in range(2):
            page = lab.talk()
            assert page.hear("refused")["code"] == "broken"
            with pytest.raises(ConnectionClosed):
                page.hear(lambda _: False)
            assert page.socket.close_code == 1011
    assert len(complaints) == 1
