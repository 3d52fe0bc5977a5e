"""Watching `fit`: a callback that sees each epoch, and changes nothing.

It only reads: the losses that Keras hands to every callback, the weights at an epoch's end, where
every backend has them ready, and what the model then predicts. So what is trained is the same to
the bit.
"""

import time
from types import TracebackType
from typing import Any

import keras
import numpy as np
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.flow import leaves
from pellucid.bridges.keras.patient import make_patient
from pellucid.bridges.keras.probing import Probing
from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.recording import CURVES, Broken, Recording, Vitals
from pellucid.errors import BadInput
from pellucid.learning import STATISTICS

_WEIGHT, _UPDATE = STATISTICS.index("weight_norm"), STATISTICS.index("update_norm")
_LOGS = ("loss", "accuracy", "val_loss", "val_accuracy")
"""What Keras calls the curves, in their order."""


class KerasWatch(keras.callbacks.Callback):
    """A callback for `fit`, and a context around it.

    Vitals are each layer's weights, by how much an epoch changed them, and, where `fit` is called
    within the context with one array of inputs, what layers answer to a few of those between
    epochs. Keras shows nobody the gradients.
    """

    async_safe = True
    """Keras need not wait at each step for the loss: it may tell of it from other threads."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self._watched, self._began = model, time.perf_counter()
        self._at: list[int] = []
        self._curves: list[list[float]] = []
        self._losses: list[float] = []
        self._epoch: list[tuple[int, float]] = []
        self._rows: list[np.ndarray] = []
        self._before: list[np.ndarray] = []
        self._probing = Probing(model)

    def __enter__(self) -> "KerasWatch":
        self._probing.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Sees no more of what `fit` is given."""
        self._probing.stop()

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:
        """Keeps the weights, to see what the first epoch does to them."""
        del logs
        self._take_losses()
        if not self._at:
            self._before = self._weights()

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Takes the loss so far of the epoch."""
        self._epoch.append((batch, float((logs or {}).get("loss", np.nan))))

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Takes the epoch's curves, and what it did to the weights."""
        del epoch
        known = logs or {}
        self._take_losses()
        self._at.append(len(self._losses))
        self._curves.append([float(known.get(name, np.nan)) for name in _LOGS])
        weights = self._weights()
        if len(weights) != len(self._before):
            self._before = weights
        self._rows.append(_told(self._before, weights, self._looked()))
        self._before = weights

    def _take_losses(self) -> None:
        self._losses, self._epoch = self._seen(), []

    def _seen(self) -> list[float]:
        """The loss of every step so far; those of this epoch may have come out of order."""
        return [*self._losses, *(loss for _, loss in sorted(self._epoch))]

    @property
    def _broken(self) -> Broken | None:
        """The first step whose loss was no number."""
        finite = np.isfinite(self._seen())
        return None if finite.all() else Broken(int(finite.argmin()) + 1, None, "loss")

    def _looked(self) -> np.ndarray | None:
        """How layers take a few examples now; not of weights that are no numbers any more."""
        layers = list(leaves(self._watched))
        return None if self._broken else self._probing.look(layers)

    def anatomy(self) -> Anatomy:
        """What the model is made of, with its weights as they are now.

        Raises `BadInput` for a model that is not built yet, or not compiled.
        """
        if not self._watched.built:
            raise BadInput("nothing was seen of this model", "a call of fit with this callback")
        shape = self._watched.get_build_config()["input_shape"]
        x = np.zeros((2, *(size or 1 for size in shape[1:])), np.float32)
        # Zeros of any shape do: only a loss called "crossentropy" hangs on what targets are like.
        return make_patient(self._watched, x, np.zeros((2, 2)), None, None).anatomy

    def recording(self) -> Recording:
        """What was seen so far, a look an epoch."""
        nothing = np.zeros((0, len(CURVES)))
        epochs, losses = max(1, len(self._at)), self._seen()
        return Recording(
            at=np.array(self._at, int),
            curves=np.array(self._curves) if self._curves else nothing,
            losses=np.array(losses),
            steps_an_epoch=max(1, len(losses) // epochs),
            steps=len(losses),
            vitals=self._vitals(),
            broken=self._broken,
            ended="broken" if self._broken else "done",
            seconds=time.perf_counter() - self._began,
        )

    def _vitals(self) -> Vitals | None:
        if not self._rows:
            return None
        names = tuple(layer.name for layer in leaves(self._watched))
        return Vitals(np.array(self._at), names, np.stack(self._rows))

    def _weights(self) -> list[np.ndarray]:
        """The trainable weights of each layer, one after another in one row."""
        if not self._watched.built:
            return []
        return [_row(layer) for layer in leaves(self._watched)]


def _row(layer: Any) -> np.ndarray:
    parts = [np.ravel(np.asarray(convert_to_numpy(one))) for one in layer.trainable_variables]
    return np.concatenate([*parts, np.zeros(0, np.float32)])


def _told(
    before: list[np.ndarray], after: list[np.ndarray], looked: np.ndarray | None
) -> np.ndarray:  # fmt: skip
    """Shape (layers, statistics): the sizes of weights and of what the epoch changed them by.

    What was looked at besides, activations and units, stands with them.
    """
    table = np.full((len(after), len(STATISTICS)), np.nan) if looked is None else looked
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        if new.size:
            table[row, _WEIGHT] = np.linalg.norm(new)
            table[row, _UPDATE] = np.linalg.norm(new - old)
    return table
