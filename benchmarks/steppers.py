"""The same training step by four libraries: each function makes one that measures its own."""

import os
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

os.environ["KERAS_BACKEND"] = "jax"
import numpy as np

Measure = Callable[[], float]


class Work(NamedTuple):
    """What is trained: units of every layer from the inputs on, batch, and steps a measurement.

    The last layer is a softmax over its units; the layers before it are ReLU; Adam throughout.
    """

    units: tuple[int, ...]
    batch: int
    steps_an_epoch: int

    @property
    def name(self) -> str:
        return "-".join(map(str, self.units)) + f", batch {self.batch}"

    @property
    def rows(self) -> int:
        return self.batch * self.steps_an_epoch

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        chance = np.random.default_rng(0)
        x = chance.normal(size=(self.rows, self.units[0])).astype(np.float32)
        return x, chance.integers(0, self.units[-1], self.rows).astype(np.int32)


def pellucid(work: Work, epochs: int, *, networks: int = 1, vitals: bool = True) -> Measure:
    """Seconds a step of one network, when so many learn side by side."""
    from pellucid.data import Dataset
    from pellucid.learning import Rows, Settings, fit
    from pellucid.network import Dense, Network

    x, y = work.data()
    data = Dataset("noise", x, y, "multiclass", tuple(map(str, range(work.units[-1]))))
    hidden = [Dense(units, "relu") for units in work.units[1:-1]]
    network = Network((work.units[0],), (*hidden, Dense(work.units[-1], "softmax")))
    settings = Settings(epochs=epochs, batch_size=work.batch, optimizer="adam", vitals=vitals)
    rows = Rows(np.arange(work.rows)[None], np.empty((1, 0), np.int64))

    def measure() -> float:
        fitted = fit(network, data, settings, rows, seeds=range(networks))
        return fitted.train_seconds / (epochs * work.steps_an_epoch * networks)

    return measure


def torch(work: Work, epochs: int) -> Measure:
    """PyTorch, eager: the loop of its tutorials, with the data in one tensor."""
    import torch
    from torch import nn

    x, y = work.data()
    inputs, targets = torch.from_numpy(x), torch.from_numpy(y).long()
    layers = [
        layer
        for wide, units in zip(work.units, work.units[1:], strict=False)
        for layer in (nn.Linear(wide, units), nn.ReLU())
    ][:-1]
    model, loss = nn.Sequential(*layers), nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters())

    def measure() -> float:
        began = perf_counter()
        for _ in range(epochs):
            for rows in torch.randperm(len(inputs)).split(work.batch):
                optimizer.zero_grad()
                loss(model(inputs[rows]), targets[rows]).backward()
                optimizer.step()
        return (perf_counter() - began) / (epochs * work.steps_an_epoch)

    return measure


def keras(work: Work, epochs: int) -> Measure:
    """Keras on JAX: `compile` and `fit` as they come."""
    import keras

    hidden = [keras.layers.Dense(units, "relu") for units in work.units[1:-1]]
    model = keras.Sequential(
        [keras.Input(work.units[:1]), *hidden, keras.layers.Dense(work.units[-1])]
    )
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    x, y = work.data()

    def measure() -> float:
        began = perf_counter()
        model.fit(x, y, batch_size=work.batch, epochs=epochs, verbose=0)
        return (perf_counter() - began) / (epochs * work.steps_an_epoch)

    return measure


def sklearn(work: Work, epochs: int) -> Measure:
    """scikit-learn's MLPClassifier."""
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    x, y = work.data()
    model = MLPClassifier(
        work.units[1:-1], batch_size=work.batch, max_iter=epochs, tol=0, n_iter_no_change=epochs
    )

    def measure() -> float:
        began = perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it is told when to stop
            model.fit(x, y)
        return (perf_counter() - began) / (epochs * work.steps_an_epoch)

    return measure
