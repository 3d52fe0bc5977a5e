"""The lab on a port of this machine, from its start to Ctrl-C."""

import errno
import os
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from pellucid.errors import BadInput
from pellucid.lab.server.protocols import ModestSocket, PatientHttp
from pellucid.lab.server.rules import LARGEST

BACKLOG = 256
GOODBYE = 2  # seconds for open connections to be closed in order


class Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def open_port(host: str, port: int) -> socket.socket:
    """A port to listen at; 0 is any that is free. Raises `BadInput` for one that is taken."""
    try:
        return _bound(host, port)
    except OSError as error:
        raise _unusable(host, port, error) from error


def configured(app: ASGIApp) -> uvicorn.Config:
    """How the lab is served, but for where."""
    return uvicorn.Config(
        app,
        http=PatientHttp,
        ws=ModestSocket,
        ws_max_size=LARGEST,
        ws_per_message_deflate=False,  # pictures change in every byte; on one machine it only costs
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody stands between, so whoever says so only pretends
        timeout_graceful_shutdown=GOODBYE,
    )


def serve(app: ASGIApp, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serves until Ctrl-C. `ready` is called once requests are answered."""
    with suppress(KeyboardInterrupt):  # which uvicorn sends on once all is closed
        Server(configured(app), ready).run([listening])


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises `OSError`."""
    opened = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two programs have the same port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(BACKLOG)
    except OSError:
        opened.close()
        raise
    return opened


def _unusable(host: str, port: int, error: OSError) -> BadInput:
    if error.errno == errno.EADDRINUSE:
        why = "Another program, perhaps another lab, answers there"
        instead = f"pellucid lab --port {_free_port(host, port)}"
        return BadInput(f"port {port} is taken", "a port that is free", why, instead)
    if error.errno == errno.EACCES:
        why = "The system keeps ports under 1024 for itself"
        return BadInput(f"port {port} may not be used", "1024 to 65535", why, "pellucid lab")
    why = error.strerror or str(error)
    return BadInput(f"{host} cannot be listened at", "an address of this machine", why)


def _free_port(host: str, taken: int) -> int:
    """A port near by that nobody has just now."""
    for port in range(taken + 1, min(taken + 20, 65536)):
        with suppress(OSError), _bound(host, port):
            return port
    return 0  # which stands for any
