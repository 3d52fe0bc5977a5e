"""Workers: processes that examine cases, and are given up when they hang or crash."""

import multiprocessing as mp
import os
import time
import traceback
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from benchmarks.doctor.cases import Case

_EACH = 12  # cases, after which compiled programs fill the memory
_SPAWN = mp.get_context("spawn")


class Worker:
    """One process at a time, which examines one case after the other."""

    def __init__(self, budget: float, patience: float) -> None:
        self._budget, self._patience = budget, patience
        self._process: BaseProcess | None = None
        self._line: Any = None
        self._left = 0

    def examine(self, case: Case) -> dict[str, object]:
        """The answer as plain data; an `error` where none came in time."""
        if self._left == 0:
            self._begin()
        began = time.monotonic()
        self._left -= 1
        try:
            self._line.send(case)
            if self._line.poll(self._patience):
                return self._line.recv()
            error = f"no answer within {self._patience:g} s"
        except (EOFError, OSError):
            error = "the process ended"
        self.end()
        seconds = round(time.monotonic() - began, 2)
        return {"digest": case.setup.digest, "seconds": seconds, "error": error}

    def _begin(self) -> None:
        self.end()
        self._line, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs, self._budget), daemon=True)
        self._process.start()
        theirs.close()
        self._line.recv()  # it has imported what it needs
        self._left = _EACH

    def end(self) -> None:
        """Ends the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process, self._left = None, 0


def _work(line: Connection, budget: float) -> None:
    from benchmarks.doctor.verify import prepare

    prepare()
    os.nice(5)
    import msgspec
    from benchmarks.doctor.answer import answer

    line.send("ready")
    while True:
        case = line.recv()
        try:
            line.send(msgspec.to_builtins(answer(case, budget)))
        except Exception:  # an answer that is missing is counted as such
            line.send({"digest": case.setup.digest, "error": traceback.format_exc()[-1500:]})
