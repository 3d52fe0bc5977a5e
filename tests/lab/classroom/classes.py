"""A class that is taught in a real lab, and learners who come in by its door."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pellucid.lab.classroom import Classroom, class_more, open_class
from pellucid.lab.server import Hosts, Page, Visitors, make_app, open_port
from pellucid.lab.server.serve import Server, configured

from ..server.talking import SOON, Answered, Lab, Talk


class TaughtLab(Lab):
    """A lab with a class in it."""

    def __init__(self, port: int, token: str, room: Classroom) -> None:
        super().__init__(port, token)
        self.room = room

    def try_to_join(self, name: str, code: str, **headers: str) -> Answered:
        """Posts a name and a code."""
        body = json.dumps({"name": name, "code": code}).encode()
        return self.ask("POST", "/join", body, **({"Origin": self.origin} | headers))

    def join(self, name: str) -> str:
        """The cookie of a new learner."""
        answer = self.try_to_join(name, self.room.code)
        assert answer.status == 204, answer.body
        return answer.headers["set-cookie"].split(";")[0]

    def enter(self, cookie: str) -> Talk:
        """A page that has opened its bench and says where it is."""
        talk = self.talk(cookie)
        talk.ask("open", address="")
        talk.socket.send('{"type": "here", "place": "bench"}')
        return talk


@contextmanager
def taught_lab(page: Path, url: str) -> Iterator[TaughtLab]:
    """A lab with a class, in a thread that ends with the `with`."""
    listening = open_port("127.0.0.1", 0)
    port = int(listening.getsockname()[1])
    visitors, built, room = Visitors(port, classroom="teacher"), Page(page), open_class(url)
    app = make_app(visitors, Hosts(port), page=built, more=class_more(room, built))
    ready = threading.Event()
    server = Server(configured(app), ready.set)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        assert ready.wait(SOON)
        yield TaughtLab(port, visitors.token, room)
    finally:
        server.should_exit = True
        thread.join(SOON)
        assert not thread.is_alive()
