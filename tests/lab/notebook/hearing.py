"""The other end of a talk, and what is read from what it was told."""

import json
from typing import Any

import numpy as np

from pellucid.lab.notebook.messages import head_of
from pellucid.lab.notebook.talk import Shown, Talk

from ..bench.reading import read


class FrontEnd:
    """The other end of a talk: what it was told, and a name to say things under."""

    def __init__(self, shown: Shown) -> None:
        self.talk = Talk(shown, self._hear, self.left_by)
        self.told: list[tuple[str, Any]] = []
        self.left: list[str] = []

    def _hear(self, who: str, message: Any) -> None:
        self.told.append((who, message))

    def left_by(self, who: str) -> None:
        self.left.append(who)

    def say(self, kind: str, who: str = "a", **said: Any) -> list[Any]:
        """Says something; the messages that come at once, those with arrays by their heads."""
        self.told.clear()
        self.talk.hear(who, json.dumps({"type": kind, **said}))
        return [head_of(one) if isinstance(one, bytes) else one for _, one in self.told]


def array_in(message: bytes, name: str) -> np.ndarray:
    """An array of a message."""
    return read(message).arrays[name]


def scene_and_frame(shown: Any) -> tuple[bytes, bytes]:
    """What a page is shown at first."""
    shown.prepare()
    (frame,) = shown.picture()
    return scene_of(shown), frame


def scene_of(shown: Any) -> bytes:
    """How it is set up: nothing is compiled for that."""
    return next(one for one in shown.everything() if read(one).type == "scene")
