"""Where a learner is, and how far their training has come: kept up from what they are sent."""

from collections import deque

import msgspec
from msgspec import Struct

from pellucid.lab.protocol.arrays import head_json, is_a
from pellucid.lab.protocol.classroom import Doing
from pellucid.lab.protocol.scene import Scene
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.sendable import Sendable

LOSSES = 40


class FrameGlimpse(Struct, frozen=True, tag="frame"):
    """Of a frame's head, what a teacher sees."""

    epoch: float
    running: bool
    training_loss: float | None
    test_metric: float | None


class SceneGlimpse(Struct, frozen=True, tag="scene"):
    """Of a scene's head, what a teacher sees."""

    setup: Setup


_read_frame = msgspec.json.Decoder(FrameGlimpse).decode
_read_scene = msgspec.json.Decoder(SceneGlimpse).decode


class Whereabouts:
    """One learner's place, set-up and training.

    Pictures come thirty times a second. Of each the head is laid by, and the last is read when
    somebody looks: so none is the last that is not seen, and most cost nothing.
    """

    def __init__(self, place: str = "", doing: Doing | None = None) -> None:
        self.place, self.doing = place, doing
        self.setup: Setup | None = None
        self._losses = deque(doing.losses if doing else (), LOSSES)
        self._noted: float | None = None  # the epoch of the last loss
        self._latest: bytes | None = None

    def saw(self, sent: Sendable) -> bool:
        """Takes in what was sent to the page; whether it is another set-up."""
        if isinstance(sent, Scene):
            return self._begin(sent.setup)
        if is_a(sent, "scene"):
            return self._begin(_read_scene(head_json(sent)).setup)
        if is_a(sent, "frame"):
            self._latest = head_json(sent)
        return False

    def look(self) -> bool:
        """Reads the last picture; whether anything is another than at the last look."""
        latest, self._latest = self._latest, None
        return latest is not None and self._learn(_read_frame(latest))

    def _begin(self, setup: Setup) -> bool:
        if self.setup is None or anew(self.setup, setup):
            self._losses.clear()
            self._noted = None
        running = self.doing is not None and self.doing.running
        self.setup, self._latest = setup, None
        self.doing = msgspec.structs.replace(
            _doing(setup), running=running, losses=list(self._losses)
        )
        return True

    def _learn(self, frame: FrameGlimpse) -> bool:
        if self.doing is None:
            return False
        if frame.training_loss is not None and frame.epoch != self._noted:
            self._losses.append(float(f"{frame.training_loss:.4g}"))
            self._noted = frame.epoch
        before = self.doing
        self.doing = msgspec.structs.replace(
            before,
            running=frame.running,
            epoch=frame.epoch,
            loss=frame.training_loss,
            metric=frame.test_metric,
            losses=list(self._losses),
        )
        return before != self.doing


def anew(before: Setup, after: Setup) -> bool:
    """Whether it is another network or other data: the curve of before says nothing of it."""
    return before.data != after.data or before.network != after.network


def _doing(setup: Setup) -> Doing:
    return Doing(
        source=setup.data.source,
        hidden=[(layer.units, layer.activation) for layer in setup.network.hidden],
        optimizer=setup.training.optimizer,
        learning_rate=setup.training.learning_rate,
    )
