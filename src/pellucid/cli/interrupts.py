"""Ctrl-C while a library is being loaded: it waits until it can do no harm."""

import _thread
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

_AGAIN_SECONDS = 0.05


class CtrlC:
    """Whether Ctrl-C was raised in this command.

    Who meets an error asks this: some libraries make one of their own of an interrupt.
    """

    def __init__(self) -> None:
        self.raised = False

    def heard(self, number: int, frame: FrameType | None) -> None:
        """Raises `KeyboardInterrupt`, or waits with it until no import is running."""
        if _importing(frame):
            send_again()
            return
        self.raised = True
        signal.default_int_handler(number, frame)


@contextmanager
def minding_imports() -> Generator[CtrlC]:
    """Ctrl-C raises `KeyboardInterrupt` as ever, but never within an import.

    Thrown into the middle of one, it ends the process by a segmentation fault every tenth time:
    jaxlib's compiled modules do not survive it. Outside the main thread Python delivers no
    signals, and nothing is changed.
    """
    ctrl_c = CtrlC()
    if threading.current_thread() is not threading.main_thread():
        yield ctrl_c
        return
    before = signal.signal(signal.SIGINT, ctrl_c.heard)
    try:
        yield ctrl_c
    finally:
        signal.signal(signal.SIGINT, before)


def _importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def send_again() -> None:
    """Another Ctrl-C, as if pressed a moment later: where this one would do harm or be lost."""
    threading.Timer(_AGAIN_SECONDS, _thread.interrupt_main).start()
