"""A program of somebody else's, run with nothing to read, heard, and ended in time."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_HEARD = 10_000
"""Lines that are passed on; what comes after them is read and left."""

_WIDE = 2_000
_EVERY = 0.1


class Program:
    """One run of a program, in its folder."""

    def __init__(
        self, command: list[str], folder: Path, surroundings: dict[str, str],
        hear: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._hear = hear
        self._process = subprocess.Popen(
            command, cwd=folder, env=surroundings, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
            text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def run(self, seconds: float, meanwhile: Callable[[], None]) -> int | None:
        """Waits for its end; its exit code, or None where it had to be ended.

        `meanwhile` is called now and then, and once in the end. Whatever happens here, the
        program and all that it started are gone afterwards.
        """
        deadline = time.monotonic() + seconds
        try:
            while self._process.poll() is None and time.monotonic() < deadline:
                time.sleep(_EVERY)
                self._pass_on()
                meanwhile()
            return self._process.poll()
        finally:
            self._end()
            self._pass_on()
            meanwhile()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for number, line in enumerate(iter(self._line, "")):
            if number < _HEARD:
                self._lines.append(line.rstrip("\n"))

    def _line(self) -> str:
        # A bounded part of it, since a line may be of any length.
        assert self._process.stdout is not None
        try:
            return self._process.stdout.readline(_WIDE)
        except ValueError:  # closed, as the program was ended
            return ""

    def _pass_on(self) -> None:
        while self._lines:
            self._hear(self._lines.pop(0))

    def _end(self) -> None:
        """Ends what is left of it: the process, and the children it may have left behind."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()
        self._reader.join(timeout=2)
        if self._process.stdout is not None:
            self._process.stdout.close()
