"""A model that listens."""

from pathlib import Path
from typing import Any

import numpy as np

from pellucid.cli.listening.carry_out import Heard, not_sound
from pellucid.cli.listening.microphone import record
from pellucid.data import Note, SoundEncoding
from pellucid.learning import load_model


class Listener:
    """A model of recordings, ready to answer. Raises `BadInput` for a model of anything else."""

    def __init__(self, path: str) -> None:
        self._model = load_model(path)
        if not isinstance(self._model.encoding, SoundEncoding):
            raise not_sound(path, f"{self._model.noun}s")
        self._encoding = self._model.encoding

    def file(self, path: Path) -> Heard:
        """The answer to what a file holds."""
        return self._answer(str(path), path)

    def microphone(self, room: float) -> Heard:
        """The answer to what is heard for `room` times as long as the model takes."""
        rate = self._encoding.rate
        return self._answer("microphone", (record(self._encoding.seconds * room, rate), rate))

    def _answer(self, source: str, item: Any) -> Heard:
        model = self._model
        x, notes = model.encode([item])
        outputs = model.outputs(x)
        prediction = model.decode(outputs)[0]
        shares: dict[str, float] = {}
        if model.task != "regression":
            found = model.shares(outputs)[0].tolist()
            shares = dict(zip(model.classes, found, strict=True))
        return Heard(source, prediction, shares, (*notes, *_silence(x)))


def _silence(x: np.ndarray) -> tuple[Note, ...]:
    if np.abs(x.astype(np.int32)).max(initial=0) > 50:
        return ()
    return (Note("silence", "There is next to nothing to hear, so the answer means nothing."),)
