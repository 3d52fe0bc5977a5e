"""The bench of one learner: what the server asks of it.

It is used by one thread at a time, but for `make_ready` and `prepare`, which may run beside all
else.
"""

from collections.abc import Iterator

import numpy as np

from pellucid.lab.bench.answers import QUESTIONS, answer
from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.bench.doing import done
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.layers import compiling_of
from pellucid.lab.bench.many import many
from pellucid.lab.bench.model import model_of
from pellucid.lab.bench.own import Own
from pellucid.lab.bench.stand import Stand
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.messages import Done
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.sendable import Sendable
from pellucid.lab.uploads import Uploads
from pellucid.learning import Model

SLOW = (ask.Trace, ask.Matter, ask.Blame, ask.Examples, ask.Learn, ask.Code, ask.Keep)
"""Commands that may take seconds the first time."""


class Bench:
    """Data, a network and its training, and all that can be asked of them."""

    def __init__(self, uploads: Uploads, bounds: Bounds) -> None:
        self._stand = Stand(uploads, bounds)

    @property
    def running(self) -> bool:
        """Whether slices are to be run."""
        return self._stand.running.on

    def open(self, setup: Setup) -> list[Sendable]:
        """Sets everything up anew: the scene, the curves, and the first frame, if it can be had
        at once.
        """
        self._stand.set_up(setup)
        return self._stand.everything()

    def begin(self, own: Own) -> list[Sendable]:
        """Sets up a network of one's own; as long as its layers stay, it begins as it came."""
        self._stand.begin(own)
        return self._stand.everything()

    def everything(self) -> list[Sendable]:
        """The scene, the curves and the frame as they are now."""
        return self._stand.everything()

    def picture(self) -> list[Sendable]:
        """The frame of this moment."""
        self._stand.make_ready()
        return self._stand.frame()

    def owes_picture(self) -> bool:
        """Whether there is no picture yet of what is set up, for want of a program."""
        return self._stand.owes_frame

    def first_picture(self) -> list[Sendable]:
        """The picture that is owed, in half a second or so; nothing where it would take longer."""
        return self._stand.first_frame()

    def ready(self) -> bool:
        """Whether training and looking wait for no compiling."""
        return self._stand.ready()

    def seconds_to_compile(self) -> float:
        """About how long `make_ready` takes, on a machine that does nothing else."""
        return compiling_of(self._stand.journey.course.plan.network)

    def make_ready(self) -> None:
        """Compiles what training and looking cannot do without."""
        self._stand.make_ready()

    def prepared(self) -> bool:
        """Whether all is compiled, so that looking is quick too."""
        return self._stand.prepared()

    def prepare(self) -> None:
        """Compiles the programs of the present set-up."""
        self._stand.prepare()

    def advance(self, seconds: float = 0.01, picture: bool = True) -> list[Sendable]:
        """One slice of training, and its frame when it is time for one and it is wanted.

        The frame of where it was to arrive comes even if none is wanted.
        """
        stand = self._stand
        if not (self.running and stand.ready()):
            return []
        news = stand.leave()
        due = stand.running.slice(stand.journey, seconds)
        arrived = not stand.running.on  # nothing comes after this that could be shown instead
        return [*news, *stand.frame()] if due and (picture or arrived) else news

    def do(self, command: ask.BenchCommand) -> list[Sendable]:
        """The answer to a command, and what is new after it. Raises `Mistake`, `BadInput`."""
        if isinstance(command, QUESTIONS):
            return [answer(self._stand.journey, command)]
        return [Done(id=command.id), *done(self._stand, command)]

    def long(self, command: ask.Many) -> Iterator[Sendable]:
        """The answers to a long command, which touch the bench no more. Raises `Mistake`."""
        return many(command, self._stand.journey, self._stand.bounds)

    def apart(self) -> Journey:
        """The journey as it is, to be looked at beside all that is done on the bench."""
        return self._stand.journey.copy()

    def model(self) -> Model:
        """The network of this moment, as a model that can be kept."""
        return model_of(self._stand.journey)

    def examples(self) -> tuple[np.ndarray, np.ndarray]:
        """The test examples as the network reads them, and their targets."""
        journey = self._stand.journey
        test = slice(journey.material.training, None)
        return journey.inputs[test], journey.material.y[test]
