"""The two protocols of the web, with patience that ends."""

from asyncio import BaseTransport, TimerHandle

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PATIENCE = 10.0  # seconds for the head of a request to come in whole
PATIENCE_FOR_BODY = 90.0  # and for what it brings: a file may take its time


class PatientHttp(H11Protocol):
    """HTTP that hangs up where a request was begun and not brought to its end.

    Otherwise whoever opens connections and says nothing could have all there are.
    """

    _deadline: TimerHandle | None = None
    _minded: float = 0

    def connection_made(self, transport: BaseTransport) -> None:  # type: ignore[override]  # as in h11_impl itself
        """A connection is open: its first request is to come soon."""
        super().connection_made(transport)  # type: ignore[arg-type]  # likewise
        self._mind()

    def data_received(self, data: bytes) -> None:
        """A part of a request; a deadline stands until its head is whole, then its body."""
        super().data_received(data)
        self._mind()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._disarm()
        super().connection_lost(exc)

    def _mind(self) -> None:
        """Sets the deadline for what is to come now; more of the same does not put it off."""
        patience = self._patience()
        if patience != self._minded:
            self._disarm()
            self._minded = patience
            if patience:
                self._deadline = self.loop.call_later(patience, self.transport.close)

    def _patience(self) -> float:
        """Seconds for what is to come; 0 where the request is whole, or a WebSocket by now."""
        if self.transport.get_protocol() is not self:
            return 0
        if self.conn.their_state is h11.IDLE:
            return PATIENCE
        return PATIENCE_FOR_BODY if self.conn.their_state is h11.SEND_BODY else 0

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class ModestSocket(WebSocketsSansIOProtocol):
    """A WebSocket that does not read on while its peer does not.

    Otherwise whoever sends pings, and never reads what they are answered, could fill the memory.
    """

    def handle_ping(self) -> None:
        """Answers; where answers pile up, no more is read."""
        super().handle_ping()
        if not self.writable.is_set():
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        """The peer reads again."""
        super().resume_writing()
        if not self.read_paused:
            self.transport.resume_reading()
