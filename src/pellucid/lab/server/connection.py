"""One open page: a WebSocket, from its first message to its end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect

from pellucid.lab.sendable import Sendable
from pellucid.lab.server.allowance import Allowance
from pellucid.lab.server.outbox import Ended, Outbox

_LOG = logging.getLogger("pellucid.lab")
POLICY, ELSEWHERE = 1008, 4001
"""Why a connection is closed; `ELSEWHERE`: its bench is shown on another page now."""


class Connection:
    """Reads messages and sends what is to be sent, each at its own pace."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._outbox = Outbox()

    def send(self, messages: Iterable[Sendable]) -> None:
        """Sends messages, in order, as fast as the page takes them."""
        self._outbox.put(messages)

    def seen(self) -> None:
        """The page has drawn the last picture."""
        self._outbox.seen()

    def wants_picture(self) -> bool:
        """Whether no picture waits to be sent."""
        return self._outbox.wants_picture

    def close(self, code: int = POLICY) -> None:
        """Ends the connection once everything is sent that waits."""
        self._outbox.end(code)

    async def serve(
        self, hear: Callable[[str], Awaitable[None]], saw: Callable[[Sendable], None]
    ) -> None:
        """Hands on what is said, until either side has had enough. `saw` is told what was sent."""
        tasks = [asyncio.create_task(self._read(hear)), asyncio.create_task(self._write(saw))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            for ended in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(ended, Exception) and not isinstance(ended, WebSocketDisconnect):
                    _LOG.error("A page was given up that nothing was wrong with.", exc_info=ended)

    async def _read(self, hear: Callable[[str], Awaitable[None]]) -> None:
        """Reads on only once the last message was taken up: who floods, waits."""
        allowance = Allowance()
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            await allowance.spend()
            await hear(message.get("text") or "")

    async def _write(self, saw: Callable[[Sendable], None]) -> None:
        try:
            while True:
                message = await self._outbox.take()
                saw(message)
                if isinstance(message, bytes):
                    await self._socket.send_bytes(message)
                else:
                    await self._socket.send_text(msgspec.json.encode(message).decode())
        except Ended as ended:
            with suppress(RuntimeError, WebSocketDisconnect):  # the page may have been quicker
                await self._socket.close(ended.code)
        except WebSocketDisconnect:
            return
