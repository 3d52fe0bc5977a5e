"""What runs in the process of a script: the script, watched; then the doctor.

Started as `python -m pellucid.bridges.scripts.bootstrap ASKED`, by `examine_script` alone.
"""

import os
import runpy
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from pellucid.bridges.scripts import answers
from pellucid.bridges.scripts.answers import Asked, Found, Refused
from pellucid.bridges.scripts.imports import Imports
from pellucid.bridges.scripts.patched import patched
from pellucid.bridges.scripts.taking import Enough, Taken
from pellucid.bridges.scripts.troubles import trouble
from pellucid.doctor import Diagnosis, diagnose
from pellucid.errors import BadInput

_TO_START = 15.0
"""Seconds for libraries to load, beside the half of the budget that a script has."""

_ENOUGH_STEPS = 10
"""A script that stopped later than this has shown what it trains all the same."""


class _Run:
    """One run of a script, with both libraries watched."""

    def __init__(self, asked: Asked) -> None:
        self._asked, self._script = asked, Path(asked.script)
        self._say = partial(answers.step, Path(asked.folder))
        self._takings: list[Any] = []
        self._imports = Imports({"keras": ("Model", self._keras), "torch": ("optim", self._torch)})
        self._late = False

    def taken(self) -> Taken:
        """What the script trains. Raises `BadInput` where it does not come to that."""
        wrong = self._trouble()
        found = [one for one in (taking.taken() for taking in self._takings) if one is not None]
        if found and (wrong is None or _long_enough(found[0])):
            return found[0]
        if self._late:
            raise BadInput(
                f"{self._script.name} trained nothing in {self._seconds:.0f} seconds",
                "a script that trains a Keras or PyTorch model in that time",
                "It may hang, or need longer before its training starts", "--seconds 300",
            )  # fmt: skip
        raise wrong or BadInput(
            f"{self._script.name} ran to its end and trained nothing",
            "a script that trains a Keras 3 model by fit, or a PyTorch model by an optimiser",
        )

    @property
    def _seconds(self) -> float:
        return self._asked.budget_seconds / 2 + _TO_START

    def _trouble(self) -> BadInput | None:
        """Runs the script; what ended it, if that was not its own will."""
        sys.argv = [self._asked.script, *self._asked.arguments]
        sys.path[0] = str(self._script.parent)
        self._imports.start()
        self._alarm(self._seconds)
        try:
            self._say(f"running {self._script.name}")
            runpy.run_path(self._asked.script, run_name="__main__")
        except Enough:
            return None
        except BaseException as error:  # whatever a person's program ends with
            return trouble(self._script, error)
        finally:
            self._alarm(0)
            self._imports.stop()
            for taking in self._takings:
                taking.stop()
        return None

    def _alarm(self, seconds: float) -> None:
        """Interrupts the script after so long; where there are no alarms, the parent ends it."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def _ring(self, number: int, frame: Any) -> None:
        del number, frame
        self._late = True
        raise Enough

    def _keras(self, keras: Any) -> None:
        from pellucid.bridges.scripts.of_keras import KerasTaking

        self._begin(KerasTaking(keras, self._say))

    def _torch(self, torch: Any) -> None:
        del torch
        from pellucid.bridges.scripts.of_torch import TorchTaking

        self._begin(TorchTaking(self._asked.budget_seconds / 3, self._say))

    def _begin(self, taking: Any) -> None:
        self._takings.append(taking)
        taking.start()


def _long_enough(taken: Taken) -> bool:
    return taken.loop is not None and taken.loop.steps >= _ENOUGH_STEPS


def examined(asked: Asked) -> Diagnosis:
    """The diagnosis of what a script trains. Raises `BadInput`."""
    began = time.perf_counter()
    taken = _Run(asked).taken()
    _be_quiet()
    left = asked.budget_seconds - (time.perf_counter() - began)
    answers.step(Path(asked.folder), f"examining it: {len(taken.x)} examples")
    found = diagnose(
        taken.model, taken.x, taken.y, loss=taken.loss, optimizer=taken.optimizer,
        epochs=taken.epochs, batch_size=taken.batch_size, validation_data=taken.held,
        budget_seconds=max(left, asked.budget_seconds / 2), seed=asked.seed, prove=asked.prove,
        loop=taken.loop,
    )  # fmt: skip
    return patched(found, taken, Path(asked.script))


def _be_quiet() -> None:
    """From here on nothing that is printed is the script's."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for own in (1, 2):
        os.dup2(nowhere, own)


def main() -> None:
    """Runs what was asked for and leaves the answer."""
    asked = msgspec.json.decode(sys.argv[1], type=Asked)
    try:
        answer = Found(examined(asked))
    except BadInput as error:
        answer = Refused.of(error)
    except Exception as error:  # ours, or one that a person's model raises only now
        answer = Refused(
            f"what {Path(asked.script).name} trains could not be examined "
            f"({type(error).__name__}: {error})",
            instead="pellucid.diagnose(model, x, y, loss=..., optimizer=...)",
        )
    answers.write(Path(asked.folder), answer)
    sys.stdout.flush()
    os._exit(0)  # threads that a script left running must not keep it


if __name__ == "__main__":
    main()
