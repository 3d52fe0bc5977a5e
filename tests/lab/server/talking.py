"""Real pages: HTTP requests and WebSockets to a lab that runs in a thread of this process."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from pellucid.lab.server import Hosts, Page, Rules, Visitors, make_app, open_port
from pellucid.lab.server.serve import Server, configured

SOON = 30.0  # seconds, on a machine that is busy with other things


@contextmanager
def running_lab(page: Path, rules: Rules | None = None) -> Iterator["Lab"]:
    """A lab in a thread, which ends with the `with`."""
    listening = open_port("127.0.0.1", 0)
    port = int(listening.getsockname()[1])
    visitors = Visitors(port)
    app = make_app(visitors, Hosts(port), page=Page(page), rules=rules)
    ready = threading.Event()
    config = configured(app)
    config.ws_ping_interval = None  # pings draw random numbers, which Hypothesis minds
    server = Server(config, ready.set)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        assert ready.wait(SOON)
        yield Lab(port, visitors.token)
    finally:
        server.should_exit = True
        thread.join(SOON)
        assert not thread.is_alive()


@contextmanager
def lab_apart(home: Path, *options: str) -> Iterator["Lab"]:
    """A lab in a process of its own, as the command starts it."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "pellucid",
            "lab",
            "--port",
            "0",
            "--no-browser",
            "--json",
            *options,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PELLUCID_HOME": str(home)},
    )
    try:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        token = told["address"].partition("token=")[2].partition("#")[0]
        yield Lab(told["port"], token, told)
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=SOON)
    assert "Traceback" not in said
    assert process.returncode == 0


@dataclass(frozen=True)
class Answered:
    """What an HTTP request was answered."""

    status: int
    headers: dict[str, str]
    body: bytes


class Lab:
    """A lab that runs, as seen from outside."""

    def __init__(self, port: int, token: str, told: dict[str, Any] | None = None) -> None:
        self.port, self.token, self.told = port, token, told or {}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answered:
        """One HTTP request; a header's name is written with `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answered(answer.status, told, answer.read())
        finally:
            connection.close()

    def new_cookie(self) -> str:
        """The cookie of a visitor who has just come in."""
        answer = self.ask("GET", f"/?token={self.token}")
        assert answer.status == 303
        return answer.headers["set-cookie"].split(";")[0]

    def raw(self, method: str, path: str, more: Mapping[str, str]) -> socket.socket:
        """A connection on which a request's head was sent, and nothing was read yet."""
        raw = socket.create_connection(("127.0.0.1", self.port), SOON)
        host, cookie = f"127.0.0.1:{self.port}", self.new_cookie()
        head = {"Host": host, "Origin": self.origin, "Cookie": cookie, **more}
        told = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        raw.sendall(f"{method} {path} HTTP/1.1\r\n{told}\r\n".encode())
        return raw

    def half_a_request(self, path: str) -> socket.socket:
        """A connection on which something is posted that does not come."""
        raw = self.raw("POST", path, {"Content-Length": "100"})
        raw.sendall(b"half")
        return raw

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return f"http://127.0.0.1:{self.port}"

    def socket(self, cookie: str | None = None, **more: Any) -> connect:
        """A WebSocket, to be opened by `with`."""
        headers = {"Cookie": self.new_cookie() if cookie is None else cookie}
        return connect(
            f"ws://127.0.0.1:{self.port}/socket",
            origin=more.pop("origin", self.origin),
            additional_headers=headers,
            compression=None,
            max_size=None,
            ping_interval=None,
            open_timeout=SOON,
            **more,
        )

    def talk(self, cookie: str | None = None) -> "Talk":
        """A page that says and hears."""
        return Talk(self.socket(cookie))


class Talk:
    """One page's talk with the lab: commands with their answers, and all that was heard."""

    def __init__(self, socket: connect) -> None:
        self._open = ExitStack()
        self.socket: ClientConnection = self._open.enter_context(socket)
        self.heard: list[dict[str, Any]] = []
        self.seen_at_once = True
        self._ids = 0

    def close(self) -> None:
        self._open.close()

    def say(self, kind: str, **what: Any) -> int:
        """Sends a command; its id."""
        self._ids += 1
        self.socket.send(json.dumps({"type": kind, "id": self._ids, **what}))
        return self._ids

    def ask(self, kind: str, **what: Any) -> dict[str, Any]:
        """Sends a command and waits for the answer to it, the last one where there are more."""
        wanted = self.say(kind, **what)
        return self.hear(lambda one: one.get("id") == wanted and one.get("done", True))

    def hear(self, wanted: Any, within: float = SOON) -> dict[str, Any]:
        """The next message of a type, or for which something holds; others are kept in `heard`."""
        until = time.monotonic() + within
        test = wanted if callable(wanted) else lambda one: one["type"] == wanted
        while True:
            message = head_of(self.socket.recv(max(0.0, until - time.monotonic())))
            self.heard.append(message)
            if message["type"] == "frame" and self.seen_at_once:
                self.socket.send(json.dumps({"type": "seen"}))
            if test(message):
                return message

    def silent(self, seconds: float) -> list[dict[str, Any]]:
        """What is heard in so many seconds."""
        before = len(self.heard)
        with suppress(TimeoutError, ConnectionClosed):
            self.hear(lambda _: False, seconds)
        return self.heard[before:]


def head_of(message: str | bytes) -> dict[str, Any]:
    """A message without its arrays."""
    if isinstance(message, bytes):
        message = message[4 : 4 + int.from_bytes(message[:4], "little")].decode()
    return json.loads(message)
