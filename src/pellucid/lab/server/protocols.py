"""The two protocols of the web, with patience that ends."""

from asyncio import BaseTransport, TimerHandle

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PATIENCE = 10.0  # seconds for the head of a request to come in whole
PATIENCE_FOR_BODY = 90.0  # and for what it brings: a file may take its time

# Connections open at once. A process may often have no more than 1024 files, and needs some itself;
# and no one device may have all there are.
MOST, MOST_OF_ONE = 800, 400


class PatientHttp(H11Protocol):
    """HTTP that hangs up where a request was begun and not brought to its end.

    Otherwise whoever opens connections and says nothing could have all there are. Where there are
    too many, one that is new is hung up on.
    """

    _deadline: TimerHandle | None = None
    _minded: float = 0

    def connection_made(self, transport: BaseTransport) -> None:  # type: ignore[override]  # as in h11_impl itself
        """A connection is open: its first request is to come soon."""
        super().connection_made(transport)  # type: ignore[arg-type]  # likewise
        if self._is_one_too_many():
            self.transport.close()
        else:
            self._mind()

    def data_received(self, data: bytes) -> None:
        """A part of a request; a deadline stands until its head is whole, then its body."""
        super().data_received(data)
        self._mind()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._disarm()
        super().connection_lost(exc)

    def _is_one_too_many(self) -> bool:
        """Whether so many are open already, WebSockets too, in all or from the same address."""
        known = (one for one in self.connections if isinstance(one, PatientHttp | ModestSocket))
        here = [one.client[0] for one in known if one.client]
        own = self.client[0] if self.client else ""
        return len(here) > MOST or here.count(own) > MOST_OF_ONE

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
