"""The talk of a front end with a bench: what the server is to a page, for one that is a widget.

The kernel has no time of its own for a bench: it runs when it is spoken to. So training goes on
whenever a picture was drawn: each `Seen` brings a slice and the next picture. Nobody looks,
nothing runs; and a slow front end sees fewer pictures, each of the present.
"""

from collections.abc import Callable, Iterable
from importlib.metadata import version
from threading import Lock
from typing import Any, Protocol, runtime_checkable

from pellucid.lab.protocol.arrays import is_a
from pellucid.lab.protocol.commands import Open, Seen
from pellucid.lab.protocol.messages import Opened, Preparing, Refused
from pellucid.lab.refusals import Turned, told
from pellucid.lab.sendable import Sendable
from pellucid.lab.understand import NotUnderstood, understand

SLICE = 0.02
"""Seconds of training for a picture: what else the kernel has to do waits no longer than that."""


@runtime_checkable
class Shown(Protocol):
    """What can be shown: a bench, or a finished run that answers like one."""

    @property
    def running(self) -> bool:
        """Whether slices are to be run."""
        ...

    def prepared(self) -> bool:
        """Whether training and looking need no compiling first."""
        ...

    def prepare(self) -> None:
        """Compiles the programs of the present set-up."""
        ...

    def everything(self) -> list[Sendable]:
        """The scene, the curves and the frame as they are now."""
        ...

    def picture(self) -> list[Sendable]:
        """The frame of this moment."""
        ...

    def first_picture(self) -> list[Sendable]:
        """The picture that nobody has seen yet for want of a program, if there is one."""
        ...

    def advance(self, seconds: float = 0.01, picture: bool = True) -> list[Sendable]:
        """One slice of training, and its frame when it is time for one."""
        ...

    def do(self, command: Any) -> list[Sendable]:
        """The answer to a command, and what is new after it. Raises `Mistake`, `BadInput`."""
        ...


class Talk:
    """Hears what front ends say, one at a time: the one that opened it last.

    A front end may be shown twice, or be loaded anew: each has a name of its own, and whoever
    opens the bench takes it over. `tell` sends to one of them by its name, and `leave` tells one
    that its bench is shown elsewhere now.
    """

    def __init__(
        self, shown: Shown, tell: Callable[[str, Sendable], None], leave: Callable[[str], None]
    ) -> None:
        self._shown, self._tell, self._leave = shown, tell, leave
        self._who = ""
        self._drawing = False
        # Jupyter may hand messages to another thread than the cells run in.
        self._lock = Lock()

    def hear(self, who: str, text: str) -> None:
        """Does what one message says, or says why not; then goes on with the training."""
        with self._lock:
            try:
                command = understand(text)
            except NotUnderstood as error:
                self._tell(who, Refused(id=error.command, code="not-understood"))
                return
            if isinstance(command, Open):
                self._open(who)
            if who == self._who:
                self._carefully(command)

    def apart(self, look: Callable[[], Any]) -> Any:
        """Looks at what is shown while nobody changes it."""
        with self._lock:
            return look()

    def _open(self, who: str) -> None:
        if self._who not in ("", who):
            self._leave(self._who)
        self._who, self._drawing = who, False

    def _carefully(self, command: Any) -> None:
        """Does it and goes on; whatever goes wrong is told."""
        for step in (lambda: self._do(command), self._go_on):
            try:
                with told(getattr(command, "id", 0)):
                    step()
            except Turned as turned:
                self._tell(self._who, turned.refused)

    def _do(self, command: Any) -> None:
        match command:
            case Seen():
                self._drawing = False
            case Open():
                opened = Opened(
                    id=command.id, key=self._who, notices=[], version=version("pellucid")
                )
                self._send([opened, *self._shown.everything()])
            case _:
                self._send(self._shown.do(command))

    def _go_on(self) -> None:
        """Compiles what is missing, and trains to the next picture, if there is one to draw."""
        if not self._shown.prepared():
            self._prepare()
        while self._shown.running and not self._drawing:
            self._send(self._shown.advance(SLICE))

    def _prepare(self) -> None:
        self._send([Preparing(on=True), *self._shown.first_picture()])
        try:
            self._shown.prepare()
        finally:
            self._send([Preparing(on=False)])
        self._send(self._shown.picture())

    def _send(self, messages: Iterable[Sendable]) -> None:
        for message in messages:
            self._drawing = self._drawing or is_a(message, "frame")
            self._tell(self._who, message)
