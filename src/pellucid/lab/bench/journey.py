"""A journey: a set-up, its examples, and the way its training has gone."""

from copy import copy
from threading import Lock

import numpy as np
from jaxtyping import Float32

from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.bench.curves import Curves
from pellucid.lab.bench.layers import layers_of
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.network import course_for
from pellucid.lab.bench.own import Own
from pellucid.lab.protocol.scene import LayerScene
from pellucid.lab.protocol.setup import Setup
from pellucid.learning.live import Course, Edit, Learn, Lessons, Programs, Steer, Way, programs

# What an undone journey may keep of the room for one that is open.
_SHARE = 8


class Journey:
    """One set-up from its beginning. Its training is made when it is first needed.

    `seconds` is how long it has trained.
    """

    def __init__(
        self, setup: Setup, material: Material, bounds: Bounds, own: Own | None = None
    ) -> None:
        self.material = material
        self._own = own if own and own.is_for(setup) else None
        self._beginning = Lock()
        self._way: Way | None = None
        self._course = self._course_of(setup)
        self._bounds = bounds
        bounds.check_network(self._course.plan.network, material)
        bounds.check_course(self._course)
        self.curves = Curves(len(self.layers))
        self.seconds = 0.0
        self._setups = [(0, setup)]

    @property
    def setup(self) -> Setup:
        """The set-up at this moment of the way."""
        behind = self._way.behind if self._way else 0
        return next(setup for since, setup in reversed(self._setups) if since <= behind)

    @property
    def course(self) -> Course:
        """How it learns at this moment of the way."""
        return self._way.course if self._way else self._course

    @property
    def programs(self) -> Programs:
        """The programs it learns by now."""
        return programs(self.course.plan)

    @property
    def layers(self) -> list[LayerScene]:
        """The layers of weights as they are now."""
        return list(layers_of(self.course.plan.network))

    @property
    def lessons(self) -> Lessons:
        """The examples in the shape that its network reads."""
        return self.material.lessons_for(self.course.plan.network)

    @property
    def inputs(self) -> Float32[np.ndarray, "rows *shape"]:
        """All examples as its network reads them."""
        return self.material.x.reshape(-1, *self.course.plan.network.inputs)

    @property
    def way(self) -> Way:
        """The training itself: begun, if it has not been.

        Compiling may ask for it beside a command: there is only ever one.
        """
        with self._beginning:
            if self._way is None:
                seed = self._setups[0][1].network.seed
                first = self._own.first() if self._own else None
                room = self._bounds.memory
                self._way = Way(self.lessons, self._course, seed, room, first)
            return self._way

    @property
    def moment(self) -> int:
        """Steps done."""
        return self._way.moment if self._way else 0

    @property
    def latest(self) -> int:
        """The furthest it has come on this way."""
        return self._way.latest if self._way else 0

    @property
    def size(self) -> int:
        """Bytes of the states kept of its way; neither the examples nor the present state."""
        return self._way.size if self._way else 0

    @property
    def past(self) -> list[tuple[int, int]]:
        """Where it was left for another way, and how far it had come."""
        return self._way.past if self._way else []

    def advance(self, count: int) -> None:
        """Trains so many steps; from an earlier moment, on another way."""
        self.leave()
        self.way.advance(count)

    def do(self, event: Edit | Learn) -> None:
        """Lets something happen to the training here and now."""
        self.leave()
        self.way.do(event)

    def steer(self, setup: Setup) -> None:
        """Goes on with the same weights by another course."""
        course = self._course_of(setup)
        self._bounds.check_course(course)
        self.leave()
        self.way.do(Steer(course))
        self._setups.append((self.way.behind, setup))

    def leave(self) -> None:
        """Gives up what once came after this moment."""
        self.way.leave()
        behind = self.way.behind
        self._setups = [one for one in self._setups if one[0] <= behind]
        self.curves.cut(self.moment)

    def _course_of(self, setup: Setup) -> Course:
        network = self._own.network_for(setup) if self._own else None
        return course_for(setup, self.material, network)

    def copy(self) -> "Journey":
        """The same journey, to be gone on with apart; with fewer moments kept."""
        other = copy(self)
        other.curves, other._setups = self.curves.copy(), self._setups[:]
        room = self._bounds.memory // _SHARE
        other._way = self._way.copy(room) if self._way else None
        return other
