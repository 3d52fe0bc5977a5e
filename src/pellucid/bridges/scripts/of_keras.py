"""What a script trains with Keras: the first `fit` is taken, not carried out."""

import functools
from collections.abc import Iterable
from itertools import islice
from typing import Any

import numpy as np

from pellucid.bridges.scripts.taking import Enough, Rows, Say, Taken
from pellucid.errors import BadInput

_BATCH = 32


class KerasTaking:
    """Watches `Model.fit` and `Model.train_on_batch` in this process."""

    def __init__(self, keras: Any, say: Say) -> None:
        self._keras, self._say = keras, say
        self._taken: Taken | None = None
        self._model: Any = None
        self._began: Any = None  # its weights before the first batch
        self._rows = Rows()
        self._own: tuple[Any, Any] = (keras.Model.fit, keras.Model.train_on_batch)

    def start(self) -> None:
        """Begins to watch."""
        model = self._keras.Model
        fit, batch = self._own

        @functools.wraps(fit)
        def fitting(own: Any, x: Any = None, y: Any = None, *rest: Any, **settings: Any) -> Any:
            if not own.compiled:
                return fit(own, x, y, *rest, **settings)  # Keras' own complaint
            names = ("batch_size", "epochs", "verbose", "callbacks", "validation_split")
            self._fit(own, x, y, {**dict(zip(names, rest, strict=False)), **settings})
            raise Enough

        @functools.wraps(batch)
        def one_batch(own: Any, x: Any, y: Any = None, *rest: Any, **settings: Any) -> Any:
            self._batch(own, x, y)
            return batch(own, x, y, *rest, **settings)

        model.fit, model.train_on_batch = fitting, one_batch

    def stop(self) -> None:
        """Leaves Keras as it was."""
        self._keras.Model.fit, self._keras.Model.train_on_batch = self._own

    def taken(self) -> Taken | None:
        """What was seen to be trained; None where nothing was."""
        rows = self._rows.arrays()
        if self._taken is not None or rows is None:
            return self._taken
        self._model.set_weights(self._began)
        return Taken(
            self._model, *rows, epochs=self._rows.epochs,
            batch_size=min(self._rows.largest, len(rows[0])),
        )  # fmt: skip

    def _fit(self, model: Any, x: Any, y: Any, settings: dict[str, Any]) -> None:
        self._say(f"taking what it gives to fit ({model.name})")
        epochs, steps = int(settings.get("epochs", 1)), settings.get("steps_per_epoch")
        inputs, targets, size = _examples(x, y, None if steps is None else steps * epochs)
        if size and steps:  # an epoch is so many batches, however many examples there are
            epochs = max(1, round(epochs * steps * size / len(inputs)))
        held, share = settings.get("validation_data"), settings.get("validation_split") or 0.0
        if held is not None:
            held = _examples(*(held[:2] if isinstance(held, tuple | list) else (held, None)))[:2]
        elif share:
            kept = int(len(inputs) * (1 - share))  # as Keras does: the last ones are held back
            held = (inputs[kept:], targets[kept:])
            inputs, targets = inputs[:kept], targets[:kept]
        self._taken = Taken(
            model, inputs, targets, epochs=epochs,
            batch_size=int(size or settings.get("batch_size") or _BATCH), held=held,
        )  # fmt: skip

    def _batch(self, model: Any, x: Any, y: Any) -> None:
        if self._model is None:
            self._model = model
            model(_array(x))  # so that it has weights, if it was not built yet
            self._began = [np.array(one) for one in model.get_weights()]
            self._say(f"watching its loop train {model.name}")
        if model is self._model:
            self._rows.add(_array(x), _array(y))


def _examples(
    x: Any, y: Any, most: int | None = None
) -> tuple[np.ndarray, np.ndarray, int | None]:  # fmt: skip
    """Inputs, targets, and the size of batches where they came in batches: `most` of these."""
    if y is not None:
        return _array(x), _array(y), None
    rows = Rows()
    for batch in islice(_batches(x), most):
        if not isinstance(batch, tuple | list) or len(batch) < 2:
            break
        rows.add(_array(batch[0]), _array(batch[1]))
        if rows.all_there_are:
            break
    found = rows.arrays()
    if found is None:
        raise BadInput(
            "the script gives fit no targets that can be taken",
            "arrays x and y, or batches of both", instead="pellucid.diagnose(model, x, y)",
        )  # fmt: skip
    return *found, rows.largest


def _batches(x: Any) -> Iterable[Any]:
    """The batches of one epoch: a data set by its length, a generator as far as it goes."""
    if hasattr(x, "__getitem__") and hasattr(x, "__len__") and not isinstance(x, np.ndarray):
        return (x[place] for place in range(len(x)))
    return x if isinstance(x, Iterable) and not isinstance(x, np.ndarray) else ()


def _array(values: Any) -> np.ndarray:
    """An array of numbers. Raises `BadInput` for several at once."""
    if isinstance(values, dict) or values is None:
        raise BadInput("the script gives fit several inputs, or none", "one array of inputs")
    if hasattr(values, "detach"):
        values = values.detach().cpu()
    return np.asarray(values)
